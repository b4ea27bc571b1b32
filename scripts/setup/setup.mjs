// Brings what a fresh machine lacks, each part once. Node's built-ins only: it runs before any package is
// installed.

import { step } from '../lib/step.mjs'
import { installChrome } from './chrome.mjs'
import { installNodePackages } from './node-packages.mjs'
import { checkRequirements } from './requirements.mjs'
import { installRustForWasm } from './rust-for-wasm.mjs'
import { buildTestRunner, installWasmPack } from './wasm-pack.mjs'

/** Everything for `npm run build`; with `runner` for Rust tests on wasm32 too, with `browser` for those in a browser. */
export async function setup({ browser = false, runner = browser } = {}) {
  await step('set-up: Node and Rust', checkRequirements)
  await step('set-up: Node packages', installNodePackages)
  await step('set-up: Rust for wasm32', installRustForWasm)
  if (runner) await step('set-up: wasm-bindgen-test-runner', buildTestRunner)
  if (!browser) return
  await step('set-up: Chrome', installChrome)
  await step('set-up: wasm-pack', installWasmPack)
}
