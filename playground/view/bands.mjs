// The timeline: for each library its states as a band, and below it what happened, as signs.

import { now } from '../lanes/record.mjs'
import { text } from '../texts/texts.mjs'
import { makeChart, pixels } from './chart.mjs'
import { colour } from './colours.mjs'

export const STATES = ['connecting', 'open', 'waiting', 'offline', 'closing', 'closed', 'given-up']

/** The signs of events: each with its row below the band, and its offset from the time of the event. */
export const SIGNS = {
  ping: ['•', 0, 0],
  out: ['▲', 0, -5],
  in: ['▼', 0, 5],
  dead: ['✕', 1, -6],
  failed: ['!', 1, -6],
  closed: ['■', 1, -6],
  retry: ['↻', 1, 6],
}

/** A fault, and the end of one that lasted: lines, so wide. */
export const LINES = { fault: 3, mended: 2 }

/** Heights: of a band, of a row of signs, of a lane, of what is around them. */
export const BAND = 26
export const ROW = 17
const LANE = 80
const AROUND = 36

/** States whose words are long have a short form too. */
const SHORT = ['waiting', 'offline', 'closing']

/** The longest of a state's words for which there is room; `isFit(words)` says whether there is. */
export function bandWords(state, isFit) {
  const keys = [`state.${state}`, ...(SHORT.includes(state) ? [`band.${state}`] : [])]
  return keys.map((key) => text(key)).find(isFit) ?? ''
}

export function makeBands(place) {
  let lanes = {}
  const count = () => Object.keys(lanes).length
  const names = () => Object.keys(lanes).toReversed()
  const draw = makeChart(place, () => AROUND + LANE * count(), {
    scales: { y: { range: () => [0, count()] } },
    axes: {
      splits: () => names().map((name, i) => i + 0.5),
      values: () => names().map((name) => text(`who.${name}`)),
      grid: { show: false },
    },
    series: [{ show: false }],
    hooks: { draw: [(chart) => Object.values(lanes).forEach(paintLane(chart, count()))] },
  })
  return (all) => {
    lanes = all
    const at = now() / 1000
    draw([[at], [null]])
  }
}

const paintLane = (chart, count) => (lane, i) => paint(chart, lane.record, count - i)

function paint(chart, record, top) {
  const { ctx, bbox } = chart
  const x = (at) => chart.valToPos(at / 1000, 'x', true)
  const y = chart.valToPos(top, 'y', true) + pixels(6)
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  for (const band of record.bands) paintBand(ctx, band, x, y, bbox.left)
  ctx.textAlign = 'center'
  for (const { at, kind } of record.marks) {
    if (kind in LINES) paintLine(ctx, kind, x(at), y)
    else paintSign(ctx, kind, x(at), y)
  }
  ctx.restore()
}

function paintBand(ctx, { state, from, to }, x, y, leftmost) {
  const left = Math.max(x(from), leftmost)
  const width = x(to ?? now()) - left
  if (width <= 0) return
  ctx.fillStyle = colour(state)
  ctx.fillRect(left, y, Math.max(width, 1), pixels(BAND))
  ctx.font = `${pixels(12)}px system-ui, sans-serif`
  const isFit = (words) => ctx.measureText(words).width + pixels(10) <= width
  ctx.fillStyle = colour('on-band')
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(bandWords(state, isFit), left + pixels(5), y + pixels(BAND / 2))
}

function paintSign(ctx, kind, x, y) {
  const [sign, row, aside] = SIGNS[kind]
  ctx.font = `${pixels(kind === 'ping' ? 14 : 12)}px system-ui, sans-serif`
  ctx.fillStyle = colour(row ? 'event' : 'text')
  ctx.textBaseline = 'middle'
  ctx.fillText(sign, x + pixels(aside), y + pixels(BAND + ROW * (row + 0.6)))
}

function paintLine(ctx, kind, x, y) {
  ctx.fillStyle = colour(kind)
  ctx.fillRect(x - pixels(1), y - pixels(4), pixels(LINES[kind]), pixels(BAND + 2 * ROW + 6))
}
