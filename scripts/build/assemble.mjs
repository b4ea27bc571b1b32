// Lays out pkg/: a complete publishable package.

import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { at, write } from '../lib/step.mjs'
import { version } from '../lib/version.mjs'
import { bundle, MAIN } from './bundle.mjs'
import { checkShipped } from './es5.mjs'

/** Node's `import` gets the CommonJS file's engine: two copies would be two engines. */
const nodeModule = `import api from './node.cjs'
export default api
export var version = api.version
export var preload = api.preload
export var WebsocketHeartbeatError = api.WebsocketHeartbeatError
`

/** Shipped unchanged, if they exist. */
export const texts = [
  'README.md',
  'README.zh-CN.md',
  'LICENSE',
  'CHANGELOG.md',
  'docs/API.md',
  'docs/API.zh-CN.md',
  'docs/HOSTS.md',
  'docs/HOSTS.zh-CN.md',
  'docs/images/black-hole-dark.svg',
  'docs/images/black-hole-light.svg',
  'docs/images/black-hole.zh-CN-dark.svg',
  'docs/images/black-hole.zh-CN-light.svg',
  'docs/WEBSOCKET.md',
  'docs/WEBSOCKET.zh-CN.md',
  'docs/MIGRATION.md',
]

/** Bundles what `built` (core.wasm, glue.js …) holds and writes the package to `out`. */
export async function assemble(built, out) {
  const [main, node, wasm, mini, js, diagnostics, webSocket, vue, react] = [
    await bundle('entrypoints/default.js', built),
    await bundle('entrypoints/node.js', built),
    await bundle('entrypoints/wasm.js', built),
    await bundle('entrypoints/miniprogram.js', built),
    await bundle('entrypoints/engine-js.js', built),
    await bundle('entrypoints/diagnostics.js', built),
    await bundle('entrypoints/websocket.js', built),
    await bundle('entrypoints/vue.js', built),
    await bundle('entrypoints/react.js', built),
  ]
  const webSocketOver = (file, code = webSocket.cjs) => code.replace(`'${MAIN}'`, `'${file}'`)
  rmSync(out, { recursive: true, force: true })
  const files = {
    'dist/index.js': main.cjs,
    'dist/index.esm.js': main.esm,
    'dist/wasm.js': wasm.cjs,
    'dist/wasm.esm.js': wasm.esm,
    'dist/node.cjs': node.cjs,
    'dist/node.mjs': nodeModule,
    'miniprogram_dist/index.js': mini.cjs,
    'miniprogram_dist/engine-js.js': js.cjs,
    // For tools that do not know `exports`, and in the one folder that WeChat copies.
    'diagnostics.js': diagnostics.cjs,
    'miniprogram_dist/diagnostics.js': diagnostics.cjs,
    'dist/diagnostics.esm.js': diagnostics.esm,
    'websocket.js': webSocketOver('./dist/index.js'),
    'miniprogram_dist/websocket.js': webSocketOver('./index.js'),
    'dist/websocket.cjs': webSocketOver('./node.cjs'),
    'dist/websocket.esm.js': webSocketOver('./index.esm.js', webSocket.esm),
    // They name the main entry as apps do, so each tool takes the file that it takes for the app.
    'vue.js': vue.cjs,
    'dist/vue.esm.js': vue.esm,
    'react.js': react.cjs,
    'dist/react.esm.js': react.esm,
  }
  for (const [file, code] of Object.entries(files)) {
    if (!/\.(esm\.js|mjs)$/.test(file)) checkShipped(code, file, ['module', 'exports', 'require'])
    write(join(out, file), code)
  }
  cpSync(join(built, 'core.wasm'), join(out, 'miniprogram_dist/core.wasm'))
  for (const file of readdirSync(at('pkg-template')).filter((name) => name.endsWith('ts'))) {
    cpSync(at('pkg-template', file), join(out, file))
  }
  for (const file of texts) if (existsSync(at(file))) cpSync(at(file), join(out, file))
  // Written last: it shows that the package is complete.
  const { name, ...rest } = JSON.parse(readFileSync(at('pkg-template/package.json'), 'utf8'))
  write(join(out, 'package.json'), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`)
}
