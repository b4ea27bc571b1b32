// The timeline as an SVG file, for documents and issues: from some seconds before the last fault until now.

import { now } from '../lanes/record.mjs'
import { recoveryOf } from '../lanes/recovery.mjs'
import { inSeconds, text } from '../texts/texts.mjs'
import { BAND, bandWords, LINES, ROW, SIGNS, STATES } from './bands.mjs'
import { colour } from './colours.mjs'
import { find } from './element.mjs'

const WIDTH = 860
const MARGIN = 20
/** From the top of a lane: its words, its band. */
const WORDS = 24
const TOP = 34
const LANE = TOP + BAND + 2 * ROW + 12
const LINE = 22

/** ms before the fault. */
const BEFORE = 3000
/** ms that are shown where no fault has happened. */
const USUAL = 15_000
/** ms between marks of the axis; the first that gives at most ten is taken. */
const STEPS = [1000, 2000, 5000, 10_000]

const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
const SIZE = 13
const BOLD = { 'font-weight': 600 }

const MOODS = { recovered: 'good', hangs: 'event', none: 'text', faulty: 'warn', down: 'warn' }

const ruler = document.createElement('canvas').getContext('2d')

function widthOf(content) {
  ruler.font = `${SIZE}px ${FONT}`
  return ruler.measureText(content).width
}

const round = (number) => Math.round(number * 10) / 10

/** An element; each child stands in a line of its own, so that the file can be read. */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, typeof value === 'number' ? round(value) : value)
  for (const child of children.flat(Infinity))
    element.append(...(typeof child === 'string' ? [child] : ['\n', child]))
  return element
}

const words = (x, y, name, content, more = {}) =>
  svg('text', { x, y, fill: colour(name), ...more }, content)

const box = (x, y, width, height, name) => svg('rect', { x, y, width, height, fill: colour(name) })

/** The link that saves it; `scene()` is what `picture` takes, or null before the first start. */
export function makePicture(scene) {
  const link = find('picture')
  link.onclick = (event) => {
    const shown = scene()
    if (!shown) return event.preventDefault()
    link.href = `data:image/svg+xml,${encodeURIComponent(picture(shown))}`
  }
}

/** `fault` is the last one, if any; `options` are those of all. */
function picture({ lanes, fault, options }) {
  const all = Object.entries(lanes)
  const top = MARGIN + 2 * LINE
  const { x, axis } = timeAxis(lanes.ours.record, top + all.length * LANE)
  const records = all.map(([, { record }]) => record)
  const legend = legendOf(records, top + all.length * LANE + 2 * LINE + 8)
  const height = legend.bottom + LINE + MARGIN
  const title = fault ? text(`fault.${fault}`) : text('timeline')
  const parts = [
    svg('title', {}, title),
    svg('rect', { width: WIDTH, height, rx: 10, fill: colour('panel') }),
    words(MARGIN, MARGIN + LINE / 2, 'fault', title, BOLD),
    explanation(fault),
    all.map(([who, { record }], i) => drawLane(who, record, x, top + i * LANE)),
    axis,
    legend.parts,
    words(MARGIN, legend.bottom + LINE, 'text', note(options)),
  ]
  const view = { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img' }
  const root = svg('svg', { ...view, 'font-family': FONT, 'font-size': SIZE }, parts)
  root.append('\n')
  return `${new XMLSerializer().serializeToString(root)}\n`
}

/** What the page says of a fault, if it fits into one line. */
function explanation(fault) {
  const said = fault ? find(`hint-${fault}`).textContent : ''
  const isFit = said && widthOf(said) <= WIDTH - 2 * MARGIN
  return isFit ? [words(MARGIN, MARGIN + 1.5 * LINE, 'text', said)] : []
}

const note = (options) =>
  text('picture.note', {
    ping: options.pingTimeout ?? '–',
    pong: options.pongTimeout ?? '–',
    delay: options.reconnectTimeout ?? '–',
  })

/** Where a time is, and the axis below: in seconds after the fault. */
function timeAxis({ bands, marks }, y) {
  const to = now()
  const struck = marks.findLast(({ kind }) => kind === 'fault')?.at
  const from = Math.max(bands[0].from, (struck ?? to - USUAL + BEFORE) - BEFORE)
  const zero = struck ?? to
  const scale = (WIDTH - 2 * MARGIN) / (to - from)
  const x = (at) => MARGIN + Math.max(0, at - from) * scale
  const step = STEPS.find((ms) => (to - from) / ms <= 10) ?? STEPS.at(-1)
  const axis = []
  for (let at = Math.ceil((from - zero) / step) * step; at <= to - zero; at += step)
    axis.push(
      svg('path', { d: `M${round(x(zero + at))} ${y}v5`, stroke: colour('text') }),
      words(x(zero + at), y + 20, 'text', `${at / 1000} s`.replace('-', '−'), {
        'text-anchor': 'middle',
      }),
    )
  return { x, axis }
}

function drawLane(who, record, x, top) {
  const { kind, ms } = recoveryOf(record)
  const name = text(`who.${who}`)
  const y = top + TOP
  const isShown = ({ at }) => x(at) > MARGIN
  const marks = record.marks.filter(isShown)
  const recovery = text(`recovery.${kind}`, { s: inSeconds(ms) })
  const title = words(MARGIN, top + WORDS, who, name, BOLD)
  title.append(svg('tspan', { dx: 12, fill: colour(MOODS[kind]) }, recovery))
  return [
    title,
    record.bands.map((band) => drawBand(band, x, y)),
    marks.map(({ at, kind: mark }) => drawMark(mark, x(at), y)),
  ]
}

function drawBand({ state, from, to }, x, y) {
  const left = x(from)
  const width = x(to ?? now()) - left
  if (width <= 0) return []
  const shown = bandWords(state, (content) => widthOf(content) + 10 <= width)
  const bar = box(left, y, width, BAND, state)
  return shown ? [bar, words(left + 5, y + BAND / 2 + 4.5, 'on-band', shown)] : [bar]
}

function drawMark(kind, x, y) {
  if (kind in LINES) return box(x - 1, y - 4, LINES[kind], BAND + 2 * ROW + 6, kind)
  const [sign, row, aside] = SIGNS[kind]
  const at = { 'text-anchor': 'middle', 'font-size': kind === 'ping' ? 14 : 12 }
  return words(x + aside, y + BAND + ROW * (row + 0.6) + 4, row ? 'event' : 'text', sign, at)
}

/** What of the colours and signs occurs, in lines below each other. */
function legendOf(records, top) {
  const states = new Set(records.flatMap(({ bands }) => bands.map(({ state }) => state)))
  const kinds = new Set(records.flatMap(({ marks }) => marks.map(({ kind }) => kind)))
  const items = [
    ...STATES.filter((state) => states.has(state)).map((state) => [`state.${state}`, state]),
    ...Object.keys(LINES)
      .filter((kind) => kinds.has(kind))
      .map((kind) => [`mark.${kind}`, kind]),
    ...Object.keys(SIGNS)
      .filter((kind) => kinds.has(kind))
      .map((kind) => [`mark.${kind}`, null, SIGNS[kind]]),
  ]
  let [x, y] = [MARGIN, top]
  const parts = items.map(([key, swatch, sign]) => {
    const content = text(key)
    const width = 18 + widthOf(content)
    if (x + width > WIDTH - MARGIN) [x, y] = [MARGIN, y + LINE]
    const left = x
    x += width + 18
    const sample = swatch
      ? box(left, y - 10, 12, 12, swatch)
      : words(left + 6, y, sign[1] ? 'event' : 'text', sign[0], { 'text-anchor': 'middle' })
    return [sample, words(left + 18, y, 'text', content)]
  })
  return { parts, bottom: y }
}
