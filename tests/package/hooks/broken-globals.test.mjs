// Globals of the host that throw: what cannot be thrown again or printed is lost, and the task goes on.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { ALL_HOOKS } from '../../support/recorder.mjs'
import { wholeLife } from '../../support/whole-life.mjs'

const FAMILIES = ['wx', 'my@single', 'taro3@weapp', 'browser']

const broken = () => {
  throw new Error('this host is broken')
}

/** A `setTimeout` that refuses what throws an error again, and sets the timers of the core. */
function refuseRethrows(w) {
  const { setTimeout } = w.realm
  w.realm.setTimeout = (fn, ms) => (ms === 0 ? broken() : setTimeout(fn, ms))
}

for (const host of FAMILIES) {
  v2(`${host}: every hook throws, and so does setTimeout: the life goes on`, async (make) => {
    const w = await make({ host })
    let calls = 0
    await wholeLife(w, (task) => {
      refuseRethrows(w)
      for (const name of ALL_HOOKS) {
        task[name] = () => {
          calls += 1
          throw new Error(name)
        }
      }
    })
    assert.ok(calls >= 10)
  })
}

v2('a hook throws and no timer can be set: later ones can, and all is as before', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 1000, reconnectTimeout: 100 })
  const { setTimeout } = w.realm
  task.onMessage = broken
  w.realm.setTimeout = broken
  w.net.link.push('news')
  await w.advance(50)
  w.realm.setTimeout = setTimeout
  w.recorder.hook(task)
  w.net.link.push('more')
  await w.advance(50)
  assert.deepEqual(w.names, ['onOpen', 'onMessage'])
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  await w.advance(1500)
  assert.equal(task.state, 'open')
  assert.ok(w.received.includes('heartbeat'))
})

v2('console.warn throws, or reading it does: what warns goes on', async (make) => {
  const consoles = [{ warn: broken }, Object.defineProperty({}, 'warn', { get: broken }), null]
  for (const console of consoles) {
    const w = await make()
    w.realm.console = console
    const task = await w.opened({ retry: () => 'soon', unknown: 1 })
    task.opts.pingTimeout = -1
    task.on('no such type', () => {})
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 2)
    task.close({ code: 1 })
    await w.advance(100)
    assert.equal(task.state, 'closed')
    w.assertNothingLeft()
  }
})

v2('clearTimeout throws: a timer that was cleared does nothing', async (make) => {
  const w = await make()
  const { clearTimeout } = w.realm
  w.realm.clearTimeout = broken
  const task = await w.opened({ pingTimeout: 1000 })
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  await w.advance(100)
  assert.equal(task.state, 'open')
  task.destroy()
  const { length } = w.names
  await w.advance(100_000)
  assert.equal(w.names.length, length)
  w.realm.clearTimeout = clearTimeout
})

v2('then of Promises throws: results come by a timer', async (make) => {
  const w = await make()
  const task = await w.opened()
  const { then } = w.realm.Promise.prototype
  const results = []
  w.realm.Promise.prototype.then = broken
  task.send({
    data: 'a',
    success: () => results.push('success'),
    complete: () => results.push('complete'),
  })
  await w.advance(100)
  task.close({ success: () => results.push('closed') })
  await w.advance(100)
  w.realm.Promise.prototype.then = then
  assert.deepEqual(results, ['success', 'complete', 'closed'])
  assert.equal(task.state, 'closed')
})
