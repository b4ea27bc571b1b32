// The servers of one page: one for this package, one for 1.x, a broker for mqtt. Each fault is played on all.

import { broker } from '../../tests/support/servers/mqtt.mjs'
import { startServer } from '../../tests/support/servers/server.mjs'

/** ms, one way: a round trip stays below the page's time-out. */
const SLOW = 300
/** ms that a connection lives while the server flaps. */
const FLAP = 300

/** Faults that happen once, to the connections that are open. */
const strikes = {
  close: (server, { code }) => server.close(code, 'restart'),
  blackhole: (server) => server.freezeLinks(),
}

/** Faults that last until they are switched off, `(server, isOn)`; the port is opened and closed elsewhere. */
const states = {
  refuse: (server, isOn) => isOn && server.reset(),
  slow: (server, isOn) => server.delay(isOn ? SLOW : 0),
  flapping(server, isOn) {
    server.flap(isOn ? Infinity : 0, FLAP)
    if (isOn) server.reset()
  },
  // Without a network, and in the background, the app gets no event when its connections are lost.
  offline: (server, isOn) => isOn && server.freezeLinks(),
  background: (server, isOn) => isOn && server.freezeLinks(),
}

const CLOSES_PORT = ['refuse', 'offline', 'background']

export async function startFaultServers() {
  return new FaultServers({
    ours: await startServer(),
    first: await startServer(),
    client: await startServer({ speak: broker }),
  })
}

class FaultServers {
  constructor(servers) {
    this.servers = Object.values(servers)
    this.urls = Object.fromEntries(Object.entries(servers).map(([who, { url }]) => [who, url]))
    this.on = new Set()
    this.last = Promise.resolve()
  }

  /** One after the other, as they were asked for; resolves to the list of all that lasts. */
  play(wanted) {
    this.last = this.last.then(() => this.change(wanted))
    return this.last
  }

  async change({ fault, on: isOn, ...more }) {
    if (strikes[fault]) for (const server of this.servers) strikes[fault](server, more)
    else if (states[fault] && this.on.has(fault) !== isOn) await this.turn(fault, isOn)
    return [...this.on]
  }

  async turn(fault, isOn) {
    if (isOn) this.on.add(fault)
    else this.on.delete(fault)
    const isClosed = CLOSES_PORT.some((name) => this.on.has(name))
    for (const server of this.servers) {
      if (isClosed) await server.refuse()
      else await server.accept()
      states[fault](server, isOn)
    }
  }

  stop() {
    return Promise.all(this.servers.map((server) => server.stop()))
  }
}
