// What the tests of examples/ need: the toolchains that build them, a Chrome, the server in Rust.

import { existsSync } from 'node:fs'
import { exampleServer, targetDirs } from '../lib/rust.mjs'
import { run, step } from '../lib/step.mjs'
import { inChrome } from '../real/suites.mjs'
import { installToolchain } from '../real/toolchain.mjs'

/** Shared with tests/e2e/toolchains, so nothing is there twice. */
const TOOLCHAINS = ['wechat', 'douyin', 'vite', 'taro', 'uni']

/** The server of examples/server-rust, once it is built. */
export const rustServer = `${targetDirs.example}/debug/example-server`

async function buildRustServer() {
  const wasThere = existsSync(rustServer)
  await run('cargo', ['build', '--locked', ...exampleServer, '--target-dir', targetDirs.example])
  return wasThere ? 'there' : 'built'
}

/** Brings all of it, each part once. */
export async function setUpExamples() {
  const toolchains = TOOLCHAINS.map((name) => [name, () => installToolchain(name)])
  const needs = [...inChrome, ...toolchains, ['examples/server-rust', buildRustServer]]
  for (const [what, bring] of needs) await step(`set-up: ${what}`, bring)
}
