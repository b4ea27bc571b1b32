// `npm run release`: makes the next version ready to be tagged; `-- --dry-run` only tries it. See RELEASING.md.

import { fail } from './lib/step.mjs'
import { setup } from './setup/setup.mjs'

async function main(args) {
  await setup()
  // Imported only now: these need node_modules, which a fresh clone does not have before the set-up.
  const { readArguments } = await import('./release/arguments.mjs')
  const { release } = await import('./release/release.mjs')
  await release(readArguments(args))
}

main(process.argv.slice(2)).catch(fail)
