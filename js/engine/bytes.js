// The core as wasm whose bytes the build puts into the bundle: ready in the same tick where the
// engine compiles synchronously.

import { decodeBase64 } from '../util/base64.js'

export var kind = 'wasm'

export function load(imports, ok, fail) {
  if (typeof WebAssembly === 'undefined') return fail('this host has no WebAssembly')
  var bytes = decodeBase64(__CORE_BASE64__)
  var instance
  try {
    instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports)
  } catch (refused) {
    // Older Chromes compile more than 4 KB on the main thread only asynchronously.
    WebAssembly.instantiate(bytes, imports).then(function (result) {
      ok(result.instance.exports)
    }, fail)
    return
  }
  ok(instance.exports)
}
