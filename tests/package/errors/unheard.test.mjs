// Attempts that fail, while the app hears of no error: the third in a row is told on the console.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const QUICK = { reconnectTimeout: 100, reconnectTimeoutMax: 100 }
const nothing = () => {}

async function failing(make, hook, options) {
  const w = await make({ quirks: { connect: 'fail' } })
  const task = await w.start({ ...QUICK, ...options }, hook)
  await w.until(() => task.stats().verdicts.failed === 2)
  assert.deepEqual(w.console, [])
  // Who sets no hook may still do so for a second.
  await w.until(() => task.stats().verdicts.failed === 20)
  return w
}

v2('three failures that nobody hears: one warning with the host’s words', async (make) => {
  for (const hook of [
    nothing,
    (task) => (task.onClose = nothing),
    (task) => (task.onError = null),
  ]) {
    const w = await failing(make, hook)
    assert.equal(w.console.length, 1)
    const [{ level, text }] = w.console
    assert.equal(level, 'warn')
    assert.match(
      text,
      /: 3 attempts failed; check url, allowed domains, server; connectSocket:fail/,
    )
  }
})

v2('whoever listens to errors or logs is not told', async (make) => {
  const listens = [(task) => (task.onError = nothing), (task) => void task.on('error', nothing)]
  for (const hook of listens) assert.deepEqual((await failing(make, hook)).console, [])
  const { console } = await failing(make, nothing, { logger: nothing })
  assert.deepEqual(console, [])
})

v2('an open between them begins the count anew', async (make) => {
  const w = await make()
  const task = await w.opened(QUICK, nothing)
  for (let i = 0; i < 3; i += 1) {
    w.host.quirks.connect = 'fail'
    w.net.link.drop()
    await w.until(() => task.repeat === 3)
    w.host.quirks.connect = 'task'
    await w.until(() => task.state === 'open')
  }
  assert.deepEqual(w.console, [])
})

v2('no secret of the attempt is in it', async (make) => {
  const w = await failing(make, nothing, {
    connectSocketParams: { url: 'wss://example.test/socket?token=sEcReT' },
  })
  assert.equal(w.console.length, 1)
  assert.doesNotMatch(w.console[0].text, /sEcReT/)
})

v2('the close event of a failed attempt says why it failed', async (make) => {
  const w = await make({ quirks: { connect: 'fail' } })
  const losses = []
  const shouldReconnect = (loss) => losses.push(loss.reason) > 0
  await w.start({ ...QUICK, shouldReconnect })
  await w.advance(10)
  const [{ event: error }] = w.recorder.of('onError')
  const [{ event: close }] = w.recorder.of('onClose')
  assert.equal(close.code, 1006)
  assert.equal(close.reason, `connect-failed: ${error.message}`)
  assert.equal(losses[0], close.reason)
})

v2('also that of one that took too long, or got no params', async (make) => {
  const w = await make({ quirks: { connect: 'mute' } })
  await w.start({ connectTimeout: 1000 })
  await w.advance(1500)
  assert.match(w.recorder.of('onClose')[0].event.reason, /^connect-timeout: .*connectTimeout/)
  const v = await make()
  await v.start({ connectSocketParams: () => ({}) })
  await v.advance(10)
  const [{ event }] = v.recorder.of('onClose')
  assert.equal(event.reason, 'params-failed: connectSocketParams failed or gave no url')
})
