// The URL in the log: scheme, host and path where it is sure which part of it they are; nothing else.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const SECRET = 'sEcReT'

/** URLs, and what is shown of them. */
const shown = {
  'wss://example.test': 'wss://example.test',
  'wss://example.test/a/b.c~d-e_f': 'wss://example.test/a/b.c~d-e_f',
  'ws://127.0.0.1:8080/socket?token=sEcReT': 'ws://127.0.0.1:8080/socket',
  'wss://me:sEcReT@example.test:443/socket': 'wss://example.test:443/socket',
  'wss://sEcReT@example.test?sEcReT#sEcReT': 'wss://example.test',
  'WSS://EXAMPLE.TEST/#sEcReT': 'WSS://EXAMPLE.TEST/',
  'wss://[::1]:8080/socket?a b=sEcReT sEcReT': 'wss://[::1]:8080/socket',
  'wss://example.test/socket;token=sEcReT': 'wss://example.test/socket',
  'wss://example.test/socket&token=sEcReT': 'wss://example.test/socket',
  // It is not sure what the host is.
  'ws:/u:sEcReT@host': '…',
  'ws:u:sEcReT@host': '…',
  'ws:\\\\u:sEcReT@host': '…',
  'ws://u:a\\sEcReT@host': '…',
  'u:sEcReT@host/socket': '…',
  'host/socket?token=sEcReT': '…',
  sEcReT: '…',
  'ws://u:/sEcReT@host/': '…',
  'ws://u:#sEcReT@host/': '…',
  'ws://u:?sEcReT@host/': '…',
  'ws://u:1/sEcReT@host/': '…',
  'ws://sEcReT/@host/': '…',
  'ws://u:sEcReT#@host/': '…',
  'ws://u:sEcReT?@host/': '…',
  'ws://u:sEcReT': '…',
  'ws://host&token=sEcReT': '…',
  ' ws://u:sEcReT@host': '…',
  'ws://u:\tsEcReT\n@host/\n': 'ws://host/',
}

v2('the log shows no secret part of a URL, whatever its form', async (make) => {
  const logged = {}
  for (const url of Object.keys(shown)) {
    const w = await make()
    const lines = []
    const logger = (...line) => lines.push(line)
    await w.start({ connectSocketParams: { url }, logger, repeatLimit: 0 })
    const [, , detail] = lines.find(([, event]) => event === 'attempt')
    logged[url] = detail.url
    if (detail.url === shown[url]) assert.ok(!JSON.stringify(lines).includes(SECRET), url)
  }
  assert.deepEqual(logged, shown)
})
