// What is sent: in order, though a Blob gives its bytes later.

import { kindOf, sendable, sizeOf, TEXT } from '../util/data.js'
import { byteLength, wellFormed } from './utf8.js'

const tagOf = (/** @type {unknown} */ value) => Object.prototype.toString.call(value).slice(8, -1)

/** @param {any} data */
const isBlob = (data) => /^(Blob|File)$/.test(tagOf(data)) && typeof data.size === 'number'

/**
 * The data of `send` as hosts take it: a text, or bytes that nobody else can change; a Blob as it is.
 * @param {any} data
 * @returns {{ data: any, size: number }}
 */
export function outgoing(data) {
  const kind = kindOf(data)
  if (kind > TEXT) {
    if (tagOf(data.buffer) === 'SharedArrayBuffer') throw new TypeError('send: shared memory')
    // A buffer that is detached refuses to be copied.
    if (!data.byteLength) return { data: new ArrayBuffer(0), size: 0 }
    const bytes = sendable(data)
    return { data: bytes === data ? data.slice(0) : bytes, size: sizeOf(data, kind) }
  }
  if (isBlob(data)) return { data, size: data.size }
  const text = wellFormed(`${data}`)
  return { data: text, size: byteLength(text) }
}

/**
 * The bytes of a Blob.
 * @param {any} blob
 * @param {(error: unknown, bytes?: ArrayBuffer) => void} done
 */
function unpack(blob, done) {
  const fail = (/** @type {unknown} */ error) => done(error || blob)
  try {
    if (typeof blob.arrayBuffer === 'function') {
      return blob.arrayBuffer().then((/** @type {any} */ bytes) => done(null, bytes), fail)
    }
    const reader = new FileReader()
    reader.onload = () => done(null, /** @type {any} */ (reader.result))
    reader.onerror = () => fail(reader.error)
    reader.readAsArrayBuffer(blob)
  } catch (error) {
    fail(error)
  }
}

/** A message with what passes its data on. @typedef {[data: any, pass: (data: any) => void]} Item */

export class Outgoing {
  /** @param {(error: unknown) => void} fail a Blob cannot be read, so what follows it must not be sent */
  constructor(fail) {
    this._fail = fail
    /** A Blob, and what waits behind it. @type {Item[]} */
    this._waiting = []
  }

  /**
   * @param {any} data
   * @param {Item[1]} pass is called with the data, or with the bytes of a Blob, when all before it have been passed on
   */
  push(data, pass) {
    if (this._waiting.push([data, pass]) === 1) this._next()
  }

  _next() {
    while (this._waiting.length) {
      const [[data, pass]] = this._waiting
      if (isBlob(data)) {
        return unpack(data, (error, bytes) => {
          if (error) return this._fail(error)
          this._waiting[0][0] = bytes
          this._next()
        })
      }
      this._waiting.shift()
      pass(data)
    }
  }
}
