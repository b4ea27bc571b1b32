// Blobs whose bytes never come.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const OWN_BLOBS = 'mpx@web'
const isBlob = (data) => Object.prototype.toString.call(data) === '[object Blob]'
const contents = (w) =>
  w.recorder.of('onMessage').map(({ event: { data } }) => {
    if (isBlob(data)) return 'a Blob'
    return typeof data === 'string' ? data : [...new Uint8Array(data)]
  })

/** An open task whose next Blobs never give their bytes. */
async function stuck(make, options) {
  const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 1e9 } })
  const task = await w.opened({ pingTimeout: 0, ...options })
  return { w, task, push: (...all) => all.forEach((data) => w.net.link.push(data)) }
}

const BYTES = Uint8Array.of(1)

v2('after 10 s it is delivered as it is, and what waits behind it follows', async (make) => {
  const { w, push } = await stuck(make)
  push('before', BYTES, 'after')
  await w.advance(50)
  assert.deepEqual(contents(w), ['before'])
  await w.advance(9900)
  assert.deepEqual(contents(w), ['before'])
  await w.advance(100)
  assert.deepEqual(contents(w), ['before', 'a Blob', 'after'])
  w.host.quirks.blobDelay = 0
  push('text', BYTES)
  await w.advance(50)
  assert.deepEqual(contents(w).slice(3), ['text', [1]])
})

v2('each one has its 10 s, from when it is the first', async (make) => {
  const { w, push } = await stuck(make)
  push(BYTES, 'a', BYTES, 'b')
  await w.advance(10_050)
  assert.deepEqual(contents(w), ['a Blob', 'a'])
  await w.advance(10_000)
  assert.deepEqual(contents(w), ['a Blob', 'a', 'a Blob', 'b'])
})

v2('bytes that come after that change nothing', async (make) => {
  const { w, push } = await stuck(make)
  w.host.quirks.blobDelay = 12_000
  push(BYTES, 'after')
  await w.advance(15_000)
  assert.deepEqual(contents(w), ['a Blob', 'after'])
})

v2('100,000 texts behind it: all are delivered in order, and few are held', async (make) => {
  const { w, task } = await stuck(make)
  const { socket } = w.host
  const count = 100_000
  let next = 0
  let mostHeld = 0
  task.onMessage = ({ data }) => {
    if (typeof data !== 'string') return
    assert.equal(Number(data.slice(0, 7)), next)
    next += 1
  }
  w.net.link.push(BYTES)
  await w.advance(50)
  const padding = 'x'.repeat(1000)
  for (let i = 0; i < count; i += 1) {
    socket.receive(`${String(i).padStart(7, '0')}${padding}`)
    mostHeld = Math.max(mostHeld, i + 1 - next)
  }
  assert.equal(next, count)
  assert.ok(mostHeld * 2 * 1007 < 64 * 1024 * 1024, `${mostHeld} held`)
  assert.ok(mostHeld > 10_000)
})

v2('a flood of such Blobs holds as little', async (make) => {
  const { w, task } = await stuck(make)
  let delivered = 0
  task.onMessage = () => (delivered += 1)
  const large = new Uint8Array(1024 * 1024)
  for (let i = 0; i < 200; i += 1) w.host.socket.receive(large)
  assert.ok(delivered >= 135, `${delivered} delivered`)
})

v2('the end of a task leaves no timer for it', async (make) => {
  const ends = {
    'close()': (task) => task.close(),
    'destroy()': (task) => task.destroy(),
    'a give-up': (task, w) => w.net.link.closeByServer(4000, ''),
    'reconnect()': (task) => (task.reconnect(), task.close()),
  }
  for (const [what, end] of Object.entries(ends)) {
    const { w, task, push } = await stuck(make, { fatalCloseCodes: [4000], closeTimeout: 100 })
    push(BYTES, 'after')
    await w.advance(50)
    assert.equal(w.leftovers().timers >= 1, true)
    end(task, w)
    await w.advance(500)
    assert.deepEqual(contents(w), [], what)
    assert.equal(w.leftovers().timers, 0, what)
  }
})
