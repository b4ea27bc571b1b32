// A TextDecoder for the glue of wasm-bindgen, since hosts may lack it. Only the glue imports it
// (scripts/build/glue.mjs), so other files see the host's own. Nothing runs on import.

/**
 * Decodes ASCII only. All texts that leave the core are its own constants, and a test checks that they are
 * ASCII. No text goes into the core, so a TextEncoder is not needed.
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
