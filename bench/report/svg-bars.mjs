// Bar charts as SVG text: a row a bar, ours in colour, half of the measured values within the whisker.

import { shown } from './markdown.mjs'
import { page, short, text, WIDTH } from './svg.mjs'

const [LEFT, RIGHT, TOP, ROW, BAR] = [250, 110, 66, 28, 16]

/** Rows: `{ name, isOurs, median, low, high }`, of which the last two may lack. */
export function bars({ title, note, unit, rows }) {
  const max = Math.max(...rows.map(({ median, high = median }) => high))
  const toX = (value) => LEFT + (value / max) * (WIDTH - LEFT - RIGHT)
  const drawn = rows.map((row, index) => draw(row, TOP + index * ROW, toX, unit))
  const height = TOP + rows.length * ROW + 14
  return page({ title, note, left: 24, height }, drawn)
}

function draw({ name, isOurs, median, low, high }, top, toX, unit) {
  const end = short(toX(median))
  const middle = top + BAR / 2
  const width = short(Math.max(1, toX(median) - LEFT))
  const look = isOurs ? 'ours' : 'other'
  const parts = [
    text(LEFT - 10, middle + 4, name, ' text-anchor="end"'),
    `<rect x="${LEFT}" y="${top}" width="${width}" height="${BAR}" class="${look}"/>`,
  ]
  if (high > low) {
    const [from, to] = [short(toX(low)), short(toX(high))]
    parts.push(`<path d="M${from} ${middle}H${to}" class="whisker"/>`)
  }
  const beside = Math.max(Number(end), high === undefined ? 0 : toX(high)) + 8
  parts.push(text(short(beside), middle + 4, `${shown(median)} ${unit}`))
  return parts.join('\n')
}
