// Base64 of our own: mini-programs have no `atob`, and Alipay's decoder is missing in old versions.

/** Base64 to a Uint8Array. */
export function decodeBase64(text) {
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
