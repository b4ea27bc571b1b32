// The other examples of the documents run as they are printed.

import assert from 'node:assert/strict'
import test from 'node:test'
import { blocksUnder, load, worldFor } from './readme-code.mjs'

test('the example of diagnostics runs as printed', async () => {
  let report
  const globals = { tell: (text) => (report = text) }
  const w = await worldFor({ host: 'wx', name: 'wx', globals })
  w.host.api.getAppBaseInfo = () => ({ SDKVersion: '3.6.0' })
  const [block] = blocksUnder('docs/API.md', 'Diagnostics')
  await load(w, { ...block, code: block.code.replace('log.report()', 'tell(log.report())') })
  assert.match(report, /3\.6\.0/)
})

test('the example of the WebSocket class runs as printed', async () => {
  let socket
  const mqtt = {
    connect: (url, { createWebsocket }) => void (socket = createWebsocket(url, ['mqtt'])),
  }
  const globals = { mqtt, url: 'wss://example.test/mqtt' }
  const w = await worldFor({ host: 'wx', name: 'wx', globals })
  const [block] = blocksUnder('README.md', 'Protocol clients')
  await load(w, block)
  await w.until(() => socket.readyState === 1)
  w.host.signals.networkIs('none')
  await w.until(() => socket.readyState === 3, 1000)
  w.assertQuiet()
})
