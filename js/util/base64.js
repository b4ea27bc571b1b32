// Our own base64: mini-programs have no `atob`, and old versions of Alipay have no decoder.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * @param {ArrayBuffer} buffer
 * @returns {string}
 */
export function encodeBase64(buffer) {
  const bytes = new Uint8Array(buffer)
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]
    for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET.charAt((bits >> shift) & 63)
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return text.slice(0, text.length - missing) + '=='.slice(0, missing)
}

/**
 * The value of each character, by its code. Made when first needed.
 * @type {number[] | null}
 */
let values = null

/** @param {string} text */
export function decodeBase64(text) {
  if (!values) {
    values = []
    for (let i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i
  }
  const length = text.indexOf('=') < 0 ? text.length : text.indexOf('=')
  const bytes = new Uint8Array((length * 3) >> 2)
  for (let at = 0, bits = 0, n = 0; n < length; n++) {
    bits = (bits << 6) | values[text.charCodeAt(n)]
    if (n & 3) bytes[at++] = bits >> (6 - 2 * (n & 3))
  }
  return bytes
}

/** @param {string} text */
export function decodeToBuffer(text) {
  return decodeBase64(text).buffer
}
