// Apps may freeze what belongs to the language (SES, `Object.freeze(Error.prototype)`): then a field that a prototype has
// cannot be assigned to an object that inherits it.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** Everything that can be reached from the globals of the language. */
function freezeAll(realm, names) {
  const seen = new Set()
  const waiting = names.map((name) => realm[name]).filter(Boolean)
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    if (seen.has(value)) continue
    seen.add(value)
    for (const { value: inner } of Object.values(Object.getOwnPropertyDescriptors(value)))
      if (Object(inner) === inner) waiting.push(inner)
    const prototype = Object.getPrototypeOf(value)
    if (prototype) waiting.push(prototype)
  }
  for (const value of seen) Object.freeze(value)
}

const EVERYTHING =
  'Object,Function,Array,String,Number,Boolean,Error,TypeError,RangeError,Promise,RegExp,Map,Set,ArrayBuffer,Uint8Array,' +
  'Int8Array,Uint16Array,Int16Array,Uint32Array,Int32Array,Float32Array,Float64Array,DataView,JSON,Symbol,WebAssembly'

const FROZEN = {
  'Error.prototype': (realm) => realm.Object.freeze(realm.Error.prototype),
  'everything of the language': (realm) => freezeAll(realm, EVERYTHING.split(',')),
}

/** A life in which every kind of error is made. */
async function live(w) {
  w.net.next('refuse')
  const task = await w.start({ reconnectTimeout: 100, pingTimeout: 1000 })
  await w.until(() => task.state === 'open', 5000)
  await w.settle(task.send('hello'))
  await w.settle(task.ping())
  await w.advance(100)
  w.net.blackhole = true
  const lost = w.watch(task.ping())
  await w.until(() => lost.state === 'rejected', 60_000)
  assert.equal(lost.value.code, 'dead')
  w.net.blackhole = false
  await w.until(() => task.state === 'open', 60_000)
  task.close()
  const late = w.watch(task.send('late'))
  await w.advance(5000)
  assert.equal(late.value.code, 'closed')
  assert.match(late.value.message, /open\(\)/)
  assert.ok(late.value instanceof w.realm.Error)
  assert.match(String(late.value), /^WebsocketHeartbeatError: the task is closed/)
  assert.equal(typeof JSON.stringify([task, task.opts, late.value]), 'string')
  const refused = w.watch(w.call({ ...w.options(), pingTimeout: -1 }))
  await w.advance(10)
  assert.equal(refused.value.option, 'pingTimeout')
  assert.deepEqual(w.names.slice(0, 5), [
    'onError',
    'onClose',
    'onReconnect',
    'onOpen',
    'onMessage',
  ])
}

for (const [what, freeze] of Object.entries(FROZEN)) {
  v2(`${what} is frozen before the package is loaded: a whole life`, async (make) => {
    for (const host of ['wx', 'browser', 'my@single'])
      await live(await make({ host, page: ({ realm }) => void freeze(realm) }))
  })

  v2(`${what} is frozen later: a whole life`, async (make) => {
    for (const host of ['wx', 'browser', 'my@single']) {
      const w = await make({ host })
      freeze(w.realm)
      await live(w)
    }
  })
}
