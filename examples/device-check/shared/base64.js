// Base64, since hosts that deliver bytes as text have no `atob`.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes as an array of numbers. */
export function fromBase64(text) {
  const bytes = []
  let bits = 0
  let count = 0
  text
    .replace(/[^A-Za-z0-9+/]/g, '')
    .split('')
    .forEach((letter) => {
      bits = (bits << 6) | LETTERS.indexOf(letter)
      count += 6
      if (count < 8) return
      count -= 8
      bytes.push((bits >> count) & 255)
    })
  return bytes
}
