// The server that the tests expect: pywebsocket3 with their handlers.

import { join } from 'node:path'
import { wptDir } from '../../../../scripts/real/web-platform-tests.mjs'
import { serverProcess } from '../server-process.mjs'

export function wptServer() {
  const folder = join(wptDir(), 'websockets/handlers')
  const args = (port) => [
    ...['-m', 'pywebsocket3.standalone', '-H', '127.0.0.1', '-p', String(port)],
    ...['-w', folder, '-d', folder],
  ]
  // Python would leave what it compiles in the checkout.
  return serverProcess('python3', args, { PYTHONDONTWRITEBYTECODE: '1' })
}
