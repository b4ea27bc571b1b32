// With anything that connectSocket returns, throws or calls, no exception reaches the host or the app, each attempt ends
// once, and the task makes the next one.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { miniPrograms } from '../../support/hosts/families.mjs'
import { switches } from '../../support/hosts/quirks.mjs'
import {
  FAILED,
  ODD_ERRORS,
  ODD_VALUES,
  QUICK,
  describe,
  misbehavingHost,
  isWell,
  puppet,
  trap,
  untouchable,
} from './misbehaviour.mjs'

/** The first two connects fail, with the hooks of one failure each; the third one is as it should be. */
function fails(name, misbehave) {
  v2(`connectSocket ${name}: a failed attempt, then the next`, async (make) => {
    const w = await make()
    const task = await w.start({
      ...QUICK,
      miniprogram: misbehavingHost(w, 2, (...args) => misbehave(w, ...args)),
    })
    await w.until(() => task.state === 'open')
    await w.advance(1)
    assert.deepEqual(w.names, [...FAILED, ...FAILED, 'onOpen'])
    for (const { event } of w.recorder.of('onError')) {
      assert.match(event.code, /^connect-(failed|timeout)$/)
      assert.equal(typeof event.message, 'string')
    }
    await isWell(w, task)
  })
}

for (const value of ODD_VALUES) fails(`returns ${describe(value)}`, () => value)

for (const value of ODD_VALUES)
  fails(`returns a Promise of ${describe(value)}`, (w) => w.realm.Promise.resolve(value))

fails('returns another thing each time', (w, params, n) => (n === 1 ? null : untouchable()))

fails('returns what can not be touched', () => untouchable())

fails('returns a Promise that never settles', (w) => new w.realm.Promise(() => {}))

fails('returns a thenable that throws', () => ({
  then() {
    throw new Error('no')
  },
}))

fails('returns what has a then that throws', () => trap('then'))

fails('returns a thenable that does both, twice', () => ({
  then(done, failed) {
    for (const settle of [failed, done, failed, done]) settle(undefined)
  },
}))

fails('returns a Promise of what can not be touched', () => ({
  then: (done) => done(untouchable()),
}))

for (const method of ['onOpen', 'onMessage', 'onClose']) {
  fails(`returns a socket without ${method}`, () => puppet({ [method]: 'none' }).socket)
  fails(`returns a socket whose ${method} throws`, () => {
    const refuse = () => {
      throw new Error('no')
    }
    return puppet({ [method]: refuse }).socket
  })
}

for (const error of ODD_ERRORS) {
  fails(`throws ${describe(error)}`, () => {
    throw error
  })
  fails(`rejects with ${describe(error)}`, () => ({ then: (done, failed) => failed(error) }))
  fails(`calls fail inside the call, with ${describe(error)}`, (w, params) => params.fail(error))
  fails(`calls fail twice, with ${describe(error)}`, (w, params) => {
    w.net.later(1, () => params.fail(error))
    w.net.later(2, () => params.fail(error))
    return puppet().socket
  })
}

fails('calls nothing, and gives a socket that says nothing', () => puppet().socket)

fails('calls success and complete, and no more', (w, params) => {
  w.net.later(1, () => (params.success(), params.complete(), params.success()))
  return puppet().socket
})

fails('calls success, then fail', (w, params) => {
  w.net.later(1, () => (params.success({}), params.fail({ errMsg: 'after all not' })))
  return puppet().socket
})

fails('fails inside the call and then throws', (w, params) => {
  params.fail({ errMsg: 'one' })
  throw new Error('two')
})

for (const connect of switches.connect.slice(1)) {
  v2(`connectSocket of the kind ${connect} is tried again`, async (make) => {
    const w = await make({ host: connect === 'pending' ? 'taro3@weapp' : 'wx' })
    w.host.next(connect, connect)
    const task = await w.start(QUICK)
    await w.until(() => task.state === 'open')
    await w.advance(1)
    assert.deepEqual(w.names, [...FAILED, ...FAILED, 'onOpen'])
    await isWell(w, task)
  })
}

v2('a Promise that does not settle, though its socket opens: tried again', async (make) => {
  const w = await make({ host: 'taro3@weapp', quirks: { settles: 'never' } })
  const task = await w.start(QUICK)
  await w.until(() => w.names.length === FAILED.length)
  assert.equal(w.host.open.length, 1, 'nobody has it')
  w.host.quirks.settles = 'success'
  await w.until(() => task.state === 'open')
  await w.advance(1)
  assert.deepEqual(w.names, [...FAILED, 'onOpen'])
  assert.equal(w.recorder.of('onError')[0].event.code, 'connect-timeout')
})

v2(
  'a refusal inside the call and then no socket are one report: the first counts',
  async (make) => {
    for (const host of miniPrograms) {
      for (const answer of [
        () => undefined,
        (w) => w.realm.Promise.reject(new Error('no socket')),
      ]) {
        const w = await make({ host })
        const miniprogram = misbehavingHost(w, 2, (params) => {
          params.fail({ errMsg: 'connectSocket:fail suspend' })
          return answer(w)
        })
        // The app is just coming back: the same attempt again, and it is no retry.
        const task = await w.start({ miniprogram, repeatLimit: 0 })
        await w.until(() => task.state === 'open', 2000, host)
        assert.deepEqual(w.names, ['onOpen'], host)
      }
    }
  },
)
