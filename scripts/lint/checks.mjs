// All checks that need no running program. Warnings are errors everywhere.

import { buildCore } from '../build/pipeline.mjs'
import { at, run, step } from '../lib/step.mjs'
import { cargoForWasm, exampleServer, ours, targetDirs } from '../lib/rust.mjs'
import { checkTypes } from '../build/types.mjs'

const tool = (name) => at('node_modules/.bin', name)
const strictly = ['--', '-D', 'warnings']
const clippy = (which, targetDir) => [
  ...['clippy', '--locked', '--all-targets', ...which, '--target-dir', targetDir],
  ...strictly,
]
const allDocs = ['--no-deps', '--document-private-items']
const docs = ['doc', '--locked', ...allDocs, ...ours, '--target-dir', targetDirs.host]
const env = { RUSTDOCFLAGS: '-D warnings' }

const checks = {
  rustfmt: ['cargo', ['fmt', '--all', '--check'], 'npm run format'],
  'rustfmt of the example': ['cargo', ['fmt', ...exampleServer, '--check'], 'npm run format'],
  clippy: ['cargo', clippy(ours, targetDirs.host), 'npm run lint'],
  'clippy of the example': ['cargo', clippy(exampleServer, targetDirs.example), 'npm run lint'],
  rustdoc: ['cargo', docs, 'npm run lint'],
  // The adapters and the runtime exist on wasm32 alone.
  'clippy for wasm32': () =>
    cargoForWasm('clippy', ['--lib', ...strictly], { fix: 'npm run lint' }),
  'rustdoc for wasm32': () =>
    cargoForWasm('doc', ['--lib', ...allDocs], { env, fix: 'npm run lint' }),
  // It needs the types that the build makes from Rust.
  'types of js/': () => buildCore().then(() => checkTypes()),
  eslint: [tool('eslint'), ['.', '--max-warnings', '0'], 'npx eslint . --fix'],
  prettier: [tool('prettier'), ['.', '--check'], 'npm run format'],
}

async function runCheck(check) {
  if (typeof check === 'function') return check()
  const [command, args, fix] = check
  await run(command, args, { env, fix })
}

/** Runs all checks, also when one fails; resolves to how many passed and failed. */
export async function lint() {
  const counts = { passed: 0, failed: 0 }
  for (const [name, check] of Object.entries(checks)) {
    try {
      await step(name, () => runCheck(check))
      counts.passed++
    } catch (error) {
      console.log(error.message)
      counts.failed++
    }
  }
  return counts
}
