// The composable where Vue 2.7 renders to text.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { v2 } from '../../../support/cases.mjs'
import { useOf } from '../../../support/frameworks/use.mjs'

const require = createRequire(join(homeOf('frameworks'), 'index.js'))
// Its main file wants Vue 2 under the name `vue`.
const { createRenderer } = require('vue-server-renderer/build.prod.js')
const Vue = require('vue-2.7')

v2('vue 2.7: on a server nothing connects', async (make) => {
  const w = await make({ modules: { vue: Vue } })
  const App = {
    setup: () => ({ state: useOf(w, 'vue')(w.options()).state }),
    render(h) {
      return h('p', this.state)
    },
  }
  assert.match(await createRenderer().renderToString(new Vue(App)), />connecting</)
  await w.advance(10_000)
  assert.equal(w.connects, 0)
})
