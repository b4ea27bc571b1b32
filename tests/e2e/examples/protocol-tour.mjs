// What a user of an example for a protocol does and sees: it is the client of the protocol that reconnects, by its own rules.

import assert from 'node:assert/strict'
import { codePackage } from '../toolchains/code-package.mjs'
import { states } from './labels.mjs'
import { startExample } from './server.mjs'

/**
 * The app as a code package on a simulated host.
 *
 *   server        how startExample names its server
 *   code          what codePackage takes
 *   start(app)    runs the app
 *   open(app)     opens its page; gives what `tour` asks of a page
 *   hearsQueued   whether it hears what it has sent while there was no connection
 */
export async function protocolTour({
  server: name,
  options,
  code,
  start,
  open,
  hearsQueued = true,
}) {
  const server = await startExample(name)
  const timers = countedTimers()
  const app = codePackage({ ...code, globals: timers.globals })
  app.realm.demo = { url: server.url, options }
  let page
  try {
    start(app)
    page = open(app)
    await talk(page)
    page = await changePages(page, app, open)
    await restart(page, server, hearsQueued)
    await loseNetwork(page, app)
    await closeAndOpen(page)
    page.tap('close')
    await page.until('state', states.closed)
    page.page.onUnload()
    await nothingIsLeft(() => ({
      sockets: app.net.sockets.size,
      timers: timers.waiting.size,
      listeners: app.host.signals.count(),
    }))
  } finally {
    page?.end()
    server.end()
  }
  assert.deepEqual(app.said, [])
}

/** What can be seen in a browser; `show(demo)` resolves to the page. */
export async function protocolTourInBrowser({ server: name, options, show }) {
  const server = await startExample(name)
  let page
  try {
    page = await show({ url: server.url, options })
    await talk(page)
    await restart(page, server, true)
    await closeAndOpen(page)
  } finally {
    await page?.end()
    server.end()
  }
  assert.deepEqual(page.said, [])
}

async function say(page, text, isHeard = true) {
  await page.type(text)
  await page.tap('send')
  await page.until('lines', new RegExp(`→ ${text}`))
  if (isHeard) await page.until('lines', new RegExp(`← ${text}`))
}

async function talk(page) {
  await page.until('state', states.open)
  await say(page, 'hello 汉字')
}

/** Pages come and go, the connection stays. */
async function changePages(first, app, open) {
  first.page.onUnload()
  const shown = JSON.stringify(first.data)
  const second = open(app)
  await second.until('state', states.open)
  await say(second, 'another page')
  assert.equal(JSON.stringify(first.data), shown)
  assert.equal(app.net.sockets.size, 1)
  return second
}

async function restart(page, server, hearsQueued) {
  await server.stop()
  await page.until('state', states.waiting)
  await Promise.all([say(page, 'later', hearsQueued), server.start()])
  await page.until('state', states.open)
  await say(page, 'here again')
}

/** The client is told at once, though the link to the server would still do. */
async function loseNetwork(page, app) {
  page.network('none')
  await page.until('state', states.waiting)
  page.network('wifi')
  await page.until('state', states.open)
  await say(page, 'and back')
  assert.equal(app.net.sockets.size, 1)
}

async function closeAndOpen(page) {
  await page.tap('close')
  await page.until('state', states.closed)
  await page.tap('open')
  await page.until('state', states.open)
  await say(page, 'opened again')
}

/** Timers of a host, and those that wait. */
function countedTimers() {
  const waiting = new Set()
  const starts =
    (start, isOnce) =>
    (run, ms, ...args) => {
      const timer = start(() => {
        if (isOnce) waiting.delete(timer)
        run(...args)
      }, ms)
      waiting.add(timer)
      return timer
    }
  const stop = (timer) => {
    waiting.delete(timer)
    clearTimeout(timer)
  }
  const globals = {
    setTimeout: starts(setTimeout, true),
    setInterval: starts(setInterval, false),
    clearTimeout: stop,
    clearInterval: stop,
  }
  return { waiting, globals }
}

/** A close takes its time, and so do last timers. */
async function nothingIsLeft(count) {
  const isOver = () => Object.values(count()).every((number) => number === 0)
  const end = Date.now() + 10_000
  while (!isOver() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.deepEqual(count(), { sockets: 0, timers: 0, listeners: 0 })
}
