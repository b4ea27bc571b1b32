// The whole road: cargo → wasm-bindgen → wasm-opt → checks → wasm2js → ES5 bundles → pkg/. A step whose
// output is newer than all that it is made from is skipped.

import { existsSync } from 'node:fs'
import { filesBelow } from '../lib/files.mjs'
import { buildHelper } from '../lib/rust.mjs'
import { at, step, upToDate } from '../lib/step.mjs'

const below = (folder) => filesBelow(at(folder)).map((file) => at(folder, file))

/** Builds pkg/. The libraries of the later steps come from node_modules, so they load late. */
export async function build() {
  const { bind, compile, toJs } = await import('./wasm.mjs')
  const { assemble, texts } = await import('./assemble.mjs')
  const built = at('target/build')
  const [core, coreJs] = [`${built}/core.wasm`, `${built}/core-js.js`]
  const scripts = [...below('scripts/build'), ...below('scripts/lib')]
  const tools = [...scripts, at('package-lock.json'), at('package.json')]

  async function unless(outputs, inputs, name, work) {
    if (!upToDate(outputs, inputs)) await step(name, work)
  }

  let raw
  await step('wasm-bindgen, the tool', () => buildHelper())
  await step('cargo build, wasm32', async () => void (raw = await compile()))
  const forGlue = [raw, at('Cargo.lock'), ...tools]
  const around = ['glue', 'wiring', 'face'].map((name) => `${built}/${name}.js`)
  await unless([core, ...around], forGlue, 'wasm-bindgen, wasm-opt, checks', () => bind(raw, built))
  await unless([coreJs], [core, ...tools], 'wasm2js', () => toJs(built))
  const shown = texts.map((file) => at(file)).filter(existsSync)
  const sources = [at('Cargo.toml'), ...below('js'), ...below('pkg-template'), ...shown]
  const forBundles = [coreJs, ...around, ...sources, ...tools]
  await unless([at('pkg/package.json')], forBundles, 'bundles and pkg/', () =>
    assemble(built, at('pkg')),
  )
}
