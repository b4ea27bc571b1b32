// The H5 side of frameworks: Taro, uni-app and mpx in a page.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const contents = (w) =>
  w.recorder.of('onMessage').map(({ event: { data } }) => {
    const isBuffer = Object.prototype.toString.call(data) === '[object ArrayBuffer]'
    return isBuffer ? [...new Uint8Array(data)] : data
  })

v2('Taro on H5: its native socket is asked for ArrayBuffers', async (make) => {
  const w = await make({ host: 'taro4@h5' })
  const task = await w.opened()
  assert.equal(task.socketTask, w.host.socket.task)
  assert.equal(w.host.socket.binaryType, 'arraybuffer')
  await w.settle(task.send(Uint8Array.of(1, 2)))
  await w.advance(50)
  assert.deepEqual(contents(w), [[1, 2]])
  assert.equal(w.recorder.of('onMessage')[0].event, w.host.socket.lastEvent)
})

v2('Taro on React Native: two sockets at most, and yet any number of reconnects', async (make) => {
  const w = await make({ host: 'taro4@rn' })
  const task = await w.opened()
  for (let i = 2; i <= 7; i += 1) {
    task.reconnect()
    await w.until(() => w.host.sockets.length === i && task.state === 'open', 20_000)
    await w.advance(50)
  }
  await w.advance(100)
  assert.deepEqual(w.recorder.of('onError'), [])
  assert.equal(w.host.alive.length, 1)
})

v2('Taro on H5: close codes get through both ways; a bad url is retried', async (make) => {
  const w = await make({ host: 'taro4@h5' })
  const task = await w.opened()
  w.net.link.closeByServer(4000, 'bye')
  await w.until(() => w.connects === 2 && task.state === 'open', 10_000)
  assert.equal(w.recorder.of('onClose')[0].event.code, 4000)
  task.close({ code: 3001, reason: 'enough' })
  await w.advance(50)
  assert.equal(w.recorder.of('onClose')[1].event.code, 3001)
  const bad = await make({ host: 'taro4@h5' })
  await bad.start({ connectSocketParams: { url: 'https://example.test/' } })
  await bad.advance(10)
  assert.deepEqual(bad.names, ['onError', 'onClose', 'onReconnect'])
})

for (const host of ['uni@h5', 'mpx@web']) {
  v2(
    `${host}: a send that its wrapper rejects fails once, and nothing is left unhandled`,
    async (make) => {
      const w = await make({ host })
      const task = await w.opened()
      w.host.socket.close()
      await assert.rejects(w.settle(task.send('late')), { code: 'send-failed' })
      const said = []
      task.send({
        data: 'late',
        fail: () => said.push('fail'),
        complete: () => said.push('complete'),
      })
      await w.advance(1)
      assert.deepEqual(said, ['fail', 'complete'])
    },
  )
}

v2('uni on H5: a bad url gives fail and an empty task: one failed attempt', async (make) => {
  const w = await make({ host: 'uni@h5' })
  await w.start({ connectSocketParams: { url: 'https://example.test/' } })
  await w.advance(10)
  assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect'])
})
