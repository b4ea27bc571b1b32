// What all simulated hosts have: their sockets, and a script of what the next connects do.

import { Signals } from './signals.mjs'

export class SimulatedHost {
  constructor({ net, quirks, realm }) {
    Object.assign(this, { net, quirks, realm })
    this.sockets = []
    this.connects = []
    this.script = []
    this.unhandled = new Set()
    /** Changes what the host says about a failure or a close, an event or an `Error`; a test may replace it. */
    this.tells = (event) => event
    this.signals = new Signals(net, quirks)
  }

  next(...modes) {
    this.script.push(...modes)
  }

  get socket() {
    return this.sockets.at(-1)
  }

  get alive() {
    return this.sockets.filter((socket) => socket.alive)
  }

  get open() {
    return this.sockets.filter((socket) => socket.state === 'open')
  }
}
