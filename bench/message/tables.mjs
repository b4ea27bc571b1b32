// The figures of messages, as they are printed and shown.

import { ratio, round, shown, table } from '../report/markdown.mjs'
import { bars } from '../report/svg-bars.mjs'
import { atMost } from '../report/target.mjs'
import { withSpread } from '../rounds.mjs'

export const names = {
  bare: 'a bare hook',
  clock: 'a bare hook and one `Date.now()`',
  wasm: 'this version, wasm',
  js: 'this version, pure JS',
  v1: '1.x',
}
const nameOf = (key) => names[key] ?? key

const shapes = {
  bytes: 'an ArrayBuffer',
  nested: 'the event nested in `data` (Alipay)',
  base64: 'base64 (Alipay), decoded',
  blob: 'a Blob, unpacked by a Promise',
  isPong: 'text, with `isPong`',
  listener: "text, with `on('message')` beside the hook",
}

/** Rows of the table of the `WebSocket` class: names of figures, and what they are of. */
const heard = [
  ['text:bare', 'the host’s own listener'],
  ['text:clock', 'the same and one `Date.now()`'],
  ...['wasm', 'js'].flatMap((engine) => [
    [`text:${engine}`, `${nameOf(engine)}: \`onMessage\` of a task`],
    [`onmessage:${engine}`, `${nameOf(engine)}: \`onmessage\` of the class`],
    [`socketListener:${engine}`, `${nameOf(engine)}: a listener of the class`],
  ]),
]

/** Times of the host’s own send and a Promise of its result: only what throws inside takes as much. */
const SEND = 25

/** What has to hold; `figures` by engine. */
export function targets({ v8 }, timers) {
  const v1 = v8['text:v1'].median
  const share = (engine, limit) =>
    atMost(limit, round(v8[`text:${engine}`].median / v1), '×', `${nameOf(engine)}: time of 1.x`)
  const send = (engine) => {
    const times = round(v8[`promise:${engine}`].median / v8['promise:bare'].median)
    return atMost(SEND, times, '×', `${nameOf(engine)}: \`send\`, time of a bare one`)
  }
  const calls = (engine, pace) => {
    const what = `${nameOf(engine)}: timer calls per 1000 messages, ${pace}`
    return atMost(1, timers[engine][pace], '', what)
  }
  const both = (pace) => [calls('wasm', pace), calls('js', pace)]
  const times = [share('wasm', 0.25), share('js', 0.333), send('wasm'), send('js')]
  return [...times, ...both('all at once'), ...both('100 a second')]
}

export function tables({ figures, timers }) {
  const { v8, jsc } = figures
  const cell = (all, name) => (all?.[name] ? withSpread(all[name]) : '–')
  const usual = Object.keys(v8).filter((name) => name.startsWith('text:'))
  const rows = usual.map((name) => [
    nameOf(name.slice(5)),
    cell(v8, name),
    ratio(v8[name].median, v8['text:v1'].median),
    ratio(v8[name].median, v8['text:clock'].median),
    cell(jsc, name),
  ])
  const shapeRows = Object.entries(shapes).map(([shape, text]) => [
    text,
    ...['wasm', 'js'].map((engine) => cell(v8, `${shape}:${engine}`)),
    ...['wasm', 'js'].map((engine) => cell(jsc, `${shape}:${engine}`)),
  ])
  const sendRows = ['bare', 'wasm', 'js', 'v1'].map((name) => [
    name === 'bare' ? 'the host’s own send' : nameOf(name),
    ...[v8, jsc].flatMap((all) =>
      ['callbacks', 'promise'].map((way) => cell(all, `${way}:${name}`)),
    ),
  ])
  const paces = Object.keys(timers.v1)
  const timerRows = Object.entries(timers).map(([name, calls]) => [
    nameOf(name),
    ...paces.map((pace) => shown(calls[pace])),
  ])
  return {
    usual: table(['ns per message', 'V8', 'to 1.x', 'to the limit', 'JavaScriptCore'], rows),
    classes: classTable(v8, jsc),
    shapes: table(
      [
        'ns per message',
        'V8, wasm',
        'V8, pure JS',
        'JavaScriptCore, wasm',
        'JavaScriptCore, pure JS',
      ],
      shapeRows,
    ),
    sends: table(
      [
        'ns per send',
        'V8, callbacks',
        'V8, Promise',
        'JavaScriptCore, callbacks',
        'JavaScriptCore, Promise',
      ],
      sendRows,
    ),
    timers: table(['timer calls per 1000 messages', ...paces], timerRows),
  }
}

/** The class beside the task of its engine, and beside no package at all. */
function classTable(v8, jsc) {
  const rows = heard.map(([name, what]) => [
    what,
    withSpread(v8[name]),
    ratio(v8[name].median, v8['text:bare'].median),
    ratio(v8[name].median, v8['text:clock'].median),
    ratio(v8[name].median, v8['text:wasm'].median),
    jsc ? withSpread(jsc[name]) : '–',
    jsc ? ratio(jsc[name].median, jsc['text:wasm'].median) : '–',
  ])
  const task = 'to a task, wasm'
  const heads = ['ns per message', 'V8', 'to the host’s own', 'to the limit', task]
  return table([...heads, 'JavaScriptCore', task], rows)
}

export function plots({ figures: { v8 } }) {
  const usual = Object.entries(v8).filter(([name]) => name.startsWith('text:'))
  const rows = usual.map(([name, value]) => {
    const key = name.slice(5)
    return { name: nameOf(key).replaceAll('`', ''), isOurs: ['wasm', 'js'].includes(key), ...value }
  })
  const title = 'A message, from the host’s event to the user’s hook'
  return { usual: bars({ title, note: 'V8, median and quartiles', unit: 'ns', rows }) }
}
