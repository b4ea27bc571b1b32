// The ways in which users import the function: those of 1.x, and those of Node.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { version } from '../../../scripts/lib/version.mjs'
import { bareContext, entries, load, tools } from '../../support/load.mjs'

const NAME = 'websocket-heartbeat-miniprogram'
/** A project that has the package installed from its tarball. */
const project = dirname(dirname(packedDir()))
const require = createRequire(join(project, 'index.js'))

for (const entry of entries) {
  test(`${entry}: module.exports is the function and has all else as properties`, () => {
    const api = load(bareContext(), entry)
    assert.equal(typeof api, 'function')
    assert.equal(api.default, api)
    assert.equal(api.__esModule, true)
    assert.equal(api.version, version)
    assert.equal(typeof api.preload, 'function')
    assert.equal(typeof api.WebsocketHeartbeatError, 'function')
    assert.deepEqual(Object.keys(api).sort(), [
      'WebsocketHeartbeatError',
      'default',
      'preload',
      'version',
    ])
  })
}

test('require() of every path in exports', () => {
  for (const path of ['', '/js', '/wasm', '/dist/index.js']) {
    assert.equal(typeof require(NAME + path), 'function', path)
  }
  assert.equal(require(`${NAME}/package.json`).version, version)
  assert.match(require.resolve(`${NAME}/core.wasm`), /core\.wasm$/)
})

test('the tools beside it: `require` gives the function, by `exports` and by the file itself', () => {
  const Diagnostics = require(`${NAME}/diagnostics`)
  assert.equal(Diagnostics.default, Diagnostics)
  assert.equal(Diagnostics.__esModule, true)
  const read = (file) => readFileSync(join(packedDir(), file), 'utf8')
  const [root, native] = tools
  assert.equal(read(native), read(root), 'the same where only one folder is copied')
  assert.equal(require(join(packedDir(), 'diagnostics')), Diagnostics, 'where `exports` is unknown')
})

/** Runs an ES module in the project; it throws if an assertion of it fails. */
function runModule(code) {
  const program = `import assert from 'node:assert/strict'\n${code}`
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: project })
}

for (const path of ['', '/js', '/wasm', '/dist/index.js']) {
  test(`import of ${NAME}${path} in Node: default and named`, () => {
    runModule(`
      import W, { version, preload, WebsocketHeartbeatError } from '${NAME}${path}'
      assert.equal(typeof W, 'function')
      assert.equal(version, '${version}')
      assert.equal(preload, W.preload)
      assert.equal(WebsocketHeartbeatError, W.WebsocketHeartbeatError)
    `)
  })
}

test('import of the diagnostics in Node', () => {
  runModule(`
    import Diagnostics from '${NAME}/diagnostics'
    assert.match(Diagnostics().report(), /^${NAME} ${version}/)
  `)
})

test('the WebSocket class: named, by require and by import, also where `exports` is unknown', () => {
  const { createWebSocket } = require(`${NAME}/websocket`)
  assert.equal(typeof createWebSocket, 'function')
  assert.equal(typeof require(join(packedDir(), 'websocket')).createWebSocket, 'function')
  runModule(`
    import { createWebSocket } from '${NAME}/websocket'
    import { createRequire } from 'node:module'
    const required = createRequire(process.cwd() + '/index.js')('${NAME}/websocket')
    assert.equal(required.createWebSocket, createWebSocket)
  `)
})

for (const framework of ['vue', 'react']) {
  test(`${framework}: named, by require and by import, also where exports is unknown`, () => {
    const code = (how) => `
      const use = ${how}
      assert.equal(typeof use.useWebsocketHeartbeat, 'function')
      assert.deepEqual(Object.keys(use).filter((name) => !/default|module/.test(name)), ['useWebsocketHeartbeat'])`
    runModule(code(`await import('${NAME}/${framework}')`))
    const required = `createRequire(process.cwd() + '/index.js')`
    for (const file of [`${NAME}/${framework}`, join(packedDir(), framework)])
      runModule(`import { createRequire } from 'node:module'\n${code(`${required}('${file}')`)}`)
  })
}

test('an app with tasks, the class and what is for frameworks has one engine', async () => {
  const { build } = await import('esbuild')
  const contents = `export { default } from '${NAME}'; export { createWebSocket } from '${NAME}/websocket'
    export * as vue from '${NAME}/vue'; export * as react from '${NAME}/react'`
  for (const [mainFields, format] of [
    [['module', 'main'], 'esm'],
    [['main'], 'cjs'],
  ]) {
    const { metafile } = await build({
      stdin: { contents, resolveDir: project },
      ...{ bundle: true, write: false, metafile: true, format, mainFields },
      external: ['vue', 'react'],
    })
    const files = Object.keys(metafile.inputs).filter((file) => /index(\.esm)?\.js$/.test(file))
    assert.equal(files.length, 1, files.join())
  }
  // Where the folder is copied alone.
  const native = readFileSync(join(packedDir(), 'miniprogram_dist/websocket.js'), 'utf8')
  assert.match(native, /require\('\.\/index\.js'\)/)
})

test('import and require in one Node process share one engine', () => {
  runModule(`
    import { createRequire } from 'node:module'
    import W from '${NAME}'
    assert.equal(createRequire(process.cwd() + '/index.js')('${NAME}'), W)
    assert.equal(await W.preload(), 'wasm')
  `)
})

test('the ESM file is what bundlers expect: one default and three names', async () => {
  const { build } = await import('esbuild')
  const contents = `import W, { version, preload, WebsocketHeartbeatError } from '${NAME}'
    export default [typeof W, version, typeof preload, typeof WebsocketHeartbeatError]`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'out',
    mainFields: ['module', 'main'],
  })
  const out = new Function(`${outputFiles[0].text}; return out.default`)()
  assert.deepEqual(out, ['function', version, 'function', 'function'])
})

test('bundlers find the diagnostics as an ES module, and none of it in the main entry', async () => {
  const { build } = await import('esbuild')
  const bundled = async (path) => {
    const stdin = { contents: `export { default } from '${NAME}${path}'`, resolveDir: project }
    const options = { bundle: true, write: false, format: 'esm', metafile: true }
    const { metafile, outputFiles } = await build({ stdin, ...options })
    return { files: Object.keys(metafile.inputs).join(), text: outputFiles[0].text }
  }
  const diagnostics = await bundled('/diagnostics')
  assert.match(diagnostics.files, /dist\/diagnostics\.esm\.js/)
  assert.match(diagnostics.text, /toISOString/)
  assert.doesNotMatch((await bundled('')).text, /toISOString/)
})

test('bundlers that shake trees drop the package where nothing of it is used', async () => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    stdin: {
      contents: ['', '/diagnostics', '/websocket', '/vue', '/react']
        .map((path) => `import '${NAME}${path}'`)
        .join('\n'),
      resolveDir: project,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module'],
    external: ['vue', 'react'],
    logLevel: 'silent',
  })
  assert.equal(outputFiles[0].text.replace(/\/\/.*|\(\(\) => \{\s*\}\)\(\);|\s/g, ''), '')
})
