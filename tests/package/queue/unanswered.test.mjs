// Hosts answer sends late, in any order, twice, or never.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** A task whose host answers only when the test calls `success` or `fail` of the messages that it has. */
async function mute(make, options) {
  const w = await make({ quirks: { send: 'silent' } })
  const task = await w.opened(options)
  return { w, task, taken: () => w.host.socket.sends }
}

const ORDERS = {
  'in order': (taken) => taken,
  'the newest first': (taken) => [...taken].reverse(),
  'in no order': (taken) => {
    const shuffled = [...taken]
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = (i * 7919) % (i + 1)
      ;[shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]]
    }
    return shuffled
  },
}

/** Sends so many messages, then answers them one by one; the ms that the answers took. */
async function answered(make, count, order) {
  const { w, task, taken } = await mute(make)
  const results = new Map()
  for (let i = 0; i < count; i += 1) {
    const success = () => results.set(i, (results.get(i) ?? 0) + 1)
    task.send({ data: `m${i}`, success })
  }
  const all = order(taken())
  const start = performance.now()
  for (const { success } of all) success({ errMsg: 'send:ok' })
  const took = performance.now() - start
  await w.advance(1)
  assert.equal(results.size, count)
  assert.ok([...results.values()].every((times) => times === 1))
  task.destroy()
  return took
}

for (const [what, order] of Object.entries(ORDERS)) {
  v2(`40,000 sends are answered one by one, ${what}: each takes the same time`, async (make) => {
    await answered(make, 2000, order)
    const few = await answered(make, 4000, order)
    const many = await answered(make, 40_000, order)
    // Ten times as many take about ten times as long; with a search through all of them, it were a hundred times.
    assert.ok(many < 12 * few + 200, `${few} ms for 4000, ${many} ms for 40,000`)
  })
}

v2('a second answer changes nothing, whichever comes first', async (make) => {
  const { w, task, taken } = await mute(make)
  const [good, bad] = ['good', 'bad'].map((data) => w.watch(task.send({ data })))
  const [first, second] = taken()
  first.success({ errMsg: 'send:ok' })
  first.fail({ errMsg: 'send:fail' })
  second.fail({ errMsg: 'send:fail' })
  second.success({ errMsg: 'send:ok' })
  await w.advance(1)
  assert.equal(good.value.errMsg, 'send:ok')
  assert.equal(bad.value.code, 'send-failed')
  assert.equal(task.stats().unanswered, 0)
})

v2('a loss fails what is unanswered, and no message that waits', async (make) => {
  const { w, task, taken } = await mute(make)
  const sent = w.watch(task.send({ data: 'sent' }))
  w.net.link.closeByServer(1001, '')
  await w.until(() => task.state === 'waiting')
  const queued = w.watch(task.send({ data: 'queued' }))
  const ping = w.watch(task.ping())
  await w.advance(1)
  assert.equal(sent.value.code, 'connection-lost')
  assert.equal(ping.value.code, 'not-open')
  assert.equal(queued.state, 'pending')
  taken()[0].success({ errMsg: 'too late' })
  await w.until(() => task.state === 'open')
  await w.advance(10)
  assert.equal(task.stats().unanswered, 1)
  task.destroy()
  await w.advance(1)
  assert.equal(queued.value.code, 'destroyed')
})

v2('what was to be sent in a hook that loses the socket fails', async (make) => {
  const { w, task } = await mute(make)
  const results = []
  task.onMessage = () => {
    results.push(w.watch(task.send({ data: 'a' })), w.watch(task.send({ data: 'b' })))
    w.host.socket.lostLink({ code: 1006, reason: '' }, null)
    results.push(w.watch(task.send({ data: 'queued' })))
  }
  w.net.link.push('news')
  await w.until(() => results.length)
  await w.advance(1)
  assert.deepEqual(
    results.map(({ value }) => value?.code),
    ['connection-lost', 'connection-lost', undefined],
  )
  task.destroy()
})
