// The shapes in which hosts hand over messages, closes and errors.

import { runInNewContext } from 'node:vm'

const ForeignBuffer = runInNewContext('ArrayBuffer')
const tagOf = (value) => Object.prototype.toString.call(value)

export const isBuffer = (value) => tagOf(value) === '[object ArrayBuffer]'

/** Bytes of a buffer or view of any realm, copied; null for everything else. */
export function bytesOf(value) {
  if (isBuffer(value)) return Uint8Array.from(new Uint8Array(value))
  if (ArrayBuffer.isView(value))
    return Uint8Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  return null
}

export function bufferIn(Buffer, bytes) {
  const buffer = new Buffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  return buffer
}

export function openEvent({ header = {} }, quirks) {
  switch (quirks.openEvent) {
    case 'profile':
      return { header, profile: { fetchStart: 0, cost: 1 } }
    case 'socket-type':
      return { header, protocolType: '', socketType: 'ttnet' }
    case 'nested':
      return { data: { socketTaskID: 1 } }
    case 'empty':
      return undefined
    default:
      return { header }
  }
}

function dataTypeOf(data) {
  return typeof data === 'string' ? 'string' : 'arrayBuffer'
}

export function messageEvent(data, quirks, realm) {
  const event = shaped(data, quirks, realm)
  if (quirks.besideData === 'data-type') return { ...event, dataType: dataTypeOf(data) }
  if (quirks.besideData === 'socket-type')
    return { ...event, protocolType: '', socketType: 'ttnet' }
  return event
}

function shaped(data, quirks, realm) {
  const bytes = typeof data === 'string' ? null : bytesOf(data)
  switch (quirks.data) {
    case 'cross-realm':
      return { data: bytes ? bufferIn(ForeignBuffer, bytes) : data }
    case 'nested':
      return { data: { socketTaskID: 1, data: bytes ? bufferIn(realm.ArrayBuffer, bytes) : data } }
    case 'base64':
      return bytes ? { data: toBase64(bytes), isBuffer: true } : { data, isBuffer: false }
    case 'nested-base64':
      return { data: { socketTaskID: 1, ...shaped(data, { data: 'base64' }, realm) } }
    case 'raw':
      return { data }
    default:
      return { data: bytes ? bufferIn(realm.ArrayBuffer, bytes) : data }
  }
}

export function closeEvent({ code, reason }, quirks) {
  switch (quirks.closeEvent) {
    case 'string-code':
      return { code: String(code), reason, errMsg: '' }
    case 'socket-type':
      return { code: String(code), reason, errMsg: '', protocolType: '', socketType: 'ttnet' }
    case 'reason-only':
      return { reason }
    case 'nested':
      return { data: { socketTaskID: 1 } }
    case 'empty':
      return undefined
    default:
      return { code, reason }
  }
}

export function errorEvent({ errMsg }, quirks) {
  switch (quirks.errorEvent) {
    case 'errCode':
      return { errCode: 1004, errMsg }
    case 'number':
      return { error: 20, errorMessage: errMsg }
    case 'nested':
      return { data: { socketTaskID: 1 }, error: 20 }
    case 'empty':
      return {}
    default:
      return { errMsg }
  }
}

// Not by Node's Buffer: hosts are simulated in pages, too.
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
