// A hook that calls reconnect() ten thousand times: time passes between the attempts, nothing grows, and when the hook
// stops, the task works as a new one.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { ALL_HOOKS } from '../../support/recorder.mjs'

const TURNS = 10_000
/** Attempts of a task start at least this far apart, in ms. */
const APART = 50

const OPTIONS = {
  pingTimeout: 100,
  pongTimeout: 500,
  reconnectTimeout: 50,
  reconnectTimeoutMax: 50,
  isPong: (data) => data === 'heartbeat',
}

/** Does something to the link every so many ms. */
function every(ms, w, act) {
  const tick = () => {
    if (w.net.link) act(w.net.link)
    w.clock.after(ms, tick)
  }
  tick()
}

const nothing = () => {}
const news = (w) => every(60, w, (link) => link.push('news'))
const drops = (w) => every(120, w, (link) => link.drop())
const refuses = (w) => void (w.net.handshake = 'refuse')

/** What has to go on for a hook to be called again and again. */
const causes = {
  onOpen: nothing,
  onClose: drops,
  onError: refuses,
  onMessage: news,
  onReconnect: drops,
  onReopen: drops,
  onGiveUp(w, task) {
    refuses(w)
    task.opts.repeatLimit = 0
  },
  onStateChange: drops,
  onLatency: nothing,
}

/** How much there is of what could pile up. */
const piles = (w, task) => ({
  timers: w.clock.count('timer'),
  listeners: w.host.signals.count(),
  sockets: w.host.sockets.filter(({ state }) => state === 'open' || state === 'connecting').length,
  queued: task.stats().queued.messages,
})

function assertNoGrowth(early, late) {
  for (const name of Object.keys(early))
    assert.ok(late[name] <= Math.max(early[name], 2), `${name}: ${early[name]}, then ${late[name]}`)
}

for (const hook of ALL_HOOKS) {
  v2(`reconnect() in every ${hook}: no busy loop, no growth, no stranded task`, async (make) => {
    // Slower than the least distance of two attempts: else reconnect() in onOpen does nothing.
    const w = await make({ latency: APART })
    let calls = 0
    let isOver = false
    const task = await w.start(OPTIONS, (t) => {
      t[hook] = () => {
        calls += 1
        if (!isOver) t.reconnect()
      }
    })
    const from = { at: w.now, connects: w.connects, timers: w.timersSet }
    causes[hook](w, task)
    task.reconnect()
    await w.until(() => calls >= TURNS / 100, 3_600_000)
    const early = piles(w, task)
    await w.until(() => calls >= TURNS, 36_000_000)
    const most = (w.now - from.at) / APART + 1
    assert.ok(w.connects - from.connects <= most, `${w.connects} connects`)
    assert.ok(w.timersSet - from.timers <= most * 4, `${w.timersSet} timers set`)
    assertNoGrowth(early, piles(w, task))
    isOver = true
    w.net.handshake = 'accept'
    task.opts.repeatLimit = null
    if (task.state === 'given-up') task.open()
    await w.until(() => task.state === 'open', 60_000)
    task.destroy()
    await w.advance(5000)
    w.assertNothingLeft()
  })
}
