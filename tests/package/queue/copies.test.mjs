// What the app does with its bytes after `send` has returned.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const KINDS = {
  'an ArrayBuffer': (w, bytes) => {
    const array = w.realm.Uint8Array.from(bytes)
    return [array, array.buffer]
  },
  'an ArrayBuffer of another realm': (w, bytes) => {
    const array = Uint8Array.from(bytes)
    return [array, array.buffer]
  },
  'a view': (w, bytes) => {
    const array = w.realm.Uint8Array.from([0, ...bytes, 0])
    return [array, array.subarray(1, -1)]
  },
}

for (const [what, make_] of Object.entries(KINDS)) {
  v2(`${what} that is changed while it waits goes as it was`, async (make) => {
    for (const host of ['wx', 'browser', 'my@single', 'taro3@weapp']) {
      const w = await make({ host })
      const task = await w.start()
      w.net.link?.drop()
      const [array, data] = make_(w, [1, 2, 3])
      const result = w.watch(task.send({ data }))
      array.fill(9)
      await w.until(() => result.state === 'fulfilled')
      await w.until(() => w.received.length === 1)
      assert.deepEqual([...w.received[0]], [1, 2, 3], host)
    }
  })

  v2(`${what} that is sent in a hook, and changed in it, goes as it was`, async (make) => {
    const w = await make()
    const task = await w.opened({}, (t) => {
      t.onOpen = () => {
        const [array, data] = make_(w, [4, 5])
        t.send({ data })
        array.fill(9)
      }
    })
    await w.until(() => w.received.length === 1)
    assert.deepEqual([...w.received[0]], [4, 5])
    task.destroy()
  })
}

v2('an ArrayBuffer on an open socket is passed as it is', async (make) => {
  const w = await make()
  const task = await w.opened()
  const data = new w.realm.ArrayBuffer(5)
  task.send({ data })
  assert.equal(w.host.socket.sends[0].data, data)
})

v2('one that is detached while it waits is not read again', async (make) => {
  const w = await make()
  const task = await w.start()
  const data = new ArrayBuffer(3)
  new Uint8Array(data).set([1, 2, 3])
  task.send({ data })
  structuredClone(data, { transfer: [data] })
  const gone = w.watch(task.send({ data }))
  await w.until(() => gone.state !== 'pending' && w.received.length)
  assert.deepEqual([...w.received[0]], [1, 2, 3])
})
