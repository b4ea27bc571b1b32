// A fresh clone gets what it lacks: tools and packages, then the built package.

import { build } from '../lib/pipeline.mjs'
import { setup } from '../setup.mjs'

export async function prepare() {
  await setup()
  await build()
}
