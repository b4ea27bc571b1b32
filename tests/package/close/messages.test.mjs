// No message is delivered after close(), whatever its shape and however long it has waited.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const FAMILIES = [
  'wx',
  'my@single',
  'my@multiple',
  'taro3@weapp',
  'uni@mp-alipay',
  'browser',
  'taro4@h5',
]

for (const host of FAMILIES) {
  v2(`${host}: a message that comes after close() is not delivered`, async (make) => {
    const w = await make({ host })
    const asked = []
    const task = await w.opened({ isPong: (data) => asked.push(data) > 99, closeTimeout: 500 })
    const { link } = w.net
    task.close()
    link.push('text')
    link.push(new Uint8Array([1, 2, 3]))
    await w.advance(1000)
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
    assert.deepEqual(asked, [])
  })

  v2(`${host}: those that were on their way when a hook closed are not delivered`, async (make) => {
    const w = await make({ host })
    const task = await w.opened({}, (self) =>
      w.recorder.hook(self, { also: (name) => name === 'onMessage' && self.close() }),
    )
    for (const text of ['one', 'two', 'three']) w.net.link.push(text)
    await w.advance(1000)
    assert.deepEqual(w.names, ['onOpen', 'onMessage', 'onClose'])
    assert.equal(task.stats().messagesIn, 1)
  })

  v2(`${host}: after open() the messages of the new socket are`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    task.close()
    await w.advance(500)
    task.open()
    await w.until(() => task.state === 'open')
    w.net.link.push('again')
    await w.advance(100)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onOpen', 'onMessage'])
  })
}

v2('a Blob that is being unpacked, and what waits behind it, are not delivered', async (make) => {
  for (const isAsked of [true, false]) {
    const w = await make({ host: 'mpx@web', quirks: { blobDelay: 500 } })
    const asked = []
    const isPong = isAsked ? (data) => asked.push(data) > 99 : null
    const task = await w.opened({ isPong })
    w.net.link.push(Uint8Array.of(1, 2))
    w.net.link.push('behind it')
    // The bytes come before the close of the host.
    await w.advance(505)
    task.close()
    await w.advance(1000)
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
    assert.deepEqual(asked, [])
  }
})

v2(
  'closed by isPong while a Blob is delivered: it is not, nor what waits behind it',
  async (make) => {
    const w = await make({ host: 'mpx@web', quirks: { blobDelay: 500 } })
    let task = null
    const isPong = () => void task.close()
    task = await w.opened({ isPong })
    w.net.link.push(Uint8Array.of(1, 2))
    w.net.link.push('behind it')
    await w.advance(2000)
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
  },
)

v2('messages that are held until the first hook is set are not delivered', async (make) => {
  const w = await make()
  const task = await w.start({}, () => {})
  await w.advance(100)
  w.net.link.push('held')
  await w.advance(50)
  task.close()
  w.recorder.hook(task)
  await w.advance(1000)
  assert.deepEqual(w.names, ['onClose'])
})
