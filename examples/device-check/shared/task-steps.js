// What the library makes of the host. Each step resolves to what was seen, in a few words.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { failed, failure } from './failure'

/** A next event of the task; rejects after `ms`. */
const once = (task, name, ms) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(failure('no-answer', `${name}; ${task.state}`)), ms)
    task.once(name, (value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })

const isOpen = (context, task) =>
  task.state === 'open' ? task : once(task, 'open', context.answer).then(() => task)

export const connected = (context) => context.makeTask().then((task) => isOpen(context, task))

/** Sends until it comes back. */
export function echoed(task, ms) {
  const text = `still there ${Date.now()}`
  return new Promise((resolve, reject) => {
    const send = () => task.send({ data: text, queue: false }).catch(() => {})
    const leave = [
      task.on('open', send),
      task.on('message', ({ data }) => data === text && end(resolve)),
    ]
    const timer = setTimeout(() => end(reject, failure('not-back', task.state)), ms)
    const end = (settle, value) => {
      clearTimeout(timer)
      leave.forEach((off) => off())
      settle(value)
    }
    if (task.state === 'open') send()
  })
}

const loaders = () =>
  [
    typeof WXWebAssembly === 'object' && 'WXWebAssembly',
    typeof TTWebAssembly === 'object' && 'TTWebAssembly',
    typeof MYWebAssembly === 'object' && 'MYWebAssembly',
  ].filter(Boolean)

/** Which engine runs. Where the host has a loader for wasm, it should be wasm, if the package here has one. */
export function engine(context) {
  return Promise.all([WebsocketHeartbeat.preload(), context.makeTask()]).then(([kind]) => {
    const { reason, version } = context.log.toJSON().tasks.slice(-1)[0].detail
    const found = loaders()
    const seen = `${kind} (${reason}); loader: ${found.join(' ') || 'none'}`
    Object.assign(context.facts, { engine: kind, version })
    const isRefused = kind === 'js' && found.length && reason !== 'first choice'
    return isRefused ? failed('no-wasm', seen) : seen
  })
}

export function heartbeat(context) {
  return connected(context)
    .then((task) => once(task, 'latency', context.answer))
    .then((ms) => `answered in ${Math.ceil(ms)} ms`)
}

/** What the task makes of a connection that has ended; `isDead`: without a word. Some hosts never report an end. */
const replaced = (command, isDead) => (context) =>
  connected(context).then((task) => {
    const wait = context.answer + context.pingTimeout + context.pongTimeout
    const began = Date.now()
    const closes = once(task, 'close', wait)
    const back = once(task, 'reopen', context.back)
    // Without a close there is no use in waiting for the rest.
    back.catch(() => {})
    task.send(command)
    return closes.then(({ code }) => {
      const after = Date.now() - began
      const found = task.stats().verdicts.dead > 0
      if (isDead && !found) return failed('not-dead', `${code} +${after}`)
      return back.then(({ downMs, retries }) =>
        echoed(task, context.answer).then(
          () =>
            `${found ? 'found dead' : 'closed'} (${code}) +${after}, ` +
            `back ${Math.round(downMs)} ms later, retries: ${retries}`
        )
      )
    })
  })

export const dropped = replaced('!close', false)
export const blackHole = replaced('!hole', true)
