// The bare realm of a client: ECMAScript, timers that are numbers, a console, and the globals that the client
// needs besides. The client and its app are one file, as packers make it; the package is loaded as it is shipped.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { engine as engineOf } from '../../../support/engines.mjs'
import { sandbox } from '../../../support/sandbox.mjs'
import { numberedTimers } from '../numbered-timers.mjs'

const home = homeOf('clients')

/** A package of the toolchain, for a server. */
export const library = createRequire(join(home, 'index.js'))

/** Names that a host's module wrapper hides. A packer has to lead them to the global object. */
const HIDDEN = ['WebSocket', 'navigator', 'location', 'document']

/** For apps: waits until something is so. */
const UNTIL = `export const until = (isSo) =>
  new Promise((done) => {
    const look = () => (isSo() ? done() : setTimeout(look, 5))
    look()
  })`

/** The bundle of a client: `imports`, lines of exports, and the text of the function `app`. */
async function bundle(name, imports, app, globals) {
  const hidden = HIDDEN.filter((one) => one in globals).map((one) => [one, `globalThis.${one}`])
  const define = Object.fromEntries(hidden)
  for (const one of ['self', 'global']) if (one in globals) define[one] = 'globalThis'
  const outfile = join(home, 'work', `${name.replace(/\W+/g, '-')}.js`)
  const stdin = {
    contents: [imports, UNTIL, `export const app = ${app}`].join('\n'),
    resolveDir: home,
  }
  const fixed = { bundle: true, platform: 'browser', format: 'cjs', logLevel: 'error' }
  await build({ ...fixed, stdin, outfile, define })
  return outfile
}

/**
 * @param host      makes the host for a realm
 * @param options   those of `createWebSocket`
 * @param globals   what the client needs; `WebSocket` and `self` are filled in
 */
export async function bareRealm({ name, engine, host, options, imports, app, globals }) {
  const timers = numberedTimers()
  const { file, without, options: ofEngine } = engineOf(engine)
  const given = { console, ...timers.globals, ...globals }
  const { realm, require } = sandbox({ globals: given, without })
  const dir = dirname(file)
  const entry = engine === 'js' ? join(dir, '../websocket.js') : join(dir, 'websocket.cjs')
  const { createWebSocket } = require(entry)
  const WebSocket = createWebSocket(host(realm), { ...ofEngine, ...options })
  for (const one of ['self', 'global']) if (one in globals) realm[one] = realm
  if ('WebSocket' in globals) realm.WebSocket = WebSocket
  const modules = require(await bundle(name, imports, app, globals))
  return { WebSocket, modules, timers }
}
