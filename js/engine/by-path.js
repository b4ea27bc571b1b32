// The core as a .wasm file of the app's code package, by the loader that the host has for it. These
// take a path where plain WebAssembly takes bytes.

/**
 * Asks by `typeof` for each: none of the names may be read where it is not declared.
 * @param {boolean | undefined} anyHost
 * @returns {WasmLoader | null}
 */
function hostLoader(anyHost) {
  if (typeof WXWebAssembly !== 'undefined') return WXWebAssembly
  if (typeof TTWebAssembly !== 'undefined') return TTWebAssembly
  if (!anyHost) return null
  if (typeof MYWebAssembly !== 'undefined') return MYWebAssembly
  // Some hosts have put their loader in its place.
  if (typeof WebAssembly !== 'undefined') return /** @type {any} */ (WebAssembly)
  return null
}

/**
 * Tells whether hosts can load from this path: absolute, since tt resolves others by page.
 * @param {unknown} path
 * @returns {path is string}
 */
export function isWasmPath(path) {
  return typeof path === 'string' && /^\/.*\.wasm(\.br)?$/.test(path)
}

/**
 * A loader for the file at `path`.
 * @param {unknown} path
 * @param {boolean} [anyHost] also tries loaders that nobody has documented
 * @returns {import('./engine.js').Loader}
 */
export function byPath(path, anyHost) {
  return {
    kind: 'wasm',
    load(imports, ok, fail) {
      if (!isWasmPath(path)) return fail('not an absolute path of a .wasm in the code package')
      const loader = hostLoader(anyHost)
      if (!loader) return fail('this host has no loader for wasm files')
      loader.instantiate(path, imports).then((/** @type {any} */ result) => {
        // Some hand over { instance }, some the instance itself.
        ok(result && (result.instance || result).exports)
      }, fail)
    },
  }
}
