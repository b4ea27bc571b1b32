// npm run demo: the packed package, on both engines and beside 1.x, over real sockets, while things go
// wrong. Exit code 0 only if all of ours recovered and nothing was lost or doubled.
// npm run demo -- --serve: the same as a page to try it.

import { readArguments } from './demo/arguments.mjs'
import { prepare } from './lib/prepare.mjs'
import { fail } from './lib/step.mjs'

async function main(args) {
  const { isPage, port } = readArguments(args)
  await prepare()
  // Imported only now: these need node_modules, which a fresh clone does not have before the set-up.
  if (isPage) {
    const { servePage } = await import('./demo/serve.mjs')
    await servePage(port)
    return
  }
  const { demo } = await import('./demo/run.mjs')
  process.exitCode = await demo()
}

main(process.argv.slice(2)).catch(fail)
