// UTF-8 for hosts without TextDecoder and TextEncoder; the host's own where it has them.

var hostDecoder
var hostEncoder

/** Bytes (or nothing) to text. Input comes from Rust strings, so it is always well-formed. */
export function decodeUtf8(bytes) {
  if (!bytes) return ''
  if (typeof TextDecoder === 'function') {
    hostDecoder = hostDecoder || new TextDecoder('utf-8', { ignoreBOM: true })
    return hostDecoder.decode(bytes)
  }
  var text = ''
  for (var i = 0; i < bytes.length;) {
    var first = bytes[i++]
    if (first < 0x80) {
      text += String.fromCharCode(first)
      continue
    }
    var more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
    var code = first & (0x3f >> more)
    while (more--) code = (code << 6) | (bytes[i++] & 0x3f)
    if (code > 0xffff) {
      code -= 0x10000
      text += String.fromCharCode(0xd800 | (code >> 10))
      code = 0xdc00 | (code & 0x3ff)
    }
    text += String.fromCharCode(code)
  }
  return text
}

/** Text to bytes; a lone surrogate becomes U+FFFD, as in every encoder. */
export function encodeUtf8(text) {
  if (typeof TextEncoder === 'function') {
    hostEncoder = hostEncoder || new TextEncoder()
    return hostEncoder.encode(text)
  }
  var bytes = []
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i)
    if (code >= 0xd800 && code < 0xe000) {
      var next = code < 0xdc00 ? text.charCodeAt(i + 1) : NaN
      if (next >= 0xdc00 && next < 0xe000) {
        code = 0x10000 + ((code & 0x3ff) << 10) + (next & 0x3ff)
        i++
      } else {
        code = 0xfffd
      }
    }
    if (code < 0x80) {
      bytes.push(code)
      continue
    }
    var more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
    bytes.push(((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more)))
    while (more--) bytes.push(0x80 | ((code >> (6 * more)) & 0x3f))
  }
  return new Uint8Array(bytes)
}
