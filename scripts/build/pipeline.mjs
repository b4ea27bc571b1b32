// The whole build: cargo → wasm-bindgen → wasm-opt → checks → wasm2js → types of js/ → ES5 bundles → pkg/. A
// step whose output is newer than all that it is made from is skipped.

import { existsSync } from 'node:fs'
import { filesBelow } from '../lib/files.mjs'
import { buildHelper, printProtocol } from '../lib/rust.mjs'
import { at, step, upToDate, write } from '../lib/step.mjs'

const below = (folder) => filesBelow(at(folder)).map((file) => at(folder, file))
const built = at('target/build')
const core = `${built}/core.wasm`
const tools = () => [
  ...below('scripts/build'),
  ...below('scripts/lib'),
  at('package-lock.json'),
  at('package.json'),
]

async function unless(outputs, inputs, name, work) {
  if (!upToDate(outputs, inputs)) await step(name, work)
}

/**
 * Builds the .wasm and the modules around it, and gives their paths. The libraries of the later steps come from
 * node_modules, so these are imported when they are needed.
 */
export async function buildCore() {
  const { around: files, bind, compile } = await import('./wasm.mjs')
  let raw
  const protocol = `${built}/protocol.js`
  const sources = [...below('src/core'), ...below('scripts/build/protocol')]
  await unless([protocol], sources, 'what Rust and JS share', async () => {
    write(protocol, await printProtocol())
  })
  await step('wasm-bindgen, the tool', () => buildHelper())
  await step('cargo build, wasm32', async () => void (raw = await compile()))
  const forGlue = [raw, at('Cargo.lock'), ...tools()]
  const around = files.map((file) => `${built}/${file}`)
  await unless([core, ...around], forGlue, 'wasm-bindgen, wasm-opt, checks', () => bind(raw, built))
  return [protocol, ...around]
}

/** Builds pkg/. */
export async function build() {
  const around = await buildCore()
  const { toJs } = await import('./wasm.mjs')
  const { assemble, texts } = await import('./assemble.mjs')
  const { checkTypes } = await import('./types.mjs')
  const coreJs = `${built}/core-js.js`
  await unless([coreJs], [core, ...tools()], 'wasm2js', () => toJs(built))
  const typed = `${built}/types-of-js`
  await unless([typed], [...around, ...below('js'), ...tools()], 'types of js/', async () => {
    await checkTypes()
    write(typed, '')
  })
  const shown = texts.map((file) => at(file)).filter(existsSync)
  const sources = [at('Cargo.toml'), ...below('js'), ...below('pkg-template'), ...shown]
  const forBundles = [coreJs, ...around, ...sources, ...tools()]
  await unless([at('pkg/package.json')], forBundles, 'bundles and pkg/', () =>
    assemble(built, at('pkg')),
  )
}
