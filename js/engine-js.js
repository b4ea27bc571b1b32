// The core as pure JS: the same .wasm through wasm2js. Nothing runs before the first task needs it.

import { instantiate } from '#build/core-js.js'

export var kind = 'js'

export function load(imports, ok) {
  ok(instantiate(imports))
}
