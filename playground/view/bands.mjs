// The timeline: for each library its states as a band, and below it what happened, as signs.

import { now } from '../lanes/record.mjs'
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

const HEIGHT = 196
const BAND = 26
const ROW = 17

export function makeBands(place) {
  let lanes = []
  const draw = makeChart(place, HEIGHT, {
    scales: { y: { range: [0, 2] } },
    axes: { splits: () => [0.5, 1.5], values: () => ['1.x', '2.x'], grid: { show: false } },
    series: [{ show: false }],
    hooks: { draw: [(chart) => lanes.forEach((lane, i) => paint(chart, lane.record, 2 - i))] },
  })
  return ({ ours, first }) => {
    lanes = [ours, first]
    const at = now() / 1000
    draw([[at], [null]])
  }
}

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
  if (ctx.measureText(state).width + pixels(10) > width) return
  ctx.fillStyle = colour('on-band')
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(state, left + pixels(5), y + pixels(BAND / 2))
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
