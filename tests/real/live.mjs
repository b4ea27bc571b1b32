// One life over a real socket, with a task that an app has made: open, echo, the server drops it, it
// comes back, close.

import assert from 'node:assert/strict'
import { startServer } from '../server/server.mjs'

/** Quick where it waits, generous where it judges: a busy machine is no dead link. */
const options = { pingTimeout: 200, pongTimeout: 5000, reconnectTimeout: 60, connectTimeout: 5000 }

/** Far more than a life takes: an app that does not start must not look like one that is slow. */
const LONGEST = 30_000

/**
 * `start(demo)` makes the app call `demo.started(task, engine)`, with a connection to `demo.url`.
 * Resolves to the engine that ran.
 */
export async function live(start) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, LONGEST, new Error('the app has not lived its life in 30 s'))
  })
  const life = lifeOf(start, late)
  return Promise.race([life, late]).finally(() => clearTimeout(timer))
}

async function lifeOf(start, late) {
  const server = await startServer()
  let task
  late.catch(() => {
    task?.destroy()
    return server.stop()
  })
  try {
    let engine
    await new Promise((resolve, reject) => {
      const started = (made, kind) => {
        task = made
        engine = kind
        resolve()
      }
      Promise.resolve(start({ url: server.url, options, started })).catch(reject)
    })
    const next = (type) => new Promise((resolve) => task.once(type, resolve))
    const echoOf = async (data) => {
      while (true) {
        const { data: answer } = await next('message')
        if (answer !== 'heartbeat') return assert.equal(answer, data)
      }
    }
    await next('open')
    let echo = echoOf('hello 汉字')
    await task.send('hello 汉字')
    await echo
    while (!server.pings) await next('message')
    const [closed, again] = [next('close'), next('open')]
    server.close(4000, 'restart')
    assert.equal((await closed).code, 4000)
    await again
    echo = echoOf('again')
    await task.send('again')
    await echo
    const over = next('close')
    task.close({ code: 4001, reason: 'bye' })
    assert.equal((await over).code, 4001)
    assert.equal(server.opened, 2)
    return engine
  } finally {
    task?.destroy()
    await server.stop()
  }
}
