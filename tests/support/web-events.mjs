// The web's classes of events that Node 20 shows not at all, or not quite as the web does.

/** It goes to realms as its text, so it may use nothing from outside. */
function classesOver(Event) {
  class MessageEvent extends Event {
    #init
    constructor(type, init = {}) {
      super(type, init)
      this.#init = init
    }
    get data() {
      return this.#init.data ?? null
    }
    get origin() {
      return this.#init.origin ?? ''
    }
    get lastEventId() {
      return this.#init.lastEventId ?? ''
    }
    get source() {
      return this.#init.source ?? null
    }
    get ports() {
      return this.#init.ports ?? []
    }
    get [Symbol.toStringTag]() {
      return 'MessageEvent'
    }
  }
  class CloseEvent extends Event {
    #init
    constructor(type, init = {}) {
      super(type, init)
      this.#init = init
    }
    get wasClean() {
      return Boolean(this.#init.wasClean)
    }
    get code() {
      return (this.#init.code ?? 0) & 0xffff
    }
    get reason() {
      return String(this.#init.reason ?? '')
    }
    get [Symbol.toStringTag]() {
      return 'CloseEvent'
    }
  }
  for (const { prototype } of [MessageEvent, CloseEvent]) {
    const attributes = Object.getOwnPropertyNames(prototype).filter((key) => key !== 'constructor')
    for (const key of attributes) Object.defineProperty(prototype, key, { enumerable: true })
  }
  return { MessageEvent, CloseEvent }
}

/** What the class uses of the web, for a realm, in which `evaluate` runs a text: its errors are then the realm's. */
export function webClasses(evaluate) {
  const events = evaluate(`(${classesOver})`, 'web-events')(Event)
  return { Event, EventTarget, DOMException, ...events }
}
