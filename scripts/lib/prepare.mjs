// Prepares a fresh clone: installs tools and packages, builds the package, packs it, and installs it as a user
// does.

import { build } from '../build/pipeline.mjs'
import { setup } from '../setup/setup.mjs'
import { packedDir } from './packed.mjs'
import { step } from './step.mjs'

export async function prepare() {
  await setup()
  await build()
  // Before the clients start: they run at the same time, and would all pack.
  await step('npm pack, and its installation', () => void packedDir())
}
