// A `WebSocket` class whose sockets do nothing by themselves: a test says what they report.

import { show } from './log.js'

export class SocketClass {
  /** @param log takes a line for each call */
  constructor(log) {
    const sockets = []
    const self = this
    this.log = log
    this.sockets = sockets
    /** What the methods of the sockets throw. */
    this.error = undefined
    this.class = class {
      constructor(url, protocols) {
        log.push(`new ${url} [${protocols}]`)
        if (self.error) throw self.error
        this.readyState = 0
        this.listeners = {}
        sockets.push(this)
      }

      set binaryType(type) {
        log.push(`binaryType ${type}`)
      }

      addEventListener(event, listener) {
        log.push(`on ${event}`)
        this.listeners[event] = listener
      }

      send(data) {
        log.push(`send ${show(data)}`)
        if (self.error) throw self.error
      }

      close(code, reason) {
        log.push(`close ${code} ${reason}`)
        if (self.error) throw self.error
      }
    }
  }

  /** Its sockets can be cut off. */
  terminates() {
    this.class.prototype.terminate = () => void this.log.push('terminate')
  }

  /** The same with the slots `onopen` … instead of listeners. */
  withSlots(log) {
    return class extends this.class {
      constructor(url, protocols) {
        super(url, protocols)
        this.addEventListener = undefined
        for (const event of ['close', 'error', 'open', 'message']) {
          Object.defineProperty(this, `on${event}`, {
            get: () => null,
            set: (listener) => {
              log.push(`slot ${event}`)
              this.listeners[event] = listener
            },
          })
        }
      }
    }
  }

  /** A host whose `connectSocket` gives sockets of the class. */
  given() {
    return { connectSocket: ({ url }) => new this.class(url, []) }
  }

  /** Sets `readyState` of the latest socket. */
  state(number) {
    this.sockets[this.sockets.length - 1].readyState = number
  }

  /** The latest socket reports an event. */
  say(event, value) {
    this.sockets[this.sockets.length - 1].listeners[event](value)
  }

  /** A host as Taro is on H5: its task has such a socket inside. */
  inTask(log) {
    const connectSocket = () => {
      const task = { ws: new this.class('ws://inside', []) }
      for (const name of ['onOpen', 'onClose', 'onError', 'onMessage', 'send', 'close']) {
        task[name] = () => void log.push(`task ${name}`)
      }
      return task
    }
    return { connectSocket }
  }
}
