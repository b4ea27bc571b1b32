// What both charts share: a time axis that moves, the other axes, the size.

import uPlot from 'uplot'
import { now } from '../lanes/record.mjs'
import { colour } from './colours.mjs'

const FONT = '12px system-ui, sans-serif'
/** How many seconds are shown: more over time, fewer on a narrow page. */
const WINDOWS = [15, 30, 60]
const NARROW = 560

export const pixels = (n) => n * devicePixelRatio

/** A chart in `place`, as high as `height()` says; `more` are its own options for uPlot. */
export function makeChart(place, height, { scales, axes, series, ...more }) {
  const seconds = () => {
    const windows = place.clientWidth < NARROW ? WINDOWS.slice(0, -1) : WINDOWS
    return windows.find((span) => span > now() / 1000) ?? windows.at(-1)
  }
  const splits = (u) => {
    const { max } = u.scales.x
    return [1, 2 / 3, 1 / 3, 0].map((part) => max - part * seconds())
  }
  const times = {
    font: FONT,
    size: 28,
    stroke: () => colour('text'),
    grid: { show: false },
    ticks: { stroke: () => colour('line'), size: 4 },
    splits,
    values: (u, values) =>
      values.map((value) => `${Math.round(value - u.scales.x.max)} s`.replace('-', '−')),
  }
  const left = {
    font: FONT,
    size: 48,
    stroke: () => colour('text'),
    grid: { stroke: () => colour('line') },
    ticks: { show: false },
  }
  const chart = new uPlot(
    {
      width: place.clientWidth,
      height: height(),
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 12, 0, 0],
      scales: { x: { time: false }, ...scales },
      axes: [times, { ...left, ...axes }],
      series: [{}, ...series],
      ...more,
    },
    [[0], ...series.map(() => [null])],
    place,
  )
  const fit = () => chart.setSize({ width: place.clientWidth, height: height() })
  new ResizeObserver(fit).observe(place)
  return (data) => {
    if (chart.height !== height()) fit()
    const max = now() / 1000
    chart.setData(data, false)
    chart.setScale('x', { min: max - seconds(), max })
  }
}
