// An asynchronous `connectSocketParams`: its result counts only for the attempt that called it, and only while that
// attempt lasts. The call is part of the attempt and has no time limit of its own.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const URL = 'wss://example.test/'

/** A function for the option, and its calls: `{ info, resolve, reject }` for each. */
function asking(w) {
  const questions = []
  const ask = (info) =>
    new w.realm.Promise((resolve, reject) => questions.push({ info, resolve, reject }))
  return { questions, ask }
}

/** A task whose first call of the function is still pending. */
async function asked(make, options = {}) {
  const w = await make()
  const { questions, ask } = asking(w)
  const started = w.start({ reconnectTimeout: 100, ...options, connectSocketParams: ask })
  questions[0].resolve({ url: `${URL}first` })
  const task = await started
  await w.until(() => task.state === 'open')
  w.net.link.closeByServer(1001, '')
  await w.until(() => questions.length === 2)
  w.recorder.clear()
  return { w, task, question: questions[1], questions }
}

const answers = {
  params: ({ resolve }) => resolve({ url: `${URL}late` }),
  'no params': ({ resolve }) => resolve(undefined),
  'a rejection': ({ reject }) => reject(new Error('late')),
}

const ends = {
  'close()': (task) => task.close(),
  'destroy()': (task) => task.destroy(),
}

for (const [answer, give] of Object.entries(answers)) {
  for (const [end, act] of Object.entries(ends)) {
    v2(`${answer} after ${end}: ignored`, async (make) => {
      const { w, task, question } = await asked(make)
      act(task)
      await w.advance(10)
      w.recorder.clear()
      give(question)
      await w.advance(60_000)
      assert.deepEqual(w.names, [])
      assert.equal(w.connects, 1)
      w.assertNothingLeft()
    })
  }

  v2(`${answer} after the time-out: ignored, the next attempt has asked anew`, async (make) => {
    const { w, task, question, questions } = await asked(make, { connectTimeout: 1000 })
    await w.until(() => questions.length === 3, 5000)
    assert.equal(w.recorder.of('onError')[0].event.code, 'connect-timeout')
    w.recorder.clear()
    give(question)
    await w.advance(10)
    assert.deepEqual(w.names, [])
    assert.equal(w.connects, 1)
    questions[2].resolve({ url: `${URL}new` })
    await w.until(() => task.state === 'open')
    assert.equal(w.host.connects[1].params.url, `${URL}new`)
  })

  v2(`${answer} after reconnect(): ignored, it asked anew`, async (make) => {
    const { w, task, question, questions } = await asked(make)
    await w.advance(100)
    task.reconnect()
    await w.until(() => questions.length === 3, 1000)
    give(question)
    await w.advance(10)
    assert.equal(w.connects, 1)
    questions[2].resolve({ url: `${URL}new` })
    await w.until(() => task.state === 'open')
    assert.equal(w.host.connects[1].params.url, `${URL}new`)
  })
}

v2('the time that the answer takes is part of connectTimeout', async (make) => {
  const { w, task, question } = await asked(make, { connectTimeout: 1000 })
  const since = w.now
  await w.advance(700)
  w.net.handshake = 'hang'
  question.resolve({ url: `${URL}slow` })
  await w.until(() => w.names.includes('onError'), 5000)
  assert.equal(w.now - since, 1000)
  assert.equal(w.recorder.of('onError')[0].event.code, 'connect-timeout')
  task.destroy()
})

v2(
  'a rejection is a failed attempt: its hooks, its code, its reason, then the next',
  async (make) => {
    const { w, task, question, questions } = await asked(make)
    const reason = new Error('no token')
    question.reject(reason)
    await w.until(() => questions.length === 3, 5000)
    assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect'])
    const [{ event }] = w.recorder.of('onError')
    assert.equal(event.code, 'params-failed')
    assert.equal(event.raw, reason)
    assert.equal(questions[2].info.lastError, event)
    assert.equal(questions[2].info.attempt, question.info.attempt + 1)
    questions[2].resolve({ url: `${URL}again` })
    await w.until(() => task.state === 'open')
  },
)

v2('a thenable that settles inside the call, or twice, or both ways, counts once', async (make) => {
  const thenables = [
    (done) => done({ url: `${URL}sync` }),
    (done) => (done({ url: `${URL}sync` }), done({ url: `${URL}twice` })),
    (done, failed) => (done({ url: `${URL}sync` }), failed(new Error('no'))),
  ]
  for (const then of thenables) {
    const w = await make()
    const task = await w.start({ connectSocketParams: () => ({ then }) })
    await w.until(() => task.state === 'open')
    await w.advance(1000)
    assert.deepEqual(w.names, ['onOpen'])
    assert.equal(w.connects, 1)
    assert.equal(w.host.connects[0].params.url, `${URL}sync`)
  }
})

v2('methods called while the answer is awaited, and from the function itself', async (make) => {
  for (const end of ['close', 'destroy', 'reconnect', 'open']) {
    const w = await make()
    let task = null
    let calls = 0
    task = await w.opened({
      reconnectTimeout: 100,
      connectSocketParams() {
        calls += 1
        if (calls === 2) task[end]()
        return w.realm.Promise.resolve({ url: `${URL}${calls}` })
      },
    })
    w.net.link.closeByServer(1001, '')
    await w.until(() => calls === 2, 5000)
    await w.advance(5000)
    const isOver = end === 'close' || end === 'destroy'
    assert.equal(w.host.open.length, isOver ? 0 : 1, end)
    assert.ok(w.connects <= 3, end)
    if (isOver) w.assertNothingLeft()
  }
})
