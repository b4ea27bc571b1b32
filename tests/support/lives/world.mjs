// What a life is played in: virtual time, a network, and a host whose sockets are watched. Every call of the host is a line
// of the log, and so is every event; by chance an event is changed, lost, late or comes twice.

import { Clock } from '../clock.mjs'
import { createHost } from '../hosts/index.mjs'
import { VirtualNet } from '../networks/virtual-net.mjs'
import { randomOf } from '../random.mjs'
import { App } from './app.mjs'
import { Laws } from './laws.mjs'
import { oddEvent } from './odd-events.mjs'
import { Shower } from './show.mjs'

/** A life with more lines does not end. */
const MOST_LINES = 5000

/** An array that calls back for each item that is added. */
function watched(array, added) {
  array.push = function push(...items) {
    items.forEach(added)
    return Array.prototype.push.apply(this, items)
  }
  return array
}

/** Some hosts quote what they were given. */
function quoting(event, { url, header } = {}) {
  const words = ` of ${url} with ${header?.authorization}`
  if (event?.reason !== undefined) return { ...event, reason: event.reason + words }
  if (event?.errMsg !== undefined) return { ...event, errMsg: event.errMsg + words }
  return event
}

export class World {
  constructor(plan, stage) {
    Object.assign(this, { plan, stage, realm: stage.realm, entry: stage.entry })
    stage.life = this
    this.log = []
    this.breaches = []
    this.shower = new Shower()
    this.random = randomOf(plan.seed)
    this.ofPackage = randomOf(plan.seed * 17 + 3)
    this.clock = new Clock()
    this.net = new VirtualNet(this.clock, { latency: plan.latency })
    this.host = createHost(plan.host, { net: this.net, realm: stage.realm, quirks: plan.quirks })
    this.shower.name(this.host.api, 'the host')
    if (plan.quotes) this.host.tells = quoting
    this.laws = new Laws((text) => {
      this.breaches.push(text)
      this.line(`BROKEN ${text}`)
    })
    this.app = new App(this)
    watched(this.host.connects, ({ params, mode }) => this.connects(params, mode))
    watched(this.host.sockets, (socket) => this.watch(socket))
  }

  line(text) {
    if (this.log.length > MOST_LINES) throw new Error('the life does not end')
    this.log.push(`${this.clock.elapsed} ${text}`)
  }

  copyFor(number) {
    return this.stage.copy(this.plan.hasCopies ? number % 2 : 0)
  }

  setTimer(fn, ms, args) {
    this.laws.delay(ms)
    this.line(`timer ${ms}`)
    return this.clock.after(ms, () => fn(...args), 'timer')
  }

  /** Like an AbortSignal. */
  signalOf(record) {
    const listeners = []
    record.abort = () => listeners.slice().forEach((fn) => fn())
    return {
      aborted: false,
      addEventListener: (type, fn) => void listeners.push(fn),
      removeEventListener: (type, fn) => void listeners.splice(listeners.indexOf(fn), 1),
    }
  }

  // --- the host

  connects(params, mode) {
    const number = Number(/example\.test\/(\d)/.exec(params.url)?.[1])
    const record = this.app.records[number - 1]
    const names = Object.keys(params)
    this.hasSilent ||= mode === 'mute' || mode === 'success-only'
    this.line(`→ connect ${number} ${mode} ${names} ${this.shower.show(params.timeout)}`)
    if (record) this.laws.begins(record, this.clock.elapsed, false)
  }

  watch(socket) {
    const name = `socket ${this.host.sockets.length + 1}`
    this.shower.name(socket, name)
    if (socket.api !== socket) this.shower.name(socket.api, name)
    const emit = socket.emit.bind(socket)
    socket.emit = (type, event) => this.emits(socket, name, type, event, emit)
    for (const method of ['send', 'close']) this.watchMethod(socket, name, method)
  }

  watchMethod(socket, name, method) {
    const heard = (usual) => ({
      writable: true,
      value: (...args) => {
        this.line(`→ ${name} ${method}(${args.map((arg) => this.shower.show(arg)).join(', ')})`)
        if (method === 'send') this.laws.handed(args[0]?.data ?? args[0])
        return usual.apply(socket, args)
      },
    })
    const define = (how) =>
      Object.defineProperty(socket, method, { configurable: true, enumerable: true, ...how })
    const usual = socket[method]
    // Some classes give each socket its methods at the end of their constructor.
    define(usual ? heard(usual) : { set: (own) => define(heard(own)) })
  }

  emits(socket, name, type, event, emit) {
    const { net, random } = this
    const [how, luck] = [random.pick(['changed', 'lost', 'late', 'twice']), random.next()]
    const go = (said) => {
      this.line(`← ${name} ${type} ${this.shower.show(said)}`)
      emit(type, said)
    }
    if (luck > this.plan.chaos) return go(event)
    this.line(`  ${how}:`)
    if (how === 'late') return net.later(random.pick([0, 1, 50, 2500]), () => go(event))
    if (how === 'changed') return go(this.oddFor(socket, type))
    if (how === 'twice') go(event)
    if (how !== 'lost') go(event)
  }

  /** A class of sockets copies the fields, so it cannot have some that throw. */
  oddFor(socket, type) {
    const event = oddEvent(type, this, this.random)
    try {
      return socket.params ? event : { ...event }
    } catch {
      return {}
    }
  }

  /** An event out of the blue, of a socket that may be long gone. */
  odd() {
    const { host, random } = this
    const socket = host.sockets.length && random.pick(host.sockets.slice(-4))
    if (!socket) return
    const types = ['open', 'close', 'error', 'message']
    for (let i = random.pick([1, 1, 3]); i > 0; i -= 1) {
      const type = random.pick(types)
      socket.emit(type, this.oddFor(socket, type))
    }
  }
}
