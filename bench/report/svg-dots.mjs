// Dot charts as SVG text: a row for each thing measured; ours above the line, the others below it. A dot is a
// median, what follows it reaches to the worst; one of the others is a ring.

import { page, short, text, WIDTH } from './svg.mjs'

const [LEFT, RIGHT, TOP, ROW] = [190, 150, 84, 30]

/** How far ours are above the middle of a row, and the others below. */
const APART = 6

/**
 * Rows: `{ name, ours: [{median, worst}], others: […], ring: […], note }`; null is beyond the axis. `max` and
 * `ticks` are in the unit of the values.
 */
export function dots({ title, note, axis, max, ticks, rows }) {
  const toX = (value) => LEFT + (Math.min(value ?? max, max) / max) * (WIDTH - LEFT - RIGHT)
  const bottom = TOP + rows.length * ROW
  const scale = ticks.map((tick) => {
    const x = short(toX(tick))
    const line = `<path d="M${x} ${TOP - 8}V${bottom}" class="grid"/>`
    return line + text(x, TOP - 14, String(tick), ' text-anchor="middle"')
  })
  const unit = text(WIDTH - RIGHT + 12, TOP - 14, axis)
  const drawn = rows.map((row, index) => draw(row, TOP + index * ROW + ROW / 2, toX))
  return page({ title, note, left: 24, height: bottom + 14 }, [...scale, unit, ...drawn])
}

function draw({ name, ours, others, ring, note }, middle, toX) {
  const marks = (list, y, look, radius) =>
    list
      .filter(({ median }) => median !== null)
      .map(({ median, worst }) => {
        const [from, to] = [short(toX(median)), short(toX(worst))]
        const line = `<path d="M${from} ${y}H${to}" class="line ${look.line}"/>`
        return `${line}<circle cx="${from}" cy="${y}" r="${radius}" class="${look.dot}"/>`
      })
  return [
    text(LEFT - 14, middle + 4, name, ' text-anchor="end"'),
    ...marks(others, middle + APART, { line: 's5', dot: 'other' }, 4),
    ...marks(ring, middle + APART, { line: 's1', dot: 'line s1' }, 6),
    ...marks(ours, middle - APART, { line: 's0', dot: 'ours' }, 5),
    text(WIDTH - RIGHT + 12, middle + 4, note),
  ].join('\n')
}
