// A task that has ended is reachable from no place of the package, though the host keeps each function and object that
// it was given. So when the user drops it, it is gone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { engines, v2 } from '../../support/cases.mjs'
import { world } from '../../support/world.mjs'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')

/** One of each kind. Simulated hosts keep all that they get. */
const HOSTS = [
  ...[
    'wx',
    'wx@ios15',
    'swan',
    'tt',
    'my@single',
    'my@multiple',
    'dd',
    'taro4@weapp',
    'taro4@alipay',
  ],
  ...['uni@mp-weixin', 'mpx@promise', 'browser', 'taro4@h5', 'uni@h5', 'mpx@web'],
]

async function opened(w, options) {
  const task = await w.start(options, () => {})
  task.onMessage = () => task.state
  await w.until(() => task.state === 'open')
  task.send('x').catch(() => {})
  task.ping().catch(() => {})
  w.net.link.push('news')
  await w.advance(100)
  return task
}

/** Each way in which a task ends. All give a weak reference to it. */
const ENDINGS = {
  async 'close()'(w) {
    const task = await opened(w)
    task.close({ success() {} })
    await w.advance(3000)
    assert.equal(task.state, 'closed')
    return new WeakRef(task)
  },
  async 'close() after losses'(w) {
    const task = await opened(w)
    for (let i = 0; i < 2; i += 1) {
      w.net.link.closeByServer(1000, '')
      await w.advance(20)
      assert.equal(task.state, 'waiting')
      if (i === 0) await w.until(() => task.state === 'open')
    }
    task.close()
    await w.advance(3000)
    return new WeakRef(task)
  },
  async 'close() while it connects'(w) {
    w.net.next('hang')
    const task = await w.start({}, () => {})
    task.close()
    await w.advance(3000)
    return new WeakRef(task)
  },
  async 'close(), and calls after it'(w) {
    const task = await opened(w)
    task.close()
    await w.advance(3000)
    task.send('late').catch(() => {})
    task.send().catch(() => {})
    task.ping().catch(() => {})
    task.close()
    task.opts.pingTimeout = 5000
    task.onOpen = () => task
    await w.advance(1)
    assert.equal(task.stats().opens, 1)
    return new WeakRef(task)
  },
  async 'close(), open(), close()'(w) {
    const task = await opened(w)
    task.close()
    await w.advance(3000)
    task.open()
    await w.until(() => task.state === 'open')
    task.close()
    await w.advance(3000)
    return new WeakRef(task)
  },
  async 'no retry is left'(w) {
    w.net.handshake = 'refuse'
    const task = await w.start({ repeatLimit: 1 }, () => {})
    await w.until(() => task.state === 'given-up', 200_000)
    w.net.handshake = 'open'
    return new WeakRef(task)
  },
  async 'the host closes, destroy()'(w) {
    const task = await opened(w)
    w.net.link.closeByServer(1000, '')
    await w.advance(20)
    task.destroy()
    return new WeakRef(task)
  },
  async 'destroy()'(w) {
    const task = await opened(w)
    task.destroy()
    return new WeakRef(task)
  },
}

async function assertFree(w, known) {
  const left = () => known.filter(([, task]) => task.deref()).map(([name]) => name)
  for (let round = 0; round < 10 && left().length; round += 1) {
    await w.advance(10)
    gc()
  }
  assert.deepEqual(left(), [])
}

/** Old engines have no weak references. */
const WITHOUT = { '': [], ', without weak references': ['WeakRef', 'FinalizationRegistry'] }

HOSTS.forEach((host, place) => {
  for (const [how, without] of Object.entries(WITHOUT)) {
    v2(`${host}: tasks that have ended are free, the first one too${how}`, async (make) => {
      const w = await make({ host, without })
      w.noisy = true
      const all = Object.entries(ENDINGS)
      const known = []
      for (let i = 0; i < all.length + 1; i += 1) {
        const [name, end] = all[(place + i) % all.length]
        known.push([`${i}: ${name}`, await end(w)])
      }
      await assertFree(w, known)
    })
  }
})

/** A signal of the app, which lives longer than a task. */
function signalOfApp() {
  const listeners = new Set()
  return {
    aborted: false,
    addEventListener: (type, fn) => void listeners.add(fn),
    removeEventListener: (type, fn) => void listeners.delete(fn),
    abort() {
      this.aborted = true
      for (const fn of listeners) fn.call(this, { type: 'abort' })
    },
  }
}

v2(
  'a signal of the app keeps no closed task, and destroys one that the app keeps',
  async (make) => {
    const w = await make()
    const signal = signalOfApp()
    const closed = async () => {
      const task = await opened(w, { signal })
      task.close()
      await w.advance(3000)
      return task
    }
    const known = []
    for (let i = 0; i < 3; i += 1) known.push([String(i), new WeakRef(await closed())])
    const kept = await closed()
    await assertFree(w, known)
    signal.abort()
    assert.equal(kept.state, 'destroyed')
    kept.open()
    await w.advance(1000)
    assert.equal(w.host.open.length, 0)
  },
)

if (engines.includes('wasm')) {
  test('wasm: the share of the core of closed tasks goes with them', async () => {
    const w = await world({ engine: 'wasm' })
    const { Instance, Memory } = w.realm.WebAssembly
    let memory
    w.realm.WebAssembly.Instance = function (...parts) {
      const instance = new Instance(...parts)
      memory = Object.values(instance.exports).find((value) => value instanceof Memory)
      return instance
    }
    const sizes = []
    for (let round = 0; round < 6; round += 1) {
      for (let i = 0; i < 100; i += 1) {
        const task = await w.start({}, () => {})
        task.close()
        await w.advance(2100)
      }
      gc()
      await w.advance(10)
      sizes.push(memory.buffer.byteLength)
    }
    assert.equal(sizes[5], sizes[1], `${sizes} bytes`)
  })
}
