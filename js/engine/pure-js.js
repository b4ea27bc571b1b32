// The core as pure JS: the same .wasm through wasm2js. Nothing runs before the first task needs it.

/** @type {import('./engine.js').Loader} */
export const pureJs = {
  kind: 'js',
  load(imports, ok) {
    // The build puts the function here that makes the exports from the imports.
    ok(__CORE_JS__(imports))
  },
}
