// A network and a server in virtual time: the transport of simulated hosts in tests.
//
// How to script it (live fields, they count from the next event on):
//   net.handshake = 'accept' | 'refuse' | 'hang' | 'http503'     for every further attempt
//   net.next('refuse', 'hang', …)                                for the next attempts, one each
//   net.slow = ms         the handshake takes that much longer
//   net.latency = ms      one way
//   net.downlink = n      so many bytes a ms come to the app; what is sent later waits behind what is on its way
//   net.uplink = n        so many bytes a ms go to the server: link.unsent of the app's end tells what waits
//   net.greeting = (link) => data | undefined   sent at each open
//   net.mute = true       the server reads but answers nothing; the link is alive
//   net.blackhole = true  bytes vanish in both directions, nobody notices
//   net.choosesProtocol = false   the server takes none of the subprotocols offered
//   net.header = { … }    the headers by which the server answers, as far as hosts tell them
//   net.reply = (data, link) => data | undefined                 by default an echo
//   net.link              the server's end of the newest accepted link:
//     link.push(data) · link.closeByServer(code, reason) · link.drop() (reset: 1006)
//     link.isDead = true: a blackhole for this link alone
//     link.isStalled = true: what the app sends waits, until link.resume()
// What happened: net.received [{at, data, link}], net.links, net.attempts.

/** How long a host waits for the other side's close frame over a dead link; `ws` takes 30 s. */
const CLOSE_WAIT = 30_000
/** How often bytes leave a slow uplink. */
const UPLINK_STEP = 50

const sizeOf = (data) => data?.byteLength ?? data?.length ?? 0

export class VirtualNet {
  constructor(clock, { latency = 10 } = {}) {
    this.clock = clock
    this.latency = latency
    this.handshake = 'accept'
    this.script = []
    this.slow = 0
    this.downlink = Infinity
    this.uplink = Infinity
    this.greeting = () => undefined
    this.mute = false
    this.blackhole = false
    this.choosesProtocol = true
    this.header = {}
    this.reply = (data) => data
    this.links = []
    this.attempts = []
    this.received = []
  }

  next(...handshakes) {
    this.script.push(...handshakes)
  }

  get link() {
    return this.links.at(-1)
  }

  /** Host-side delays (a callback "a little later") belong to the transport too. */
  later(ms, run) {
    this.clock.after(ms, run, 'client')
  }

  open(url, options, on) {
    this.attempts.push({ at: this.clock.now, url, options })
    return new Link(this, url, options, on)
  }
}

class Link {
  constructor(net, url, { timeout = 60_000, protocols }, on) {
    this.net = net
    this.url = url
    this.on = on
    this.protocols = protocols
    this.state = 'connecting'
    this.isDead = false
    this.isStalled = false
    /** What waits to be sent. */
    this.held = []
    /** When all that is on its way to the app has come. */
    this.downAt = 0
    /** What waits for the uplink, oldest first. */
    this.waiting = []
    const outcome = net.script.shift() ?? net.handshake
    net.clock.after(timeout, () => this.failHere('connect timeout'), 'client')
    if (outcome === 'hang') return
    // Out and back: the verdict of the server reaches the app two latencies later.
    net.clock.after(net.latency + net.slow, () => this.answer(outcome))
  }

  answer(outcome) {
    if (this.state !== 'connecting' || this.isLost) return
    if (outcome === 'refuse') return this.fail('connect ECONNREFUSED')
    if (outcome === 'http503') return this.fail('open fail: _code:20,_msg:Invalid HTTP status.')
    this.net.links.push(this)
    this.acceptedAt = this.net.clock.now
    this.toClient(() => {
      if (this.state !== 'connecting') return
      this.state = 'open'
      const protocol = this.net.choosesProtocol ? this.protocols?.[0] : undefined
      this.on.open({ header: { ...this.net.header }, protocol })
    })
    const greeting = this.net.greeting(this)
    if (greeting !== undefined) this.push(greeting)
  }

  fail(errMsg) {
    this.toClient(() => this.failHere(errMsg))
  }

  failHere(errMsg) {
    if (this.state === 'connecting')
      this.end({ code: 1006, reason: 'abnormal closure' }, { errMsg })
  }

  /** The one end of a link as the app sees it; `error` only where the transport has one to tell. */
  end(close, error = null) {
    if (this.state === 'closed') return
    this.state = 'closed'
    if (error) this.on.error(error)
    this.on.close(close)
  }

  get isLost() {
    return this.isDead || this.net.blackhole
  }

  toClient(run) {
    if (!this.isLost) this.net.clock.after(this.net.latency, run, 'client')
  }

  toServer(run) {
    if (this.isStalled) return void this.held.push(run)
    this.net.clock.after(this.net.latency, () => {
      if (!this.isLost) run()
    })
  }

  // The app's end

  /** Bytes that have not left the app's end. */
  get unsent() {
    return this.waiting.reduce((sum, { left }) => sum + left, 0)
  }

  send(data) {
    if (this.net.uplink === Infinity) return this.leave(data)
    this.waiting.push({ data, left: sizeOf(data) })
    if (this.waiting.length === 1) this.drain()
  }

  /** Lets bytes leave, as many as the uplink takes. A dead link takes none. */
  drain() {
    this.net.clock.after(UPLINK_STEP, () => {
      let room = this.isLost ? 0 : this.net.uplink * UPLINK_STEP
      while (this.waiting.length && room > 0) {
        const [first] = this.waiting
        const bytes = Math.min(room, first.left)
        first.left -= bytes
        room -= bytes
        if (first.left > 0) break
        this.leave(this.waiting.shift().data)
      }
      if (this.waiting.length && this.state !== 'closed') this.drain()
    })
  }

  leave(data) {
    this.toServer(() => {
      if (this.serverGone) return
      this.net.received.push({ at: this.net.clock.now, data, link: this })
      if (this.net.mute) return
      const answer = this.net.reply(data, this)
      if (answer !== undefined) this.push(answer)
    })
  }

  close(code = 1000, reason = '') {
    if (this.state === 'connecting') {
      this.net.later(0, () =>
        this.end({ code: 1006, reason: 'closed before open' }, { errMsg: 'closed before open' }),
      )
      return
    }
    if (this.state !== 'open') return
    this.state = 'closing'
    this.toServer(() => {
      this.closeSeen = { code, reason }
      this.serverGone = true
      this.toClient(() => this.end({ code, reason }))
    })
    this.net.clock.after(CLOSE_WAIT, () =>
      this.net.later(0, () => this.end({ code: 1006, reason: '' })),
    )
  }

  /** The app cuts the link off: what it has not sent is gone. */
  terminate() {
    if (this.state === 'closed') return
    this.held = []
    this.waiting = []
    this.net.later(0, () => this.end({ code: 1006, reason: '' }))
    this.net.clock.after(this.net.latency, () => (this.serverGone = true))
  }

  /** A link that was stalled goes on. */
  resume() {
    this.isStalled = false
    for (const run of this.held.splice(0)) this.toServer(run)
  }

  // The server's end

  push(data) {
    const { clock, downlink } = this.net
    this.downAt = Math.max(this.downAt, clock.now) + sizeOf(data) / downlink
    const deliver = () => {
      if (this.state === 'open' || this.state === 'closing') this.on.message(data)
    }
    if (downlink === Infinity) return this.toClient(deliver)
    clock.after(this.downAt - clock.now, () => this.toClient(deliver))
  }

  closeByServer(code = 1000, reason = '') {
    this.serverGone = true
    this.toClient(() => this.end({ code, reason }))
  }

  drop() {
    this.serverGone = true
    this.toClient(() =>
      this.end({ code: 1006, reason: 'abnormal closure' }, { errMsg: 'read ECONNRESET' }),
    )
  }
}
