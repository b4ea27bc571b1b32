// npm run demo: the packed package, on both engines and beside 1.x, over real sockets, while things go
// wrong. Exit code 0 only if all of ours recovered and nothing was lost or doubled.

import { prepare } from './demo/prepare.mjs'
import { fail } from './lib/step.mjs'

async function main() {
  await prepare()
  // Only now: these need node_modules, which a fresh clone does not have before.
  const { demo } = await import('./demo/run.mjs')
  process.exitCode = await demo()
}

main().catch(fail)
