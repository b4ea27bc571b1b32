// What the steps work with: sockets and tasks, which are closed after each step, and what the host reports meanwhile.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'
import { BareSocket } from './bare-socket'
import { options } from './config'
import { failure } from './failure'

/** ms that the host gets to confirm a close. */
const CLOSING = 3000

/** The events of the host that are logged, by the name of its function. */
const SIGNALS = { onNetworkStatusChange: 'network', onAppHide: 'hide', onAppShow: 'show' }

const watched = []

/** Listens once for all: some hosts take off everybody's listeners with one. `hear` is the latest check's. */
let hear
function watch(host, next) {
  hear = next
  if (watched.indexOf(host) >= 0) return
  watched.push(host)
  Object.keys(SIGNALS).forEach((name) => {
    if (typeof host[name] === 'function') host[name]((event) => hear(SIGNALS[name], event))
  })
  // Beside sockets of its own, WeChat has this one for all.
  if (typeof host.onSocketClose === 'function' && typeof host.offSocketClose !== 'function')
    host.onSocketClose((event) => hear('global close', event))
}

export class Context {
  /** `host` is what the library gets, `bare` the platform's own object; `params`: further ones of connectSocket. */
  constructor({ host, bare, params, url }) {
    Object.assign(this, options, { host, bare, params, url })
    this.log = Diagnostics({ miniprogram: bare })
    /** For the report. */
    this.facts = {}
    this.sockets = []
    this.tasks = []
    this.reports = []
    watch(bare, (name, event) => this.hear(name, event))
  }

  hear(name, event) {
    this.log('info', name, event)
    // Without a network there is more to come.
    if (event && event.isConnected === false) return
    this.reports.filter((report) => report.name === name).forEach(({ come }) => come())
  }

  /** The host reports it. */
  reported(name, ms) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(failure('no-event')), ms)
      const come = () => {
        clearTimeout(timer)
        resolve()
      }
      this.reports.push({ name, come, timer })
    })
  }

  connect(more) {
    this.sockets.filter((socket) => socket.isGlobal).forEach((socket) => socket.leave())
    const params = Object.assign({ url: this.url }, this.params, more)
    const socket = new BareSocket(this.bare, params, this.settle)
    this.sockets.push(socket)
    return socket
  }

  makeTask() {
    const { host, params, log: logger, url } = this
    const { pingTimeout, pongTimeout, reconnectTimeout } = this
    return WebsocketHeartbeat({
      miniprogram: host,
      connectSocketParams: Object.assign({ url }, params),
      isPong: (data) => data === 'heartbeat',
      logger,
      pingTimeout,
      pongTimeout,
      reconnectTimeout,
    }).then((task) => {
      this.tasks.push(task)
      return task
    })
  }

  /** Closes everything; resolves when the host has confirmed that, or does not. */
  close() {
    const { reports, sockets, tasks } = this
    reports.forEach(({ timer }) => clearTimeout(timer))
    Object.assign(this, { sockets: [], tasks: [], reports: [] })
    const ends = sockets.map((socket) => socket.end(CLOSING))
    return Promise.all(ends.concat(tasks.map(endTask)))
  }
}

function endTask(task) {
  return new Promise((resolve) => {
    if (task.state !== 'open') return resolve()
    const timer = setTimeout(resolve, CLOSING)
    task.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
    task.close()
  }).then(() => task.destroy())
}
