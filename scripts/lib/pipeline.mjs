// The whole road: cargo → wasm-bindgen → wasm-opt → checks → wasm2js → ES5 bundles → pkg/.

import { at, step } from './step.mjs'

/** Builds pkg/. The libraries of the later steps come from node_modules, so they load late. */
export async function build() {
  const { bind, buildBindgen, check, compile, embed } = await import('./wasm.mjs')
  const { assemble } = await import('./assemble.mjs')
  const built = at('target/build')
  let raw
  await step('wasm-bindgen, the tool', () => buildBindgen())
  await step('cargo build, wasm32', async () => void (raw = await compile()))
  await step('wasm-bindgen and wasm-opt', () => bind(raw, built))
  await step('check the .wasm', () => check(`${built}/core.wasm`))
  await step('wasm2js', () => embed(built))
  await step('bundles and pkg/', () => assemble(built, at('pkg')))
}
