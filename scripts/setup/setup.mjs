// Brings what a fresh machine lacks, each part once. Node's built-ins only: it runs before any package is
// installed.

import { step } from '../lib/step.mjs'
import { installChrome } from './chrome.mjs'
import { installNodePackages } from './node-packages.mjs'
import { checkRequirements } from './requirements.mjs'
import { installRustForWasm } from './rust-for-wasm.mjs'
import { buildTestRunner, installWasmPack } from './wasm-pack.mjs'

/** Everything for `npm run build`; with `browser` for the browser tests too. */
export async function setup({ browser = false } = {}) {
  await step('set-up: Node and Rust', checkRequirements)
  await step('set-up: Node packages', installNodePackages)
  await step('set-up: Rust for wasm32', installRustForWasm)
  if (!browser) return
  await step('set-up: Chrome', installChrome)
  await step('set-up: wasm-pack', installWasmPack)
  await step('set-up: wasm-bindgen-test-runner', buildTestRunner)
}
