// Every CommonJS entry in every engine: the same scenarios, the same logs.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import test from 'node:test'
import { engines } from './engines.mjs'

const require = createRequire(import.meta.url)
const { scenarios } = require('./inside/scenarios.js')
const { scenario: ownTimers } = require('./inside/own-timers.js')

/** The file, and whether it brings a wasm that needs no host's loader. */
const entries = {
  'dist/index.js': false,
  'dist/node.cjs': true,
  'miniprogram_dist/index.js': false,
}

let haveDetached = 0

for (const [name, engine] of Object.entries(engines)) {
  for (const [entry, hasWasm] of Object.entries(entries)) {
    test(`${name}: ${entry}`, { timeout: 180_000 }, async (t) => {
      const { kind, detached, logs } = JSON.parse(await engine.start(entry, name))
      if (detached) haveDetached += 1
      await t.test('runs the right core', () => {
        assert.equal(kind, engine.wasm && hasWasm ? 'wasm' : 'js')
      })
      const played = engine.timers ? [...scenarios, ownTimers] : scenarios
      for (const { name: scenario, expect } of played) {
        await t.test(scenario, () => assert.deepEqual(logs[scenario], expect))
      }
    })
  }
}

test('some engine knows detached buffers, so that growing memory is tested', () => {
  assert.ok(haveDetached > 0)
})
