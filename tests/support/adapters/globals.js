// The globals of the engine, as a test needs them. Tests run in Node and in browsers.

/** A later turn, in which Promises have settled, and a Blob has given its bytes. */
export function turn() {
  const read = new Blob(['x']).arrayBuffer().then(() => new Blob(['x']).arrayBuffer())
  return read.then(() => new Promise((resolve) => setTimeout(resolve, 0)))
}

/** A global with another value, until it is put back. */
export class Replaced {
  constructor(name, value) {
    this.name = name
    this.before = Object.getOwnPropertyDescriptor(globalThis, name)
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }

  undo() {
    if (this.before) Object.defineProperty(globalThis, this.name, this.before)
    else delete globalThis[this.name]
  }
}

/** The clock, moved on by `ms`. */
export function clockIn(ms) {
  const { Date } = globalThis
  return new Replaced('Date', { now: () => Date.now() + ms })
}

/** The console, as a list of its warnings. */
export function consoleInto(log) {
  return new Replaced('console', { ...console, warn: (text) => log.push(text) })
}

/** The page: the browser's own, or a substitute in Node. */
export class Page {
  constructor() {
    this.added = []
    if (typeof document !== 'undefined') return
    const window = Object.assign(new EventTarget(), { navigator: {} })
    const page = Object.assign(new EventTarget(), { defaultView: window })
    this.added.push(new Replaced('document', page))
  }

  /** Sets what the page says of itself. */
  set(onLine, hidden) {
    const { navigator } = globalThis.document.defaultView
    Object.defineProperty(navigator, 'onLine', { value: onLine, configurable: true })
    Object.defineProperty(globalThis.document, 'hidden', { value: hidden, configurable: true })
  }

  onWindow(event) {
    globalThis.document.defaultView.dispatchEvent(new Event(event))
  }

  onDocument(event) {
    globalThis.document.dispatchEvent(new Event(event))
  }

  leave() {
    const { defaultView } = globalThis.document
    delete defaultView.navigator.onLine
    delete globalThis.document.hidden
    this.added.forEach((replaced) => replaced.undo())
  }
}

/** A Blob, and something that promises bytes and never gives them. */
export function blobOf(bytes) {
  return new Blob([bytes])
}

export function brokenBlob() {
  return { size: 9, arrayBuffer: () => Promise.reject(new Error('gone')) }
}

/** A value that throws whatever is read of it. */
export function hostile() {
  return new Proxy(
    {},
    {
      get() {
        throw new Error('no')
      },
    },
  )
}
