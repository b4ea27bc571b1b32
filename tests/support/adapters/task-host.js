// A host that gives socket objects with listeners of their own, as most hosts do. It does nothing by itself: a test
// says what it answers, and what its sockets report.

import { end, show } from './log.js'

const answers = {
  socket: ({ socket }) => socket,
  nothing: () => undefined,
  fails: ({ params, error }) => params.fail(error),
  'fails and rejects': ({ params, error }) => {
    params.fail(error)
    return Promise.reject(new Error('again'))
  },
  number: () => 7,
  throws: ({ error }) => {
    throw error
  },
  rejects: ({ error }) => Promise.reject(error),
  promise: ({ socket }) => Promise.resolve(socket),
  'promise of nothing': () => Promise.resolve(),
  returned: ({ socket }) => Object.assign(Promise.resolve(), { __returned: socket }),
  'returned nothing': ({ error }) =>
    Object.assign(Promise.reject(error), { __returned: undefined }),
  'returned, but rejects': ({ socket, error }) =>
    Object.assign(Promise.reject(error), { __returned: socket }),
}

export class TaskHost {
  /** @param log takes a line for each call */
  constructor(log) {
    this.log = log
    /** How `connectSocket` answers: a name in `answers`. */
    this.answer = 'socket'
    this.error = { errMsg: 'connectSocket:fail' }
    /** How calls of the sockets end: see `end`. */
    this.sends = ''
    this.closes = ''
    /** A method that the sockets lack, and one that throws. */
    this.lacks = ''
    this.breaks = ''
    this.readyState = 0
    /** Is called within each connect call. */
    this.within = () => {}
    /** The connect calls: their params, and their sockets. */
    this.calls = []
    this.object = { connectSocket: (params) => this.connect(params) }
  }

  connect(params) {
    const number = this.calls.length + 1
    const call = { params, error: this.error, listeners: {} }
    call.socket = this.socket(number, call.listeners)
    this.calls.push(call)
    this.log.push(`connect ${number}`)
    this.within()
    return answers[this.answer](call)
  }

  socket(number, listeners) {
    const socket = { readyState: this.readyState }
    for (const event of ['Open', 'Close', 'Error', 'Message']) {
      socket[`on${event}`] = (listener) => {
        this.log.push(`on${event}`)
        listeners[event] = listener
      }
    }
    socket.send = (params) => {
      this.log.push(`send ${number}: ${show(params.data)}`)
      return end(this.sends, params, this.error)
    }
    socket.close = (params) => {
      this.log.push(params.code === 1000 ? `close ${number}` : `close ${number}: ${params.code}`)
      return end(this.closes, params, this.error)
    }
    if (this.lacks) delete socket[this.lacks]
    if (this.breaks) {
      socket[this.breaks] = () => {
        throw this.error
      }
    }
    return socket
  }

  /** The host calls a callback of a connect call. */
  callBack(number, name, value) {
    this.calls[number - 1].params[name](value)
  }

  /** A socket reports an event. */
  say(number, event, value) {
    this.calls[number - 1].listeners[event](value)
  }
}
