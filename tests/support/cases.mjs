// How the cases of tests/package run: every case once an engine, each in a world of its own.
//
//   contract   what 1.x does too, and must stay
//   defect     what 1.x gets wrong: a regression test; its name says the defect
//   v2         what is new
//
// `WSHB_ENGINES=v1 node --test tests/package/v1/*.test.mjs` runs them against 1.x from npm, to check these labels:
// contract cases must pass there, defect cases must fail, v2 cases are skipped.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from './world.mjs'

export const engines = (process.env.WSHB_ENGINES ?? 'js,wasm').split(',')

/** 1.x does not handle rejections, and node:test would report them in the case that runs at that time. */
function ignoreRejections() {
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', () => {})
}

async function run(engine, body) {
  if (engine === 'v1') ignoreRejections()
  const worlds = []
  const make = async (options) => {
    const w = await world({ engine, ...options })
    worlds.push(w)
    return w
  }
  await body(make, engine)
  for (const w of worlds) if (!w.noisy) w.assertQuiet()
}

export function contract(name, body) {
  for (const engine of engines) test(`${engine}: ${name}`, () => run(engine, body))
}

export function defect(name, body) {
  for (const engine of engines) {
    if (engine === 'v1') test(`v1 has the defect: ${name}`, () => assert.rejects(run(engine, body)))
    else test(`${engine}: ${name}`, () => run(engine, body))
  }
}

export function v2(name, body) {
  for (const engine of engines)
    if (engine !== 'v1') test(`${engine}: ${name}`, () => run(engine, body))
}
