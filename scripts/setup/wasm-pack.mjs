// wasm-pack and wasm-bindgen's test runner, which run Rust tests in a browser.

import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { buildHelper, helperDir } from '../lib/rust.mjs'
import { at, run } from '../lib/step.mjs'

const WASM_PACK = '0.15.1'
const home = at('target/tools', `wasm-pack-${WASM_PACK}`)

/** wasm-pack finds its tools by PATH: this folder has to be in it. */
export const toolDir = at('target/tools/bin')
export const wasmPack = join(home, 'bin/wasm-pack')
export const testRunner = join(toolDir, 'wasm-bindgen-test-runner')

export async function installWasmPack() {
  if (existsSync(wasmPack)) return 'there'
  const place = ['--root', home, '--target-dir', at('target/tools/build')]
  const args = ['install', 'wasm-pack', '--version', WASM_PACK, '--locked', '--debug', ...place]
  await run('cargo', args, { fix: `cargo ${args.join(' ')}` })
  return 'built'
}

export async function buildTestRunner() {
  await buildHelper('test-runner')
  // wasm-pack only asks wasm-bindgen for its version, and takes the runner that lies beside it.
  mkdirSync(toolDir, { recursive: true })
  for (const name of ['wasm-bindgen', 'wasm-bindgen-test-runner']) {
    rmSync(join(toolDir, name), { force: true })
    symlinkSync(join(helperDir, 'wasm-bindgen-test-runner'), join(toolDir, name))
  }
}
