// A host may keep for ever each function that it was given. A task that is destroyed is reachable from none of the
// functions that usual calls leave behind.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { packedDir } from '../../../scripts/lib/packed.mjs'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')
const require = createRequire(import.meta.url)
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** A host whose sockets open at once and answer nothing; `kept` are the functions that it was given. */
function keepingHost() {
  const kept = []
  const keep = (value) => {
    if (typeof value === 'function') kept.push(value)
    else Object.values(value).forEach((field) => typeof field === 'function' && kept.push(field))
  }
  const host = { kept, sent: 0 }
  for (const event of ['AppShow', 'AppHide', 'NetworkStatusChange']) {
    host[`on${event}`] = keep
    host[`off${event}`] = (listener) => void listener
  }
  host.connectSocket = (params) => {
    keep(params)
    return {
      onOpen(listener) {
        keep(listener)
        setTimeout(() => listener({}), 1)
      },
      onClose: keep,
      onError: keep,
      onMessage: keep,
      send(message) {
        host.sent += 1
        keep(message)
      },
      close: keep,
    }
  }
  return host
}

async function destroyed(WebsocketHeartbeat, host, wasm) {
  const task = await WebsocketHeartbeat({
    miniprogram: host,
    connectSocketParams: { url: 'wss://example.test/' },
    wasm,
  })
  task.onMessage = () => {}
  await later(5)
  task.send('x').catch(() => {})
  task.ping().catch(() => {})
  const known = new WeakRef(task)
  await later(5)
  task.destroy()
  return known
}

for (const [engine, file, wasm] of [
  ['js', 'dist/index.js', false],
  ['wasm', 'dist/node.cjs', undefined],
]) {
  test(`${engine}: a destroyed task is free, though the host keeps our listeners and callbacks`, async () => {
    const host = keepingHost()
    const known = await destroyed(require(join(packedDir(), file)), host, wasm)
    for (let round = 0; round < 5; round += 1) {
      await later(2)
      gc()
    }
    assert.equal(host.sent, 2)
    assert.ok(host.kept.length > 12, String(host.kept.length))
    assert.equal(known.deref(), undefined)
  })
}
