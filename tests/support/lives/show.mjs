// Values as texts that can be compared: objects by the order in which they were first seen, and by what is in them.

const tagOf = (value) => Object.prototype.toString.call(value)

const textOf = (bytes) => `bytes ${Array.from(bytes.subarray(0, 20)).join(' ')} of ${bytes.length}`

export class Shower {
  constructor() {
    this.names = new WeakMap()
    this.count = 0
  }

  /** Names an object whose content is not shown: a task, a host, a socket. */
  name(object, name) {
    if (object && !this.names.has(object)) this.names.set(object, name)
    return object
  }

  show(value, depth = 0) {
    if (typeof value === 'string')
      return value.length > 200 ? `a text of ${value.length}` : JSON.stringify(value)
    if (typeof value === 'function') return this.names.get(value) ?? 'a function'
    if (typeof value !== 'object' || value === null)
      return Object.is(value, -0) ? '-0' : String(value)
    if (this.names.has(value)) return this.names.get(value)
    if (depth > 3) return '…'
    try {
      return this.content(value, depth)
    } catch {
      return 'unreadable'
    }
  }

  content(value, depth) {
    const tag = tagOf(value)
    if (tag === '[object ArrayBuffer]') return textOf(new Uint8Array(value))
    if (ArrayBuffer.isView(value)) return `view of ${value.byteLength}`
    if (/Promise|Blob/.test(tag)) return `a ${tag.slice(8, -1)}`
    const name = `#${(this.count += 1)}`
    this.names.set(value, name)
    const isError = tag === '[object Error]' || typeof value.stack === 'string'
    const head = isError ? `${value.name}: ${value.message} ` : ''
    const shown = Object.entries(Object.getOwnPropertyDescriptors(value))
      // A stack has places in files.
      .filter(([field]) => field !== 'stack' && field !== 'message')
      .map(([field, { get, enumerable, value: inner }]) => {
        const text = get ? 'a getter' : this.show(inner, depth + 1)
        return `${enumerable ? '' : '-'}${field}: ${text}`
      })
    return `${name} ${head}{ ${shown.join(', ')} }`
  }
}
