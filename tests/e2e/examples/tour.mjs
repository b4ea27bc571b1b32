// What a user of an example does and sees, for every kind of page.

import assert from 'node:assert/strict'
import { options } from '../toolchains/play-life.mjs'
import { back, lost, states } from './labels.mjs'
import { startExample } from './server.mjs'

/** A retry comes soon, however long the server was away. */
const quick = { ...options, reconnectTimeoutMax: 200 }

/**
 * `show({ url, options })` starts the app, and resolves to its page:
 *
 *   until(id, pattern)   the element's text is such
 *   type(text), tap(id)  what the user does
 *   network(type)        what the host reports about the network, if the test can change that
 *   end()                closes everything
 *   said                 what the console got
 *
 * `server` is the example server it connects to, `dropped` the code that the host shows of its restart.
 */
export async function tour(show, { server: kind, dropped = 1012 }) {
  const server = await startExample(kind)
  let page
  try {
    page = await show({ url: server.url, options: quick })
    await talk(page)
    await restart(page, server, dropped)
    if (page.network) await loseNetwork(page, server)
    await page.tap('close')
    await page.until('state', states.closed)
    await page.tap('open')
    await page.until('state', states.open)
  } finally {
    await page?.end()
    server.end()
  }
  assert.deepEqual(page.said, [])
}

async function say(page, text) {
  await page.type(text)
  await page.tap('send')
}

async function talk(page) {
  await page.until('state', states.open)
  await say(page, 'hello 汉字')
  await page.until('lines', /→ hello 汉字/)
  await page.until('lines', /← hello 汉字/)
  // A heartbeat was answered.
  await page.until('latency', /^\d+$/)
}

async function restart(page, server, dropped) {
  await server.stop()
  await page.until('lines', lost(dropped))
  await page.until('state', states.away)
  await say(page, 'later')
  await server.start()
  await page.until('lines', back)
  await page.until('lines', /← later/)
}

async function loseNetwork(page, server) {
  await page.network('none')
  await server.stop()
  await page.until('state', states.offline)
  await server.start()
  await page.network('wifi')
  await page.until('state', states.open)
}
