// The core as a .wasm file of the app's code package, by the loader that the host has for it. These
// take a path where plain WebAssembly takes bytes.

// `typeof` for each: none of the names may be read where it is not declared.
function hostLoader(anyHost) {
  if (typeof WXWebAssembly !== 'undefined') return WXWebAssembly
  if (typeof TTWebAssembly !== 'undefined') return TTWebAssembly
  if (!anyHost) return null
  if (typeof MYWebAssembly !== 'undefined') return MYWebAssembly
  if (typeof WebAssembly !== 'undefined') return WebAssembly
  return null
}

/** Tells whether hosts can load from this path: absolute, since tt resolves others by page. */
export function isWasmPath(path) {
  return typeof path === 'string' && /^\/.*\.wasm(\.br)?$/.test(path)
}

/** A loader for the file at `path`; `anyHost` also tries loaders that nobody has documented. */
export function byPath(path, anyHost) {
  return {
    kind: 'wasm',
    load: function (imports, ok, fail) {
      if (!isWasmPath(path)) return fail('not an absolute path of a .wasm in the code package')
      var loader = hostLoader(anyHost)
      if (!loader) return fail('this host has no loader for wasm files')
      loader.instantiate(path, imports).then(function (result) {
        // Some hand over { instance }, some the instance itself.
        ok(result && (result.instance || result).exports)
      }, fail)
    },
  }
}
