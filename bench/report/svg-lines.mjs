// Line charts as SVG text: panels one above the other, one legend. Readable on light and dark pages,
// and without colours: each line has dashes of its own.

import { page, short, strokes, text, WIDTH } from './svg.mjs'

const PANEL = 250
const [LEFT, RIGHT, TOP, GAP] = [64, 20, 96, 64]

/** Panels: `{x, y, series: [{name, points}]}`; an axis: `{title, min, max, ticks, log}`. */
export function lines({ title, note, panels }) {
  const height = TOP + panels.length * (PANEL + GAP)
  const parts = panels.map((panel, index) => drawPanel(panel, TOP + index * (PANEL + GAP)))
  return page({ title, note, left: LEFT, height }, [legend(panels[0].series), ...parts])
}

/** How wide a letter is, about. */
const LETTER = 6.6

function legend(series) {
  let next = LEFT
  return series
    .map(({ name }, index) => {
      const x = Math.round(next)
      next += 32 + name.length * LETTER + 14
      return `<path d="M${x} 68h26" ${look(index)}/>${text(x + 32, 72, name)}`
    })
    .join('\n')
}

const look = (index) => {
  const { dash } = strokes[index % strokes.length]
  return `class="line s${index % strokes.length}"${dash && ` stroke-dasharray="${dash}"`}`
}

function drawPanel({ x, y, series }, top) {
  const bottom = top + PANEL
  const right = WIDTH - RIGHT
  const toX = scale(x, LEFT, right)
  const toY = scale(y, bottom, top)
  const rows = (y.ticks ?? decades(y)).map((tick) => {
    const at = short(toY(tick))
    const label = text(LEFT - 8, Number(at) + 4, String(tick), ' text-anchor="end"')
    return `<path d="M${LEFT} ${at}H${right}" class="grid"/>${label}`
  })
  const columns = x.ticks.map((tick) => {
    const at = short(toX(tick))
    const label = text(at, bottom + 18, String(tick), ' text-anchor="middle"')
    return `<path d="M${at} ${bottom}v4" class="grid"/>${label}`
  })
  const paths = series.map(
    ({ points }, index) => `<path d="${path(points, toX, toY, y)}" ${look(index)}/>`,
  )
  const middle = (top + bottom) / 2
  const turned = ` text-anchor="middle" transform="rotate(-90 18 ${middle})"`
  return [
    ...rows,
    ...columns,
    ...paths.reverse(),
    text(18, middle, y.title, turned),
    text((LEFT + right) / 2, bottom + 38, x.title, ' text-anchor="middle"'),
  ].join('\n')
}

function scale({ min = 0, max, log }, from, to) {
  const of = log ? Math.log10 : (value) => value
  return (value) => from + ((of(value) - of(min)) / (of(max) - of(min))) * (to - from)
}

function decades({ min, max }) {
  const ticks = []
  for (let tick = min; tick <= max; tick *= 10) ticks.push(Number(tick.toPrecision(1)))
  return ticks
}

/** What lies beyond an axis runs along its end: a logarithm has no zero. */
function path(points, toX, toY, { min, max }) {
  const within = (y) => Math.max(min, Math.min(y, max))
  const pairs = points.map(([x, y]) => `${short(toX(x))} ${short(toY(within(y)))}`)
  return `M${pairs.join('L')}`
}
