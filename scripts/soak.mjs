// `npm run soak`: long lives in virtual time; what must not grow, as a table. `npm run soak -- wx browser`
// plays those hosts alone. Exit code 0 only if nothing has grown.

import { prepare } from './lib/prepare.mjs'
import { fail } from './lib/step.mjs'

async function main(hosts) {
  await prepare()
  // Imported only now: these need node_modules, which a fresh clone does not have before the set-up.
  const { soak } = await import('../bench/soak/soak.mjs')
  process.exitCode = (await soak(hosts)) ? 0 : 1
}

main(process.argv.slice(2)).catch(fail)
