// Numbered messages: a text `7:…`, or bytes that begin with the number. What follows the number follows from it.

const fill = (n) => (n * 37) % 251

export function textOf(n, length = 40) {
  const head = `${n}:`
  return head + 'x'.repeat(length - head.length)
}

export function binaryOf(n, length = 40) {
  const bytes = new Uint8Array(length).fill(fill(n))
  new DataView(bytes.buffer).setUint32(0, n)
  return bytes.buffer
}

/** The number of a message; null for what is none, as a ping. */
export function numberIn(data) {
  if (typeof data === 'string') return data.includes(':') ? parseInt(data, 10) : null
  const bytes = bytesOf(data)
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
}

/** Whether a numbered message is what was sent. */
export function isIntact(data) {
  const n = numberIn(data)
  if (typeof data === 'string') return data === textOf(n, data.length)
  const expected = binaryOf(n, data.byteLength)
  return Buffer.compare(bytesOf(data), new Uint8Array(expected)) === 0
}

const bytesOf = (data) => (ArrayBuffer.isView(data) ? data : new Uint8Array(data))
