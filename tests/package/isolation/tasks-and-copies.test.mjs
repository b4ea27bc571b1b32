// A task, or a copy of the package, does not affect the others on the same host object.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { sandbox } from '../../support/sandbox.mjs'

/** The package once more, in a realm of its own, on the same host and clock. */
function secondCopy(w) {
  const { realm, require } = sandbox({ globals: w.globals(), without: w.entry.without })
  w.useTime(realm)
  return require(w.entry.file)
}

/** A task that keeps its messages; `lib` may be another copy. */
async function listener(w, lib = w.lib, options = {}) {
  const heard = []
  const task = await w.settle(lib(w.options({ reconnectTimeout: 100, ...options })))
  task.onMessage = ({ data }) => heard.push(data)
  await w.until(() => task.state === 'open')
  return { task, heard }
}

/** Everything that a task can do wrong or have done to it. */
const troubles = {
  'its link is lost': (w, { link }) => link.drop(),
  'it reconnects': (w, { task }) => task.reconnect(),
  'its hooks throw'(w, { task, link }) {
    w.noisy = true
    task.onMessage = () => {
      throw new Error('a hook')
    }
    link.push('news')
  },
  'its options change'(w, { task }) {
    task.opts.pingTimeout = 1
    task.opts.connectSocketParams = { url: 'wss://example.test/other' }
    task.opts.networkAware = false
    task.opts.lifecycleAware = false
  },
  'it is closed': (w, { task }) => task.close(),
  'it is destroyed': (w, { task }) => task.destroy(),
}

for (const host of ['wx', 'taro3@weapp', 'my@multiple']) {
  for (const copies of [1, 2]) {
    v2(`${host}, two tasks of ${copies} cop${copies === 1 ? 'y' : 'ies'}`, async (make) => {
      for (const [what, trouble] of Object.entries(troubles)) {
        const w = await make({ host })
        const one = await listener(w)
        one.link = w.net.link
        const two = await listener(w, copies === 2 ? secondCopy(w) : w.lib)
        const { link } = w.net
        const { socketTask } = two.task
        const calls = []
        for (const hook of ['onOpen', 'onClose', 'onError', 'onReconnect', 'onStateChange'])
          two.task[hook] = () => calls.push(hook)
        trouble(w, one)
        await w.advance(3000)
        link.push('for two')
        await w.settle(two.task.send('from two'))
        await w.advance(100)
        assert.deepEqual(two.heard, ['for two', 'from two'], what)
        assert.deepEqual(calls, [], what)
        assert.equal(two.task.socketTask, socketTask, what)
        w.host.signals.networkIs('4g')
        w.host.signals.networkIs('wifi')
        await w.until(() => w.received.filter((data) => data === 'heartbeat').length > 0, 100, what)
        one.task.destroy()
        two.task.destroy()
        await w.advance(5000)
        w.assertNothingLeft()
      }
    })
  }
}

for (const frozen of [false, true]) {
  v2(`my@single, frozen ${frozen}: two copies take turns and leave nothing`, async (make) => {
    const w = await make({ host: 'my@single', quirks: { frozen } })
    const libs = [w.lib, secondCopy(w)]
    let last = null
    for (let round = 0; round < 10; round += 1) {
      const next = await listener(w, libs[round % 2])
      // They share an object on the host, which is not possible on a frozen one.
      if (last && !frozen) assert.equal(last.task.state, 'given-up')
      last?.task.destroy()
      await w.advance(100)
      if (frozen) await w.until(() => next.task.state === 'open', 60_000)
      w.net.link.push(`round ${round}`)
      await w.advance(100)
      assert.deepEqual(next.heard, [`round ${round}`])
      last = next
    }
    last.task.destroy()
    await w.advance(100)
    assert.equal(w.host.listening, 0)
  })
}

// --- an end inside onMessage, while later messages wait

v2('destroy() in onMessage: messages of the same moment are dropped', async (make) => {
  const w = await make()
  const heard = []
  await w.opened({}, (task) => {
    task.onMessage = ({ data }) => {
      heard.push(data)
      task.destroy()
    }
    task.on('message', ({ data }) => heard.push(`listener ${data}`))
  })
  for (const data of ['one', 'two', 'three']) w.net.link.push(data)
  await w.advance(3000)
  assert.deepEqual(heard, ['one'])
  w.assertNothingLeft()
})

const ends = {
  destroy: (task) => task.destroy(),
  close: (task) => task.close(),
}

for (const [end, act] of Object.entries(ends)) {
  v2(`${end}() in onMessage: messages that were held are dropped`, async (make) => {
    const w = await make()
    const heard = []
    const task = await w.settle(w.call(w.options()))
    await w.until(() => w.net.link)
    for (const data of ['one', 'two', 'three']) w.net.link.push(data)
    await w.advance(500)
    task.onMessage = ({ data }) => {
      heard.push(data)
      act(task)
    }
    await w.advance(3000)
    assert.deepEqual(heard, ['one'])
    w.assertNothingLeft()
  })

  v2(`${end}() in onMessage: Blobs under way are dropped`, async (make) => {
    const w = await make({ host: 'browser', quirks: { blobDelay: 20 } })
    const heard = []
    const task = await w.opened({}, (t) => {
      t.onMessage = ({ data }) => {
        heard.push(data)
        act(t)
      }
    })
    task.socketTask.binaryType = 'blob'
    w.net.link.push('one')
    w.net.link.push(Uint8Array.of(2))
    w.net.link.push('three')
    await w.advance(3000)
    assert.deepEqual(heard, ['one'])
    w.assertNothingLeft()
  })
}
