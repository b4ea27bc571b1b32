// The callbacks of close(): each request gets one answer, after the call, at the latest after closeTimeout, also if the
// host never says a word.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const FAMILIES = ['wx', 'tt', 'my@single', 'taro3@weapp', 'uni@mp-alipay', 'mpx@promise', 'browser']

/** Callbacks that note what they get, and when. */
function callbacks(w, notes, name = '') {
  const note = (key) => (value) => notes.push([`${name}${key}`, w.now, value])
  return { success: note('success'), fail: note('fail'), complete: note('complete') }
}

const names = (notes) => notes.map(([name]) => name)

/** The host does this instead of closing its newest socket. */
function replaceClose(w, close) {
  if (w.host.one) {
    w.host.api.closeSocket = close
    if (w.host.native) w.host.native.closeSocket = close
  } else w.host.socket.api.close = close
}

for (const host of FAMILIES) {
  v2(`${host}: a mute host: success and complete after closeTimeout`, async (make) => {
    const w = await make({ host })
    const task = await w.opened({ closeTimeout: 700 })
    replaceClose(w, () => {})
    const notes = []
    const from = w.now
    task.close(callbacks(w, notes))
    assert.deepEqual(notes, [], 'not inside the call')
    await w.advance(5000)
    assert.deepEqual(names(notes), ['success', 'complete'])
    // A WebSocket class has no callbacks, so the answer is ours.
    const after = host === 'browser' ? 0 : 700
    for (const [, at, value] of notes)
      assert.deepEqual([at - from, value.errMsg], [after, 'close:ok'])
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
  })

  v2(`${host}: the answer of a host that speaks, once`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    const notes = []
    task.close(callbacks(w, notes))
    await w.advance(5000)
    assert.deepEqual(names(notes), ['success', 'complete'])
  })
}

v2('a host that refuses: fail and complete get what it says, once', async (make) => {
  const w = await make()
  const task = await w.opened()
  const error = { errMsg: 'closeSocket:fail' }
  replaceClose(w, ({ fail, complete, success }) => {
    fail(error)
    complete(error)
    success({})
  })
  const notes = []
  task.close(callbacks(w, notes))
  await w.advance(5000)
  assert.deepEqual(names(notes), ['fail', 'complete'])
  for (const [, , value] of notes) assert.equal(value, error)
})

v2('a host that throws or rejects: fail and complete, once', async (make) => {
  for (const isThrown of [true, false]) {
    const w = await make()
    const task = await w.opened()
    const error = new w.realm.Error('broken')
    replaceClose(w, () => {
      if (isThrown) throw error
      return w.realm.Promise.reject(error)
    })
    const notes = []
    task.close(callbacks(w, notes))
    await w.advance(5000)
    assert.deepEqual(names(notes), ['fail', 'complete'])
    assert.equal(notes[0][2], error)
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
  }
})

v2(
  'a host that answers late, and then again, after closeTimeout: no second answer',
  async (make) => {
    const w = await make()
    const task = await w.opened({ closeTimeout: 100 })
    let kept = null
    replaceClose(w, (params) => (kept = params))
    const notes = []
    task.close(callbacks(w, notes))
    await w.advance(200)
    kept.success({})
    kept.fail({})
    kept.complete({})
    await w.advance(1000)
    assert.deepEqual(names(notes), ['success', 'complete'])
  },
)

v2('each of several requests is answered once, in order', async (make) => {
  const w = await make()
  const task = await w.opened({ closeTimeout: 300 })
  replaceClose(w, () => {})
  const notes = []
  task.close(callbacks(w, notes, '1 '))
  await w.advance(100)
  task.close(callbacks(w, notes, '2 '))
  await w.advance(1000)
  task.close(callbacks(w, notes, '3 '))
  await w.advance(10)
  const expected = [1, 2, 3].flatMap((n) => [`${n} success`, `${n} complete`])
  assert.deepEqual(names(notes), expected)
})

v2('open(), reconnect() and destroy() answer a close that is under way', async (make) => {
  for (const name of ['open', 'reconnect', 'destroy']) {
    const w = await make()
    const task = await w.opened()
    replaceClose(w, () => {})
    const notes = []
    task.close(callbacks(w, notes))
    task[name]()
    await w.advance(10)
    assert.deepEqual(names(notes), ['success', 'complete'], name)
  }
})

v2(
  'destroy() before the host was asked: it is asked as close() says, and answers',
  async (make) => {
    const w = await make()
    const notes = []
    const task = await w.opened({}, (self) => {
      w.recorder.hook(self)
      self.onStateChange = (state) => state === 'closed' && self.destroy()
    })
    task.close({ code: 4001, reason: 'bye', ...callbacks(w, notes) })
    await w.advance(1000)
    const { code, reason } = w.host.socket.closes[0]
    assert.deepEqual([code, reason], [4001, 'bye'])
    assert.deepEqual(names(notes), ['success', 'complete'])
    w.assertNothingLeft()
  },
)
