// What an import adds to an app, by one bundler with one set of options: ours and every peer.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packedDir } from '../../scripts/lib/packed.mjs'
import { at } from '../../scripts/lib/step.mjs'
import { weigh } from '../../scripts/lib/weigh.mjs'

const LEANCLOUD = '@leancloud/platform-adapters-weapp'

/** What an app imports of each: one class or function, so that the rest can be shaken off. */
const peers = {
  '1.x': `import A from 'websocket-heartbeat-miniprogram-1'`,
  'reconnecting-websocket': `import A from 'reconnecting-websocket'`,
  partysocket: `import { WebSocket as A } from 'partysocket'`,
  'websocket-ts': `import { WebsocketBuilder as A } from 'websocket-ts'`,
  'robust-websocket': `import A from 'robust-websocket'`,
  'engine.io-client': `import { Socket as A } from 'engine.io-client'`,
  'socket.io-client': `import { io as A } from 'socket.io-client'`,
  centrifuge: `import { Centrifuge as A } from 'centrifuge'`,
  mqtt: `import A from 'mqtt'`,
  [LEANCLOUD]: `import { WebSocket as A } from '${LEANCLOUD}'`,
}

/** Bundlers take a CommonJS file as a whole; that of LeanCloud also has uploads, storage and logins. */
const onlyWebSocket = {
  name: 'only the class WebSocket',
  setup: ({ onLoad }) =>
    onLoad({ filter: new RegExp(`node_modules/${LEANCLOUD}/lib/index\\.js$`) }, ({ path }) => {
      const code = readFileSync(path, 'utf8')
      const rest = /^(?:exports\.|Object\.defineProperty\(exports).*$/gm
      return { contents: `${code.replace(rest, '')}\nexport { WebSocket }` }
    }),
}

/** What an app imports of the entries without a default export. */
const NAMED = {
  './websocket': 'createWebSocket',
  './vue': 'useWebsocketHeartbeat',
  './react': 'useWebsocketHeartbeat',
}

/** The entries for bundlers, with what they share with the main entry; two names of one file are one. */
function entries() {
  const dir = packedDir()
  const { exports } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
  const importOf = (path, as) => {
    const what = NAMED[path] ? `{ ${NAMED[path]} as ${as} }` : as
    return `import ${what} from ${JSON.stringify(join(dir, exports[path].import))}`
  }
  const paths = Object.keys(exports).filter((path, i, all) => {
    const { import: file } = Object(exports[path])
    return (
      typeof file === 'string' && all.findIndex((other) => exports[other]?.import === file) === i
    )
  })
  const both = `${importOf('.', 'A')}\n${importOf('./websocket', 'B')}\nglobalThis.other = B`
  return Object.fromEntries([
    ...paths.map((path) => [nameOf(path), importOf(path, 'A')]),
    ['this version, main entry with /websocket', both],
  ])
}

const nameOf = (path) => (path === '.' ? 'this version' : `this version, ${path.slice(1)}`)

/** Bytes by what is imported, `{ raw, gzip, brotli }`; ours first, then smallest first. */
export async function bundles() {
  const nothing = await bundled('const A = 1')
  const added = async ([name, code]) => [name, minus(await bundled(code), nothing)]
  const [ours, others] = await Promise.all(
    [entries(), peers].map((list) => Promise.all(Object.entries(list).map(added))),
  )
  const bySize = others.sort(([, a], [, b]) => a.gzip - b.gzip)
  return { ours: Object.fromEntries(ours), peers: Object.fromEntries(bySize) }
}

const minus = (a, b) => ({
  raw: a.raw - b.raw,
  gzip: a.gzip - b.gzip,
  brotli: a.brotli - b.brotli,
})

async function bundled(code) {
  const { outputFiles } = await build({
    stdin: { contents: `${code}\nglobalThis.app = A`, resolveDir: at() },
    bundle: true,
    // An app has them anyway.
    external: ['vue', 'react'],
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2017',
    legalComments: 'none',
    logLevel: 'error',
    plugins: [onlyWebSocket],
  })
  return weigh(outputFiles[0].text)
}
