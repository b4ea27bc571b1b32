// Texts of the core for the glue of wasm-bindgen. Only the glue imports it (scripts/build/glue.mjs). It needs no
// TextDecoder, since hosts may lack it.

/**
 * Those that were read, by their places.
 * @type {Record<number, string>}
 */
const texts = {}

/**
 * A text of the core. All are constants in ASCII, which a test checks, and shorter than 1000, so each is read only once:
 * reading one takes longer than most calls of the core. No text goes into the core.
 * @param {WebAssembly.Memory} memory
 * @param {number} place
 * @param {number} length
 */
export function textAt(memory, place, length) {
  const key = place * 1000 + length
  if (!texts[key]) {
    const bytes = /** @type {any} */ (new Uint8Array(memory.buffer, place, length))
    texts[key] = String.fromCharCode.apply(null, bytes)
  }
  return texts[key]
}
