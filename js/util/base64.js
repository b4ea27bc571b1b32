// Base64 of our own: mini-programs have no `atob`, and Alipay's decoder is missing in old versions.

var ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** An ArrayBuffer to base64. */
export function encodeBase64(buffer) {
  var bytes = new Uint8Array(buffer)
  var text = ''
  for (var i = 0; i < bytes.length; i += 3) {
    var bits = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]
    for (var shift = 18; shift >= 0; shift -= 6) text += ALPHABET.charAt((bits >> shift) & 63)
  }
  var missing = (3 - (bytes.length % 3)) % 3
  return text.slice(0, text.length - missing) + '=='.slice(0, missing)
}

/** What a character stands for, by its code; made when first needed. */
var values = null

/** Base64 to a Uint8Array. */
export function decodeBase64(text) {
  if (!values) {
    values = []
    for (var i = 0; i < 64; i++) values[ALPHABET.charCodeAt(i)] = i
  }
  var length = text.indexOf('=') < 0 ? text.length : text.indexOf('=')
  var bytes = new Uint8Array((length * 3) >> 2)
  for (var at = 0, bits = 0, n = 0; n < length; n++) {
    bits = (bits << 6) | values[text.charCodeAt(n)]
    if (n & 3) bytes[at++] = bits >> (6 - 2 * (n & 3))
  }
  return bytes
}
