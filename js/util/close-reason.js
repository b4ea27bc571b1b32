// The reason of a close frame.

/** The longest reason of a close frame, in bytes of UTF-8 (RFC 6455 §5.5: 125 minus 2 for the code). */
export const MAX_REASON = 123

/**
 * A reason, cut to the length that fits into a close frame. No character is cut in two.
 * @param {string} reason
 * @returns {string}
 */
export function cutReason(reason) {
  let bytes = 0
  for (let i = 0; i < reason.length; i++) {
    const unit = reason.charCodeAt(i)
    // A lone surrogate becomes U+FFFD, which takes 3 bytes.
    const isPair = (unit & 0xfc00) === 0xd800 && (reason.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    bytes += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    if (bytes > MAX_REASON) return reason.slice(0, i)
    if (isPair) i++
  }
  return reason
}
