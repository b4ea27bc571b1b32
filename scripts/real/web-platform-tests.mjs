// A checkout of web-platform-tests, which is too large to be brought, and the server that its handlers run on.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { output } from '../lib/rust.mjs'
import { Failure } from '../lib/step.mjs'

/** The folders that are read. */
const FOLDERS = ['websockets', 'resources', 'interfaces', 'common']

const HOW_TO_GET_IT = [
  'git clone --depth 1 --filter=blob:none --sparse https://github.com/web-platform-tests/wpt',
  `git -C wpt sparse-checkout set ${FOLDERS.join(' ')}`,
  'WPT_DIR=$PWD/wpt npm run test:real -- web-platform-tests',
]

/** The checkout: the environment variable WPT_DIR names it. */
export const wptDir = () => process.env.WPT_DIR ?? ''

export function findWpt() {
  const isThere = FOLDERS.every((folder) => wptDir() && existsSync(join(wptDir(), folder)))
  if (isThere) return 'there'
  const given = wptDir() ? `WPT_DIR is ${wptDir()}` : 'WPT_DIR is not set'
  const wanted = `it has to be a checkout of web-platform-tests with ${FOLDERS.join(', ')}`
  throw new Failure(`${given}: ${wanted}`, HOW_TO_GET_IT.join(' && '))
}

export function findPywebsocket() {
  if (output('python3', ['-c', 'import pywebsocket3; print(1)']) === '1') return 'there'
  throw new Failure('python3 has no pywebsocket3', 'pip install pywebsocket3 six')
}
