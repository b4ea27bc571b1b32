// The hook in React 19, on a simulated host.

import assert from 'node:assert/strict'
import React from 'react'
import { renderToString } from 'react-dom/server'
import { create } from 'react-test-renderer'
import { v2 } from '../../support/cases.mjs'
import { reactCases } from '../../support/frameworks/react-cases.mjs'
import { useOf } from '../../support/frameworks/use.mjs'

const { act } = React

reactCases('react', { React, create, act })

// What takes its place is tested in old versions of React, too: tests/e2e/toolchains/frameworks.
const withoutStore = { ...React, useSyncExternalStore: undefined }
reactCases('react without useSyncExternalStore', { React: withoutStore, create, act })

v2('react: on a server nothing connects', async (make) => {
  const w = await make({ modules: { react: React } })
  const use = useOf(w, 'react')
  const Page = () => React.createElement('p', null, use(w.options()).state)
  assert.equal(renderToString(React.createElement(Page)), '<p>connecting</p>')
  await w.advance(10_000)
  assert.equal(w.connects, 0)
})
