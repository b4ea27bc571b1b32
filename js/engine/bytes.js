// Loads the core from wasm bytes, which the build puts into the bundle. It is ready in the same tick if the
// engine compiles synchronously.

import { decodeBase64 } from '../util/base64.js'

/** @type {import('./engine.js').Loader} */
export const bytes = {
  kind: 'wasm',
  load(imports, ok, fail) {
    if (typeof WebAssembly === 'undefined') return fail('this host has no WebAssembly')
    const wasm = decodeBase64(__CORE_BASE64__)
    let instance
    try {
      instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports)
    } catch (refused) {
      // On the main thread, older Chromes compile more than 4 KB only asynchronously.
      WebAssembly.instantiate(wasm, imports).then((result) => ok(result.instance.exports), fail)
      return
    }
    ok(instance.exports)
  },
}
