// A call made in a hook ends the running step. If the hook was held, what is held after it is cut, as if it had not been
// held: only closes and states are still reported.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { ALL_HOOKS } from '../../support/recorder.mjs'

const FAMILIES = ['wx', 'my@single', 'taro3@weapp', 'browser']

/** A task that has opened, got a message, was closed for good, and has set no hook yet. */
async function givenUpUnheard(w) {
  const task = await w.start({ fatalCloseCodes: [4001, 1006] }, () => {})
  await w.until(() => task.state === 'open')
  w.net.link.push('news')
  await w.advance(30)
  w.net.link.closeByServer(4001, 'banned')
  await w.until(() => task.state === 'given-up')
  return task
}

/** Sets all hooks; `call` is made in the first of this name. */
function hook(w, task, name, call) {
  let isCalled = false
  w.recorder.hook(task, {
    hooks: ALL_HOOKS,
    also(which) {
      if (which !== name || isCalled) return
      isCalled = true
      call(task)
    },
  })
}

/** The hooks that came, without changes of the state. */
const hooks = (w) => w.names.filter((name) => name !== 'onStateChange')

for (const host of FAMILIES) {
  v2(`${host}: without a call, all that is held comes`, async (make) => {
    const w = await make({ host })
    hook(w, await givenUpUnheard(w), null)
    await w.advance(100)
    assert.deepEqual(hooks(w), ['onOpen', 'onMessage', 'onClose', 'onGiveUp'])
  })

  for (const name of ['open', 'reconnect']) {
    v2(`${host}: ${name}() in a held onClose: no onGiveUp while it connects`, async (make) => {
      const w = await make({ host })
      const task = await givenUpUnheard(w)
      hook(w, task, 'onClose', () => task[name]())
      await w.advance(1000)
      assert.equal(task.state, 'open')
      const again = name === 'open' ? [] : ['onReconnect']
      const expected = ['onOpen', 'onMessage', 'onClose', ...again, 'onOpen', 'onReopen']
      assert.deepEqual(hooks(w), expected)
    })
  }

  v2(`${host}: close() in a held onOpen: no message, no onGiveUp`, async (make) => {
    const w = await make({ host })
    const task = await givenUpUnheard(w)
    hook(w, task, 'onOpen', () => task.close())
    await w.advance(1000)
    assert.deepEqual(hooks(w), ['onOpen', 'onClose'])
    assert.equal(task.state, 'closed')
  })

  v2(`${host}: destroy() in a held onOpen: nothing more`, async (make) => {
    const w = await make({ host })
    const task = await givenUpUnheard(w)
    hook(w, task, 'onOpen', () => task.destroy())
    await w.advance(1000)
    assert.deepEqual(hooks(w), ['onOpen'])
    assert.equal(w.recorder.of('onStateChange').length, 1)
    w.assertNothingLeft()
  })

  v2(`${host}: a call that changes nothing cuts nothing`, async (make) => {
    const w = await make({ host })
    const task = await w.start({}, () => {})
    await w.until(() => task.state === 'open')
    w.net.link.push('news')
    await w.advance(30)
    hook(w, task, 'onOpen', () => task.open())
    await w.advance(100)
    assert.deepEqual(hooks(w), ['onOpen', 'onMessage'])
  })
}

v2('a newer task made in a held hook takes the socket: no message, then the end', async (make) => {
  const w = await make({ host: 'my@single' })
  const task = await w.start({}, () => {})
  await w.until(() => task.state === 'open')
  w.net.link.push('news')
  await w.advance(30)
  hook(w, task, 'onOpen', () => void w.start({}, () => {}))
  await w.advance(1000)
  assert.deepEqual(hooks(w), ['onOpen', 'onClose', 'onGiveUp'])
  assert.equal(w.recorder.of('onGiveUp')[0].event.reason, 'superseded')
})
