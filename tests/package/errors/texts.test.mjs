// Warnings and errors say what was passed and what is allowed, or what prevented the call; never a payload.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const SECRET = 'sEcReT'

/** What causes a warning, and its text: what was passed, and what is allowed or was done. */
const warnings = {
  'an unknown option': [
    (w) => w.start({ pingTimout: 5 }),
    /option "pingTimout"; known: .*pingTimeout/,
  ],
  'no such event': [
    (w, task) => task.on('opened', () => {}),
    /on\("opened", a function\); allowed: .*open, /,
  ],
  'a code that no host takes': [
    (w, task) => task.close({ code: 1001 }),
    /close code is 1001; allowed: 1000 and 3000 to 4999\. 1000 was used/,
  ],
  'a live option': [
    (w, task) => (task.opts.minUptime = 'soon'),
    /option minUptime is "soon"; allowed: a number of ms/,
  ],
  'an answer of retry': [
    (w, task) => {
      task.opts.retry = () => 'soon'
      w.net.link.drop()
      return w.until(() => task.state === 'waiting')
    },
    /retry gave a string; allowed: a number of ms, or false/,
  ],
}

for (const [what, [provoke, text]] of Object.entries(warnings)) {
  v2(`a warning is one line, said once, and says what to do: ${what}`, async (make) => {
    const w = await make()
    for (let i = 0; i < 2; i += 1) await provoke(w, await w.opened())
    assert.equal(w.console.length, 1)
    const [line] = w.console
    assert.equal(line.level, 'warn')
    assert.match(line.text, /^websocket-heartbeat-miniprogram: [^\n]+$/)
    assert.match(line.text, text)
  })
}

const send = (task) => task.send(SECRET)

async function lose(w, task) {
  w.net.link.drop()
  await w.until(() => task.state !== 'open')
}

/** The preparation, the call that fails, and its text: what to do, or what prevented the call. */
const errors = {
  'invalid-data': {
    act: (task) => task.send({ data: { text: SECRET } }),
    text: /^data is of type object; allowed: a string, an ArrayBuffer/,
  },
  'not-open': {
    before: lose,
    act: (task) => task.send({ data: SECRET, queue: false }),
    text: /is not open/,
  },
  'queue-full': {
    before: (w, task) => ((task.opts.queue = { maxMessages: 0 }), lose(w, task)),
    act: send,
    text: /option queue/,
  },
  expired: {
    before: (w, task) => ((task.opts.queue = { maxAge: 1 }), lose(w, task)),
    act: send,
    text: /queue\.maxAge/,
  },
  'send-failed': {
    before: (w) => (w.host.quirks.send = 'throw'),
    act: send,
    text: /the host refused/,
  },
  'connection-lost': {
    before: (w) => (w.host.quirks.send = 'silent'),
    act: (task, w) => [send(task), w.net.link.drop()][0],
    text: /lost before the host answered/,
  },
  closed: { before: (w, task) => task.close(), act: send, text: /open\(\) brings it back/ },
  'given-up': {
    before: (w, task) => ((task.opts.repeatLimit = 0), lose(w, task)),
    act: send,
    text: /open\(\) brings it back/,
  },
  destroyed: { before: (w, task) => task.destroy(), act: send, text: /destroyed; make a new one/ },
  dead: {
    before: (w) => (w.net.blackhole = true),
    act: (task) => task.ping(),
    text: /no answer to the ping/,
  },
}

for (const [code, { before = () => {}, act, text }] of Object.entries(errors)) {
  v2(`an error has a code and a text that helps, and no payload: ${code}`, async (make) => {
    const w = await make()
    const task = await w.opened()
    await before(w, task)
    const outcome = w.watch(act(task, w))
    await w.until(() => outcome.state === 'rejected')
    const error = outcome.value
    assert.equal(error.code, code)
    assert.match(error.message, text)
    for (const shown of [String(error), error.stack, JSON.stringify(error)])
      assert.ok(!shown.includes(SECRET), shown)
  })
}
