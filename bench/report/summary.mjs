// The most important figures in a few lines: what stands on top of the document.

import { shown } from './markdown.mjs'

const kilo = (bytes) => `${shown(bytes / 1000)} KB`

function size({ size: { bundles } }) {
  const { ours, peers } = bundles
  const others = ['1.x', 'reconnecting-websocket', 'socket.io-client', 'mqtt']
  const list = others.map((name) => `${name} ${kilo(peers[name].gzip)}`)
  return `**Size**: ${kilo(ours['this version'].gzip)} in a bundle after gzip; ${list.join(', ')}.`
}

function message({ message: { figures } }) {
  const ns = (subject) => `${shown(figures.v8[`text:${subject}`].median)} ns`
  const others = `1.x ${ns('v1')}, a bare hook and one look at the clock ${ns('clock')}`
  return `**A message** to its hook: wasm ${ns('wasm')}, pure JS ${ns('js')}; ${others}.`
}

function life({ start, memory }) {
  const cold = (subject) => `${shown(start.starts[subject].whole.median)} ms`
  const task = (subject) => kilo(memory.perTask[subject].at(-1).whole.median)
  const growth = `${shown(memory.lives.js.heapPerReconnect)} bytes more after each reconnect`
  const ours = `cold ${cold('js')}, a task ${task('js')}, ${growth}`
  return `**Start and memory**: ${ours}; 1.x ${cold('v1')}, ${task('v1')}.`
}

function recovery({ recovery: { targets } }) {
  const held = {}
  for (const { what, holds } of targets) {
    const [, fault] = /^(.*), (?:median|worst)$/.exec(what) ?? []
    if (fault) held[fault] = holds && (held[fault] ?? true)
  }
  const all = Object.values(held)
  const count = `${all.filter(Boolean).length} of ${all.length} faults`
  return `**Recovery**: after ${count} no later than the quickest peer, in the median and at worst.`
}

function storm({ storm: { storms, targets } }) {
  const restart = (policy) => storms.find((one) => one.name === 'restart' && one.policy === policy)
  const { peak, ideal } = restart('default')
  const asked = targets.find(({ what }) => what.includes('retry-after')).measured
  const server = `a server that takes 1/${ideal} of its clients a second`
  const ours = `${shown(peak)} times as many come, with \`retry-after\` ${shown(asked)} times`
  return `**Restart** of ${server}, worst second: ${ours}; 1.x ${shown(restart('constant').peak)} times.`
}

/** The lines, and the parts that each is made of. */
const lines = [
  [size, 'size'],
  [message, 'message'],
  [life, 'start', 'memory'],
  [recovery, 'recovery'],
  [storm, 'storm'],
]

/** A list of those lines whose parts were measured. */
export function summary(kept) {
  const results = Object.fromEntries(
    Object.entries(kept).map(([part, { results: own }]) => [part, own]),
  )
  return lines
    .filter(([, ...parts]) => parts.every((part) => part in results))
    .map(([line]) => `- ${line(results)}`)
    .join('\n')
}
