// What the composable does, with every framework that has Vue's reactivity.

import assert from 'node:assert/strict'
import { v2 } from '../cases.mjs'
import { codeOf, liveSockets } from './use.mjs'

/** A function that makes a world, and in it a composable in a scope of its own. */
const starter =
  (make, { modules, of }) =>
  async (options, ofWorld) => {
    const w = await make({ ...ofWorld, modules })
    const { vue, use } = of(w)
    const scope = vue.effectScope(true)
    const used = scope.run(() => use(w.options(options)))
    const until = (state) => w.until(() => used.state.value === state, 60_000, state)
    return { w, vue, use, scope, used, until }
  }

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

/**
 * Plays them all. `kit` is a framework: `modules`, which the entry finds by their names, and `of(w)`, which gives the
 * framework's functions in a world as `vue`, and the composable as `use`.
 */
export function vueCases(name, kit) {
  const test = (title, body) => v2(`${name}: ${title}`, (make) => body(starter(make, kit)))

  test('state, data and latency are refs of the latest', async (started) => {
    const { w, vue, used, until } = await started({
      pingTimeout: 1000,
      isPong: (data) => data === 'heartbeat',
    })
    const { state, data, lastError, latency } = used
    const states = []
    vue.watch(state, (now) => states.push(now), { flush: 'sync' })
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

  test('each message comes to onMessage, after data; this is the task', async (started) => {
    const seen = []
    let task
    const { w, vue, used, until } = await started({
      onOpen() {
        task = this
        this.send('log in')
      },
      onMessage: (event) => seen.push([event.data, used.data.value]),
      onReopen: ({ retries }) => seen.push(retries),
      onClose: null,
    })
    const watched = []
    vue.watch(used.data, (now) => watched.push(now))
    used.send('early')
    await until('open')
    await w.advance(100)
    assert.deepEqual(w.received, ['log in', 'early'])
    assert.equal(typeof task.ping, 'function')
    // The server echoes.
    seen.length = 0
    for (const text of ['1', '2', '3']) w.net.link.push(text)
    await w.advance(100)
    await vue.nextTick()
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

  test('what is sent before there is a task is sent', async (started) => {
    const { w, used } = await started({}, { host: 'taro4@weapp' })
    const sent = used.send('early')
    used.send({ data: 'more' })
    await w.settle(sent)
    await w.advance(100)
    assert.deepEqual(w.received, ['early', 'more'])
  })

  test('close() before there is a task closes it, and open() opens it again', async (started) => {
    const { w, used, until } = await started({}, { host: 'taro4@weapp' })
    used.close()
    await until('closed')
    await w.advance(10_000)
    assert.equal(liveSockets(w), 0)
    used.open()
    await until('open')
  })

  /** Params that come when `give()` is called. */
  function slowParams() {
    const params = {}
    const given = new Promise((resolve) => {
      params.give = () => resolve({ url: 'wss://example.test/' })
    })
    params.connectSocketParams = () => given
    return params
  }

  test('bytes that wait for a task are sent as they were', async (started) => {
    const { give, connectSocketParams } = slowParams()
    const { w, used, until } = await started({ connectSocketParams })
    const bytes = new Uint8Array([0, 1, 2, 3])
    used.send(bytes.subarray(1))
    used.send({ data: bytes.buffer })
    bytes.fill(9)
    give()
    await until('open')
    await w.advance(100)
    assert.deepEqual(
      w.received.map((data) => [...new Uint8Array(data)]),
      [
        [1, 2, 3],
        [0, 1, 2, 3],
      ],
    )
  })

  for (const [how, end, code] of [
    ['close()', ({ used }) => used.close(), 'closed'],
    ['the end of the scope', ({ scope }) => scope.stop(), 'destroyed'],
  ]) {
    test(`after ${how} nothing connects, though params are on their way`, async (started) => {
      const { give, connectSocketParams } = slowParams()
      const all = await started({ connectSocketParams })
      const { w, used } = all
      const sent = used.send('never')
      await w.advance(100)
      end(all)
      assert.equal(used.state.value, code)
      assert.equal(await codeOf(sent), code)
      give()
      await w.advance(10_000)
      assert.equal(w.connects, 0)
      assert.equal(used.state.value, code)
      w.assertNothingLeft()
    })
  }

  test('a watcher that ends the scope gets the last word', async (started) => {
    const seen = []
    const { w, vue, scope, used } = await started({ onStateChange: (now) => seen.push(now) })
    vue.watch(used.state, () => scope.stop(), { flush: 'sync' })
    await w.advance(10_000)
    assert.deepEqual(seen, [])
    assert.equal(used.state.value, 'destroyed')
    w.assertNothingLeft()
  })

  test('with immediate: false nothing connects before open()', async (started) => {
    const { w, used, until } = await started({ immediate: false })
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

  test('the end of the scope destroys the task', async (started) => {
    const { w, scope, used, until } = await started()
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
    test(`a scope that ends before there is a task leaves nothing, ${host}`, async (started) => {
      const { w, scope, used } = await started({}, { host })
      scope.stop()
      used.open()
      await w.advance(10_000)
      assert.equal(used.state.value, 'destroyed')
      w.assertNothingLeft()
    })
  }

  test('outside of a scope it works without a word', async (started) => {
    const { w, use } = await started({ immediate: false })
    const { state, close } = use(w.options())
    await w.until(() => state.value === 'open')
    close()
    await w.until(() => state.value === 'closed')
  })

  test('lastError is that of an attempt, and of the give-up', async (started) => {
    const { w, used, until } = await started({ fatalCloseCodes: [4001] })
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

  test('a wrong option is given-up, in lastError, and seen in the console', async (started) => {
    const seen = await rejections(async () => {
      const { w, used, until } = await started({ pingTimeout: 'soon' })
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

  test('no options at all are a clear error', async (started) => {
    const { w, use } = await started({ immediate: false })
    await rejections(async () => {
      const { lastError } = use()
      await w.until(() => lastError.value)
      assert.match(lastError.value.message, /miniprogram is undefined/)
    })
  })
}
