// The hook in older versions of React.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { reactCases } from '../../../support/frameworks/react-cases.mjs'

const home = homeOf('frameworks')
const require = createRequire(import.meta.url)

/** What React uses of a MessageChannel. An open port of a real one keeps the process. */
class Channel {
  port1 = {}
  port2 = { postMessage: () => setImmediate(() => this.port1.onmessage()) }
}

/** That version with its test renderer, which names it `react`. */
function load(version) {
  const outfile = join(home, `work/react-${version}.cjs`)
  buildSync({
    absWorkingDir: home,
    stdin: {
      contents: `export { default as React } from 'react'
        export * as renderer from 'react-test-renderer-${version}'`,
      resolveDir: home,
    },
    bundle: true,
    platform: 'node',
    alias: { react: `react-${version}` },
    define: { 'process.env.NODE_ENV': '"development"', MessageChannel: 'Channel' },
    banner: { js: String(Channel) },
    outfile,
  })
  return require(outfile)
}

/** That of React 16.8 is not asynchronous: all else that it does is to make effects. */
const oldAct = (act) => async (body) => {
  const result = await body()
  act(() => {})
  return result
}

for (const version of ['16.8', '17', '18']) {
  const { React, renderer } = load(version)
  const act = version === '16.8' ? oldAct(renderer.act) : renderer.act
  // StrictMode makes effects twice in 18, and there only in such a root.
  const more = version === '18' ? { unstable_isConcurrent: true } : {}
  const create = (element) => renderer.create(element, more)
  reactCases(`react ${version}`, { React, create, act })
}
