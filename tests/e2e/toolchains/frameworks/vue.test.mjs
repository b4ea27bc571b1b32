// The composable in the oldest versions of Vue that it supports.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { useOf } from '../../../support/frameworks/use.mjs'
import { vueCases } from '../../../support/frameworks/vue-cases.mjs'

const require = createRequire(join(homeOf('frameworks'), 'index.js'))

for (const version of ['2.7', '3.2']) {
  const vue = require(`vue-${version}`)
  vueCases(`vue ${version}`, { modules: { vue }, of: (w) => ({ vue, use: useOf(w, 'vue') }) })
}
