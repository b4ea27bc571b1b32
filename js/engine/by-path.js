// Loads the core from a .wasm file in the code package of the app, by the loader of the host. Such a loader takes
// a path, where plain WebAssembly takes bytes.

/**
 * Finds the loader of the host. `typeof` comes first, since reading a name that is not declared throws.
 * @param {boolean | undefined} anyHost
 * @returns {WasmLoader | null}
 */
function hostLoader(anyHost) {
  if (typeof WXWebAssembly !== 'undefined') return WXWebAssembly
  if (typeof TTWebAssembly !== 'undefined') return TTWebAssembly
  if (!anyHost) return null
  if (typeof MYWebAssembly !== 'undefined') return MYWebAssembly
  // Some hosts have replaced it by their own loader.
  if (typeof WebAssembly !== 'undefined') return /** @type {any} */ (WebAssembly)
  return null
}

/**
 * Whether hosts can load from this path. It must be absolute, since tt resolves other paths relative to the page.
 * @param {unknown} path
 * @returns {path is string}
 */
export function isWasmPath(path) {
  return typeof path === 'string' && /^\/.*\.wasm(\.br)?$/.test(path)
}

/**
 * A loader for the file at `path`.
 * @param {unknown} path
 * @param {boolean} [anyHost] also tries loaders that are not documented
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
        // Some hosts give { instance }, others the instance itself.
        ok(result && (result.instance || result).exports)
      }, fail)
    },
  }
}
