// The examples of the README and of API.md run as they are printed.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import test from 'node:test'
import { transform } from 'esbuild'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { createWebSocketOf } from '../../support/web-socket-class.mjs'
import { world } from '../../support/world.mjs'
import { NAME, parse } from './markdown.mjs'

const examples = ['README.md', 'docs/API.md']
  .flatMap((file) => parse(file).blocks)
  .filter(({ language }) => language === 'js')
  .map(({ code }) => code)

for (const engine of ['js', 'wasm']) {
  for (const host of ['wx', 'taro3@weapp', 'uni@mp-weixin', 'wx@ios15']) {
    test(`the example runs as printed, on ${host}, engine ${engine}`, async () => {
      assert.equal(examples.length, 3)
      const w = await world({ engine, host })
      // As the developer tools do with `import`.
      const { code } = await transform(examples[0], { format: 'cjs', target: 'es2015' })
      const require = (name) => (assert.equal(name, NAME), w.lib)
      const log = (...parts) => w.realm.console.log(...parts)
      const run = new Function('require', 'module', 'wx', 'console', code)
      run(require, {}, w.host.api, { log })

      await w.until(() => w.console.length === 1)
      assert.deepEqual(w.received, ['hello'])
      w.net.link.drop()
      await w.until(() => w.net.links.length === 2)
      await w.advance(20_000)
      assert.deepEqual(w.received, ['hello', 'hello', 'heartbeat'])
      assert.deepEqual(
        w.console.map(({ text }) => text),
        ['message hello', 'closed 1006', 'retry 1', 'message hello', 'message heartbeat'],
      )
      w.assertQuiet()
    })
  }
}

test('the example of diagnostics runs as printed', async () => {
  const { code } = await transform(examples[2], { format: 'cjs', target: 'es2015' })
  const file = join(packedDir(), 'diagnostics.js')
  const require = (name) => (assert.equal(name, `${NAME}/diagnostics`), createRequire(file)(file))
  let report
  const wx = { getAppBaseInfo: () => ({ SDKVersion: '3.6.0' }) }
  new Function(
    'require',
    'module',
    'wx',
    'tell',
    code.replace('log.report()', 'tell(log.report())'),
  )(require, {}, wx, (text) => (report = text))
  assert.match(report, /3\.6\.0/)
})

test('the example of the WebSocket class runs as printed', async () => {
  const w = await world({ engine: 'js', host: 'wx' })
  const { code } = await transform(examples[1], { format: 'cjs', target: 'es2015' })
  const require = (name) => {
    assert.equal(name, `${NAME}/websocket`)
    return { createWebSocket: createWebSocketOf(w) }
  }
  let socket
  const mqtt = {
    connect: (url, { createWebsocket }) => void (socket = createWebsocket(url, ['mqtt'])),
  }
  const run = new Function('require', 'module', 'wx', 'mqtt', 'url', code)
  run(require, {}, w.host.api, mqtt, 'wss://example.test/mqtt')
  await w.until(() => socket.readyState === 1)
  w.host.signals.networkIs('none')
  await w.until(() => socket.readyState === 3, 1000)
  w.assertQuiet()
})
