// The core as pure JS: the same .wasm through wasm2js. Nothing runs before the first task needs it.

export var kind = 'js'

export function load(imports, ok) {
  // The build puts the function here that makes the exports from the imports.
  ok(__CORE_JS__(imports))
}
