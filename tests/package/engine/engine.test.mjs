// Which engine runs: wasm by the host's loader, from the bundle, or pure JS with one warning.

import assert from 'node:assert/strict'
import test from 'node:test'
import { bareContext, coreWasm, load, manualTimers, recordingConsole } from '../../support/load.mjs'

const MINI = 'miniprogram_dist/index.js'
const OWN_PATH = '/miniprogram_npm/websocket-heartbeat-miniprogram/core.wasm'
const path = '/pages/core.wasm'

/** The api of `entry` on a host with `globals`, and what the test watches. */
function host(entry, globals) {
  const console = recordingConsole()
  const timers = manualTimers()
  const { setTimeout, clearTimeout } = timers
  const loaded = []
  const context = bareContext({ console, setTimeout, clearTimeout, ...globals })
  return { api: load(context, entry, loaded), warnings: console.warnings, timers, loaded }
}

/** A host's loader: WeChat's takes a path of the code package, never bytes. */
function loader(asked = [], shape = (result) => result) {
  return {
    async instantiate(file, imports) {
      asked.push(file)
      assert.equal(typeof file, 'string')
      return shape(await WebAssembly.instantiate(coreWasm(), imports))
    },
  }
}

for (const name of ['WXWebAssembly', 'TTWebAssembly']) {
  test(`the miniprogram folder: ${name} gets the absolute path in miniprogram_npm`, async () => {
    const asked = []
    const { api, warnings, timers, loaded } = host(MINI, { [name]: loader(asked) })
    assert.equal(await api.preload(), 'wasm')
    assert.deepEqual(asked, [OWN_PATH])
    assert.deepEqual(warnings, [])
    assert.equal(timers.pending.size, 0, 'no timer is left')
    assert.deepEqual(loaded, [MINI], 'pure JS is not read')
  })
}

test('a loader that hands over the bare instance', async () => {
  const bare = loader([], (result) => result.instance)
  const { api } = host(MINI, { WXWebAssembly: bare })
  assert.equal(await api.preload(), 'wasm')
})

test('wasm: {path} replaces the path', async () => {
  const asked = []
  const { api } = host(MINI, { WXWebAssembly: loader(asked) })
  assert.equal(await api.preload({ wasm: { path: '/sub/core.wasm.br' } }), 'wasm')
  assert.deepEqual(asked, ['/sub/core.wasm.br'])
})

test('wasm: false is pure JS without a word', async () => {
  const asked = []
  const { api, warnings, loaded } = host(MINI, { WXWebAssembly: loader(asked) })
  assert.equal(await api.preload({ wasm: false }), 'js')
  assert.deepEqual([asked, warnings], [[], []])
  assert.deepEqual(loaded, [MINI, 'miniprogram_dist/engine-js.js'])
})

const failing = {
  'no loader on this host': {},
  'a missing file': { instantiate: () => Promise.reject({ errMsg: 'file not found' }) },
  'a loader that throws': {
    instantiate() {
      throw new Error('not supported')
    },
  },
  'a refused module': { instantiate: () => Promise.reject(new Error('CompileError')) },
  'nothing handed over': { instantiate: () => Promise.resolve() },
  'no exports': { instantiate: () => Promise.resolve({ instance: { exports: {} } }) },
}

for (const [what, fake] of Object.entries(failing)) {
  test(`${what}: pure JS for all tasks, with one warning`, async () => {
    const globals = fake.instantiate ? { WXWebAssembly: fake } : {}
    const { api, warnings, timers } = host(MINI, globals)
    assert.deepEqual(await Promise.all([api.preload(), api.preload()]), ['js', 'js'])
    assert.equal(await api.preload({ wasm: { path } }), 'js', 'the first choice holds')
    assert.equal(warnings.length, 1)
    assert.match(warnings[0], /^websocket-heartbeat-miniprogram: pure JS runs instead of wasm: \S/)
    assert.equal(timers.pending.size, 0)
  })
}

test('a task that is ended while its engine is loaded: rejected with "aborted", and never made', async () => {
  const { api, timers } = host(MINI, { WXWebAssembly: loader() })
  const starting = api({
    miniprogram: { connectSocket: () => assert.fail('no socket') },
    connectSocketParams: { url: 'wss://example.test/' },
  })
  starting.destroy()
  starting.destroy()
  await assert.rejects(Promise.resolve(starting), { code: 'aborted' })
  assert.equal(await api.preload(), 'wasm')
  assert.equal(timers.pending.size, 0)
})

test('a logger gets which engine runs, and why', async () => {
  const started = async (globals, options) => {
    const { api, timers } = host(MINI, globals)
    const lines = []
    const ready = api({
      miniprogram: { connectSocket: () => assert.fail('no socket') },
      connectSocketParams: { url: 'wss://example.test/' },
      logger: (level, event, detail) => lines.push({ level, event, ...detail }),
      ...options,
    })
    const task = await ready
    task.destroy()
    timers.pass(0)
    const [{ level, event, engine, reason }] = lines
    assert.deepEqual([level, event], ['info', 'start'])
    return [engine, reason]
  }
  const refused = { instantiate: () => Promise.reject({ errMsg: 'at wss://a?token=1 not found' }) }
  assert.deepEqual(await started({ WXWebAssembly: loader() }), ['wasm', 'first choice'])
  assert.deepEqual(await started({}, { wasm: false }), ['js', 'first choice'])
  assert.deepEqual(await started({}), ['js', 'this host has no loader for wasm files'])
  assert.deepEqual(await started({ WXWebAssembly: refused }), ['js', 'at wss://a not found'])
})

test('a slow wasm: pure JS after 1 s, and what comes late is ignored', async () => {
  let arrive
  const late = new Promise((resolve) => (arrive = resolve))
  const slow = {
    instantiate: (file, imports) => late.then(() => loader().instantiate(file, imports)),
  }
  const { api, warnings, timers } = host(MINI, { WXWebAssembly: slow })
  const ready = api.preload()
  timers.pass(999)
  assert.equal(timers.pending.size, 1)
  timers.pass(1000)
  assert.equal(await ready, 'js')
  arrive()
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(await api.preload(), 'js')
  assert.equal(warnings.length, 1)
})

test('paths that no host resolves as meant are not tried', async () => {
  for (const bad of [
    'core.wasm',
    './core.wasm',
    'wxfile://core.wasm',
    '/core.js',
    7,
    '/a.wasm.gz',
  ]) {
    const asked = []
    const { api, warnings } = host(MINI, { WXWebAssembly: loader(asked) })
    assert.equal(await api.preload({ wasm: { path: bad } }), 'js', String(bad))
    assert.deepEqual(asked, [])
    assert.equal(warnings.length, 1)
  }
})

test('the default entry: pure JS, even where a loader is', async () => {
  const asked = []
  const { api, warnings } = host('dist/index.js', { WXWebAssembly: loader(asked), WebAssembly })
  assert.equal(await api.preload(), 'js')
  assert.deepEqual([asked, warnings], [[], []])
})

test('the default entry with wasm: {path}: the host’s own loader comes before plain WebAssembly', async () => {
  for (const name of ['WXWebAssembly', 'TTWebAssembly', 'MYWebAssembly']) {
    const asked = []
    const plain = { instantiate: () => assert.fail('plain WebAssembly was asked') }
    const globals = { WebAssembly: plain, [name]: loader(asked) }
    const { api } = host('dist/index.js', globals)
    assert.equal(await api.preload({ wasm: { path } }), 'wasm', name)
    assert.deepEqual(asked, [path])
  }
})

test('the default entry with wasm: {path} where nothing takes paths: pure JS, one warning', async () => {
  for (const globals of [{}, { WebAssembly }]) {
    const { api, warnings } = host('dist/index.js', globals)
    assert.equal(await api.preload({ wasm: { path } }), 'js')
    assert.equal(warnings.length, 1)
  }
})

for (const entry of ['dist/node.cjs', 'dist/wasm.js']) {
  test(`${entry}: wasm from the bundle`, async () => {
    const { api, warnings } = host(entry, { WebAssembly })
    assert.equal(await api.preload(), 'wasm')
    assert.deepEqual(warnings, [])
  })

  test(`${entry}: asynchronously where the engine refuses to compile at once`, async () => {
    class Module {
      constructor() {
        throw new RangeError('WebAssembly.Compile is disallowed on the main thread')
      }
    }
    const { instantiate, Instance } = WebAssembly
    const { api, warnings } = host(entry, { WebAssembly: { Module, Instance, instantiate } })
    assert.equal(await api.preload(), 'wasm')
    assert.deepEqual(warnings, [])
  })
}

test('dist/node.cjs: pure JS with wasm: false, and where the engine refuses the module', async () => {
  const off = host('dist/node.cjs', { WebAssembly })
  assert.equal(await off.api.preload({ wasm: false }), 'js')
  assert.deepEqual(off.warnings, [])
  const refused = host('dist/node.cjs', {
    WebAssembly: { instantiate: () => Promise.reject(new Error('disabled')) },
  })
  assert.equal(await refused.api.preload(), 'js')
  assert.equal(refused.warnings.length, 1)
})

test('a warning needs no console', async () => {
  for (const console of [undefined, null, {}]) {
    const { api } = host(MINI, { console })
    assert.equal(await api.preload(), 'js')
  }
})
