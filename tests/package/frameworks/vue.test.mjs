// The composable in real Vue, on a simulated host.

import assert from 'node:assert/strict'
import * as vue from 'vue'
import { renderToString } from 'vue/server-renderer'
import { v2 } from '../../support/cases.mjs'
import { codeOf, liveSockets, useOf, useOnHost } from '../../support/frameworks.mjs'

const { createSSRApp, effectScope, h, nextTick, watch } = vue

/** A composable in a scope of its own. */
async function started(make, options, ofWorld) {
  const w = await make({ ...ofWorld, modules: { vue } })
  const scope = effectScope(true)
  const used = scope.run(() => useOnHost(w, 'vue')(options))
  const until = (state) => w.until(() => used.state.value === state, 60_000, state)
  return { w, scope, used, until }
}

v2('vue: state, data and latency are refs of the latest', async (make) => {
  const { w, used, until } = await started(make, {
    pingTimeout: 1000,
    isPong: (data) => data === 'heartbeat',
  })
  const { state, data, lastError, latency } = used
  const states = []
  watch(state, (now) => states.push(now), { flush: 'sync' })
  assert.deepEqual(
    [state, data, lastError, latency].map(({ value }) => value),
    ['connecting', null, null, null],
  )
  await until('open')
  w.net.link.push('one')
  w.net.link.push('two')
  await w.until(() => data.value === 'two')
  await w.until(() => latency.value !== null)
  assert.equal(typeof latency.value, 'number')
  assert.equal(lastError.value, null)
  w.net.link.drop()
  await until('waiting')
  await until('open')
  used.close({ code: 4000, reason: 'enough' })
  await until('closed')
  used.open()
  await until('open')
  assert.equal(w.connects, 3)
  assert.deepEqual(states.slice(0, 4), ['open', 'waiting', 'connecting', 'open'])
})

v2('vue: each message comes to onMessage, after data; this is the task', async (make) => {
  const seen = []
  let task
  const { w, used, until } = await started(make, {
    onOpen() {
      task = this
      this.send('log in')
    },
    onMessage: (event) => seen.push([event.data, used.data.value]),
    onReopen: ({ retries }) => seen.push(retries),
    onClose: null,
  })
  const watched = []
  watch(used.data, (now) => watched.push(now))
  used.send('early')
  await until('open')
  await w.advance(100)
  assert.deepEqual(w.received, ['log in', 'early'])
  assert.equal(typeof task.ping, 'function')
  // The server echoes.
  seen.length = 0
  for (const text of ['1', '2', '3']) w.net.link.push(text)
  await w.advance(100)
  await nextTick()
  assert.deepEqual(seen, [
    ['1', '1'],
    ['2', '2'],
    ['3', '3'],
  ])
  w.net.link.drop()
  await w.until(() => seen.length === 4)
  assert.equal(seen[3], 1)
  assert.deepEqual(w.console, [], 'no option is unknown to the main function')
})

v2('vue: what is sent before there is a task is sent', async (make) => {
  const { w, used } = await started(make, {}, { host: 'taro4@weapp' })
  const sent = used.send('early')
  used.send({ data: 'more' })
  await w.settle(sent)
  await w.advance(100)
  assert.deepEqual(w.received, ['early', 'more'])
})

v2('vue: close() before there is a task closes it, and open() opens it again', async (make) => {
  const { w, used, until } = await started(make, {}, { host: 'taro4@weapp' })
  used.close()
  await until('closed')
  await w.advance(10_000)
  assert.equal(liveSockets(w), 0)
  used.open()
  await until('open')
})

v2('vue: with immediate: false nothing connects before open()', async (make) => {
  const { w, used, until } = await started(make, { immediate: false })
  await w.advance(10_000)
  assert.equal(used.state.value, 'closed')
  assert.equal(w.connects, 0)
  used.close()
  assert.equal(await codeOf(used.send('never')), 'closed')
  used.open()
  used.send('now')
  await until('open')
  await w.advance(100)
  assert.deepEqual(w.received, ['now'])
})

v2('vue: the end of the scope destroys the task', async (make) => {
  const { w, scope, used, until } = await started(make)
  await until('open')
  scope.stop()
  assert.equal(used.state.value, 'destroyed')
  await w.advance(10_000)
  w.assertNothingLeft()
  used.open()
  used.close()
  assert.equal(await codeOf(used.send('late')), 'destroyed')
  await w.advance(10_000)
  assert.equal(w.connects, 1)
})

for (const host of ['wx', 'taro4@weapp']) {
  v2(`vue: a scope that ends before there is a task leaves nothing, ${host}`, async (make) => {
    const { w, scope, used } = await started(make, {}, { host })
    scope.stop()
    used.open()
    await w.advance(10_000)
    assert.equal(used.state.value, 'destroyed')
    w.assertNothingLeft()
  })
}

v2('vue: outside of a scope it works without a word', async (make) => {
  const w = await make({ modules: { vue } })
  const { state, close } = useOnHost(w, 'vue')()
  await w.until(() => state.value === 'open')
  close()
  await w.until(() => state.value === 'closed')
})

v2('vue: lastError is that of an attempt, and of the give-up', async (make) => {
  const { w, used, until } = await started(make, { fatalCloseCodes: [4001] }, {})
  await until('open')
  w.net.next('refuse')
  w.net.link.drop()
  await w.until(() => used.lastError.value)
  assert.equal(used.lastError.value.code, 'connect-failed')
  await until('open')
  assert.equal(used.lastError.value.code, 'connect-failed')
  w.net.link.closeByServer(4001, '')
  await until('given-up')
  assert.equal(used.lastError.value.code, 'connection-lost')
})

/** The rejections that nobody has handled while `body` runs. */
async function rejections(body) {
  const seen = []
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (error) => seen.push(error))
  await body()
  process.removeAllListeners('unhandledRejection')
  for (const other of others) process.on('unhandledRejection', other)
  return seen
}

v2('vue: a wrong option is given-up, in lastError, and seen in the console', async (make) => {
  const seen = await rejections(async () => {
    const { w, used, until } = await started(make, { pingTimeout: 'soon' })
    const sent = used.send('never')
    await until('given-up')
    assert.equal(await codeOf(sent), 'invalid-option')
    assert.equal(await codeOf(used.send('never')), 'given-up')
    assert.match(used.lastError.value.message, /pingTimeout.*"soon"/)
    assert.equal(w.connects, 0)
  })
  assert.deepEqual(
    seen.map(({ code }) => code),
    ['invalid-option'],
  )
})

v2('vue: no options at all are a clear error', async (make) => {
  const w = await make({ modules: { vue } })
  const useWebsocketHeartbeat = useOf(w, 'vue')
  await rejections(async () => {
    const { lastError } = useWebsocketHeartbeat()
    await w.until(() => lastError.value)
    assert.match(lastError.value.message, /miniprogram is undefined/)
  })
})

v2(
  'vue: on a server nothing connects, and its text is that of the first rendering',
  async (make) => {
    const w = await make({ modules: { vue } })
    let used
    const App = {
      setup() {
        used = useOnHost(w, 'vue')()
        return () => h('p', used.state.value)
      },
    }
    assert.equal(await renderToString(createSSRApp(App)), '<p>connecting</p>')
    assert.equal(await codeOf(used.send('never')), 'destroyed')
    used.open()
    await w.advance(10_000)
    assert.equal(w.connects, 0)
  },
)
