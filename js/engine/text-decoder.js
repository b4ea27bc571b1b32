// A TextDecoder for wasm-bindgen's glue, since hosts may lack it. The build imports it into the glue
// alone (scripts/build/glue.mjs), so no other file sees it. Nothing here runs or can throw on import.

/**
 * All texts that leave the core are constants of its own, in ASCII (a test holds them to it), so it needs
 * no real decoder. No text goes into the core, so there is no TextEncoder.
 * @param {Uint8Array} [bytes]
 * @returns {string}
 */
function decode(bytes) {
  return bytes ? String.fromCharCode.apply(null, /** @type {any} */ (bytes)) : ''
}

/** The glue calls it with `new`. */
export function TextDecoder() {
  return { decode }
}
