// The core as wasm whose bytes the build puts into the bundle: ready in the same tick where the
// engine compiles synchronously.

export var kind = 'wasm'

// Own decoder: mini-programs have no `atob`.
function decode(text) {
  var alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  var value = {}
  for (var i = 0; i < 64; i++) value[alphabet.charAt(i)] = i
  var length = text.indexOf('=') < 0 ? text.length : text.indexOf('=')
  var bytes = new Uint8Array((length * 3) >> 2)
  for (var at = 0, bits = 0, n = 0; n < length; n++) {
    bits = (bits << 6) | value[text.charAt(n)]
    if (n & 3) bytes[at++] = bits >> (6 - 2 * (n & 3))
  }
  return bytes
}

export function load(imports, ok, fail) {
  if (typeof WebAssembly === 'undefined') return fail('this host has no WebAssembly')
  var bytes = decode(__CORE_BASE64__)
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
