// What is measured side by side, as code that esbuild puts into one file for any engine.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packedDir } from '../../scripts/lib/packed.mjs'
import { at, write } from '../../scripts/lib/step.mjs'

const ours = (entry) => `import * as lib from ${JSON.stringify(join(packedDir(), 'dist', entry))}
const start = lib.default || lib`
/** The entry of the class over this entry of the package: as published it is over the main one, which has no wasm in it. */
function webSocket(entry) {
  const dist = join(packedDir(), 'dist')
  const code = readFileSync(join(dist, 'websocket.esm.js'), 'utf8')
  const file = at(`target/bench/message/websocket-${entry}`)
  write(file, code.replace(`'./index.esm.js'`, JSON.stringify(join(dist, entry))))
  return `import { createWebSocket } from ${JSON.stringify(file)}`
}

const v1 = `import './page.js'
import * as lib from 'websocket-heartbeat-miniprogram-1'
const start = lib.default.default || lib.default`
const wrapped = (imports, start, use = 'onmessage') =>
  `${imports}\nconst connect = wrapper((url, WebSocket) => ${start}, ${use})`

/** Code that declares `connect`. */
export const subjects = {
  bare: () => 'const connect = bare',
  clock: () => 'const connect = clock',
  wasm: (options = '{}') => `${ours('wasm.js')}\nconst connect = miniProgram(start, ${options})`,
  js: (options = '{}') =>
    `${ours('index.js')}\nconst connect = miniProgram(start, { wasm: false, ...${options} })`,
  v1: () => `${v1}\nconst connect = miniProgram(start)`,
  'reconnecting-websocket': () =>
    wrapped(`import Peer from 'reconnecting-websocket'`, 'new Peer(url, [], { WebSocket })'),
  partysocket: () =>
    wrapped(`import { WebSocket as Peer } from 'partysocket'`, 'new Peer(url, [], { WebSocket })'),
  'websocket-ts': () =>
    wrapped(
      `import { WebsocketBuilder } from 'websocket-ts'`,
      '(globalThis.WebSocket = WebSocket, new WebsocketBuilder(url).build())',
      `(peer, hook) => peer.addEventListener('message', (_, event) => hook(event))`,
    ),
  'robust-websocket': () =>
    wrapped(
      `import './page.js'
import Peer from 'robust-websocket'`,
      '(globalThis.WebSocket = WebSocket, new Peer(url))',
    ),
}

/** The same for the `WebSocket` class; `use` is `onmessage` or `listener`. */
export const classes = {
  wasm: (use) => `${webSocket('wasm.esm.js')}\nconst connect = overHost(createWebSocket, ${use})`,
  js: (use) =>
    `${webSocket('index.esm.js')}\nconst connect = overHost(createWebSocket, ${use}, { wasm: false })`,
}

/** The same for what sends, by callbacks or by a Promise. */
export const senders = {
  bare: (way) => `const connect = bareSending('${way}')`,
  wasm: (way) => `${ours('wasm.js')}\nconst connect = sending(start, '${way}')`,
  js: (way) => `${ours('index.js')}\nconst connect = sending(start, '${way}', { wasm: false })`,
  v1: (way) => `${v1}\nconst connect = sending(start, '${way}')`,
}

/** The text of one file for a subject; `main` is what is to be done with `connect`. */
export async function bundled(subject, main) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as subjects from './subjects.js'
import { measure, withoutTimers, withoutWeb } from './measure.js'
const { bare, bareSending, clock, listener, miniProgram, onmessage, overHost, sending, wrapper } = subjects
${subject}
${main}`,
      resolveDir: at('bench/message/inside'),
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    logLevel: 'error',
  })
  return outputFiles[0].text
}
