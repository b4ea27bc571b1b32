// Lets an app live a life (life.mjs) over a real socket: open, echoes, heartbeat, the server drops it,
// it comes back, close.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { startServer } from '../../support/servers/server.mjs'
import { life } from './life.mjs'

/** Short delays, but long time limits: a busy machine must not look like a dead connection. */
export const options = {
  pingTimeout: 200,
  pongTimeout: 5000,
  reconnectTimeout: 100,
  connectTimeout: 5000,
}

/** Far more than a life takes: an app that does not start must not look like one that is slow. */
const LONGEST = 30_000

/** What an app sees. */
export const usual = {
  text: 'hello 汉字',
  kind: '[object ArrayBuffer]',
  bytes: [0, 1, 127, 128, 255],
  dropped: 4000,
  again: 'again',
  closed: 4001,
  state: 'closed',
}

/**
 * `start(demo)` makes the app call `demo.started(task, engine)`, with a connection to `demo.url`.
 * `differs`: what its host does differently. Resolves to the engine that ran.
 */
export function live(start, differs) {
  let made
  const run = ({ url, drop }) =>
    new Promise((resolve, reject) => {
      const started = (task, engine) => {
        made = task
        life(task, drop).then((seen) => resolve({ engine, seen }), reject)
      }
      const failed = (text) => reject(new Error(text))
      Promise.resolve(start({ url, options, started, failed })).catch(reject)
    })
  return lived(run, differs).finally(() => made?.destroy())
}

/** `run({ url, options, drop, late })` resolves to what ran and what was seen; `late` rejects in the end. */
export async function lived(run, differs) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, LONGEST, new Error('the app has not lived its life in 30 s'))
  })
  const server = await startServer()
  try {
    const drop = () => server.close(4000, 'restart')
    const { engine, seen } = await Promise.race([
      run({ url: server.url, options, drop, late }),
      late,
    ])
    const closing = [...server.connections].map((connection) => once(connection, 'close'))
    await Promise.race([Promise.all(closing), late])
    const atServer = server.lastClose.code
    assert.deepEqual({ ...seen, atServer }, { ...usual, atServer: 4001, ...differs })
    assert.equal(server.opened, 2)
    return engine
  } finally {
    clearTimeout(timer)
    await server.stop()
  }
}
