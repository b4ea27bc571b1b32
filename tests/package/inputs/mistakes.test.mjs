// What apps get wrong without an error: one warning for each, which says the cure.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const url = 'wss://example.test/socket'
const fn = () => {}

/** What an app does, twice, and what it is told once; `host`: a simulated one. */
const mistakes = {
  'seconds instead of ms': {
    act: (w) => w.start({ pingTimeout: 15 }),
    text: /: pingTimeout is 15 ms; seconds\? write 15000$/,
  },
  'seconds as text': {
    act: (w) => w.start({ closeTimeout: '2' }),
    text: /: closeTimeout is 2 ms; seconds\? write 2000$/,
  },
  'seconds in a field of the queue': {
    act: (w) => w.start({ queue: { maxAge: 30 } }),
    text: /: queue\.maxAge is 30 ms; seconds\? write 30000$/,
  },
  'seconds that are set later': {
    act: async (w) => ((await w.start()).opts.reconnectTimeout = 2),
    text: /: reconnectTimeout is 2 ms; seconds\? write 2000$/,
  },
  'headers for header': {
    act: (w) => w.start({ connectSocketParams: { url, headers: { a: 'b' } } }),
    text: /: connectSocketParams\.headers is not read; write header$/,
  },
  'options among the params': {
    act: (w) => w.start({ connectSocketParams: () => ({ url, repeatLimit: 5 }) }),
    text: /connectSocketParams\.repeatLimit is not read; write it outside of connectSocketParams$/,
  },
  'an unknown field of the queue': {
    act: (w) => w.start({ queue: { maxSize: 5 } }),
    text: /: queue: unknown option "maxSize"; known: maxMessages, maxBytes, maxAge, overflow$/,
  },
  'a URL of HTTP on a mini-program': {
    act: (w) => w.start({ connectSocketParams: { url: 'https://example.test/socket' } }),
    text: /: connectSocketParams\.url has no ws:\/\/ or wss:\/\/$/,
  },
  'a slot that gets no function': {
    act: async (w) => ((await w.start()).onLatency = 'log'),
    text: /: onLatency is "log"; allowed: a function or null$/,
  },
  'a slot in the letters of the web': {
    act: (w) => w.opened({}, (task) => (task.onmessage = fn)),
    after: 2000,
    text: /: task\.onmessage is not read; write onMessage$/,
  },
  'a live option in other letters': {
    act: (w) => w.opened({}, (task) => ((task.opts.pingtimeout = 5000), (task.onOpen = fn))),
    text: /: unknown option "pingtimeout"; known: .*pingTimeout/,
  },
}

for (const [what, { act, after = 10, text }] of Object.entries(mistakes)) {
  v2(`one warning says the cure: ${what}`, async (make) => {
    const w = await make()
    for (let i = 0; i < 2; i += 1) {
      await act(w)
      await w.advance(after)
    }
    const lines = w.console.map((line) => line.text)
    assert.equal(lines.length, 1, lines.join('\n'))
    assert.match(lines[0], text)
    assert.equal(w.console[0].level, 'warn')
  })
}

v2('what is right is told nothing', async (make) => {
  const w = await make()
  const task = await w.opened({
    pingTimeout: '5000',
    pongTimeout: 0,
    reconnectTimeout: 100,
    connectTimeout: null,
    queue: { maxAge: Infinity },
    connectSocketParams: { url, header: {}, protocols: [], timeout: 5000 },
  })
  task.ownField = 1
  task.onMessage = null
  task.onOpen = fn
  task.opts.pingTimeout = 100
  task.reconnect()
  await w.advance(2000)
  assert.equal(task.opts.pingTimeout, 100)
  assert.deepEqual(w.console, [])
})

v2('a class takes URLs of HTTP, and is told nothing', async (make) => {
  const w = await make({ host: 'browser' })
  await w.start({ connectSocketParams: { url: 'https://example.test/socket' } })
  assert.deepEqual(w.console, [])
})

v2('wx.connectSocket instead of wx: the rejection says to pass wx', async (make) => {
  const w = await make()
  const outcome = w.watch(w.call(w.options({ miniprogram: w.host.api.connectSocket })))
  await w.advance(1)
  assert.equal(outcome.value.code, 'no-host')
  assert.match(outcome.value.message, /is a function; allowed: .*\(wx, not wx\.connectSocket\)/)
})

v2('a wrapper that gives no socket: the error says to pass wx itself', async (make) => {
  const w = await make()
  // As miniprogram-api-promise does, if there are callbacks.
  const miniprogram = { connectSocket: (params) => void w.host.api.connectSocket(params) }
  await w.start({ miniprogram })
  await w.advance(1)
  assert.match(w.recorder.of('onError')[0].event.message, /gave no socket.*; pass wx itself$/)
})

v2('a listener on socketTask that takes the place of ours is told of', async (make) => {
  const w = await make()
  const warnings = () => w.console.filter(({ text }) => text.includes('socketTask'))
  const task = await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  task.socketTask.onMessage(fn)
  await w.until(() => task.stats().verdicts.dead === 1)
  assert.equal(warnings().length, 1)
  assert.match(warnings()[0].text, /listeners on socketTask replace ours: write task\.on$/)
})

v2('a dead link whose socket nobody has taken is no such mistake', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  assert.ok(task.socketTask)
  task.reconnect()
  await w.until(() => task.state === 'open')
  w.net.blackhole = true
  await w.until(() => task.stats().verdicts.dead === 1)
  assert.deepEqual(w.console, [])
})
