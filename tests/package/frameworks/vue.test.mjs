// The composable in Vue 3, on a simulated host.

import assert from 'node:assert/strict'
import * as vue from 'vue'
import { renderToString } from 'vue/server-renderer'
import { v2 } from '../../support/cases.mjs'
import { codeOf, useOf } from '../../support/frameworks/use.mjs'
import { vueCases } from '../../support/frameworks/vue-cases.mjs'

const { createSSRApp, h } = vue

vueCases('vue', { modules: { vue }, of: (w) => ({ vue, use: useOf(w, 'vue') }) })

v2(
  'vue: on a server nothing connects, and its text is that of the first rendering',
  async (make) => {
    const w = await make({ modules: { vue } })
    let used
    const App = {
      setup() {
        used = useOf(w, 'vue')(w.options())
        return () => h('p', used.state.value)
      },
    }
    assert.equal(await renderToString(createSSRApp(App)), '<p>connecting</p>')
    assert.equal(await codeOf(used.send('never')), 'destroyed')
    used.open()
    await w.advance(10_000)
    assert.equal(w.connects, 0)
  },
)
