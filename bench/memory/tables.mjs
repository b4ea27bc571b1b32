// The figures of memory, as they are printed and shown.

import { bar, nameOf } from '../peers.mjs'
import { bytes, shown, table } from '../report/markdown.mjs'
import { bars } from '../report/svg-bars.mjs'

const figure = ({ median, low, high }) =>
  `${bytes(Math.round(median))} (${bytes(Math.round(low))} … ${bytes(Math.round(high))})`

export function tables({ perTask, lives }) {
  const counts = Object.values(perTask)[0].map(({ tasks }) => tasks)
  const head = [
    'bytes a task',
    ...counts.map((count) => `of ${count}`),
    'of that, the core’s memory',
  ]
  const rows = Object.entries(perTask).map(([name, own]) => [
    nameOf(name),
    ...own.map(({ whole }) => figure(whole)),
    bytes(Math.round(own.at(-1).core.median)),
  ])
  const lifeRows = Object.entries(lives).map(([name, life]) => [
    nameOf(name),
    bytes(life.opens),
    bytes(life.tasks),
    ...['pages', 'listeners', 'timers', 'sockets'].map((what) => life[what]),
    `${(life.heap[0] / 1e6).toFixed(2)} → ${(life.heap.at(-1) / 1e6).toFixed(2)}`,
    shown(life.heapPerReconnect),
  ])
  const lifeHead = ['a long life', 'opens', 'tasks', 'wasm pages', 'listeners', 'timers', 'sockets']
  return {
    tasks: table(head, rows),
    growth: table([...lifeHead, 'heap, MB', 'bytes a reconnect'], lifeRows),
  }
}

export function plots({ perTask }) {
  const rows = Object.entries(perTask).map(([name, own]) => {
    const { median, low, high } = own.at(-1).whole
    return bar(name, { median: median / 1000, low: low / 1000, high: high / 1000 })
  })
  const title = 'Memory a task, of 1000'
  const note =
    'heap and the core’s memory, without what the host keeps of a socket; 1 KB is 1000 bytes'
  return { tasks: bars({ title, note, unit: 'KB', rows }) }
}
