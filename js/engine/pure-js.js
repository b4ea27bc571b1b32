// The core as pure JS, made from the same .wasm by wasm2js. Nothing of it runs before the first task needs it.

/** @type {import('./engine.js').Loader} */
export const pureJs = {
  kind: 'js',
  load(imports, ok) {
    // The build inserts the function that makes the exports from the imports.
    ok(__CORE_JS__(imports))
  },
}
