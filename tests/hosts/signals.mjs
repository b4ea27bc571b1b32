// What a host tells beside its sockets: foreground and background, network type, and the old global
// socket events. `signals.api` is mixed into the host object.

export class Signals {
  constructor(net, { off = 'function' } = {}) {
    this.net = net
    this.off = off
    this.listeners = {}
    this.network = { isConnected: true, networkType: 'wifi' }
    this.api = {}
    for (const event of ['AppShow', 'AppHide', 'NetworkStatusChange']) this.offer(event)
    // wx still has the old global socket events beside its tasks, and no way to take them off.
    for (const event of ['SocketOpen', 'SocketMessage', 'SocketError', 'SocketClose']) {
      this.offer(event, 'none')
    }
    this.api.getNetworkType = (param = {}) => {
      net.later(0, () => {
        param.success?.({ networkType: this.network.networkType, errMsg: 'getNetworkType:ok' })
        param.complete?.({ errMsg: 'getNetworkType:ok' })
      })
    }
  }

  /** onX and offX; `off: 'all'` removes everybody's listeners (swan), `'none'`: there is no off (tt). */
  offer(event, off = this.off) {
    this.listeners[event] = []
    this.api[`on${event}`] = (fn) => this.listeners[event].push(fn)
    if (off === 'none') return
    this.api[`off${event}`] = (fn) => {
      const keep = off === 'all' || fn === undefined ? () => false : (other) => other !== fn
      this.listeners[event] = this.listeners[event].filter(keep)
    }
  }

  emit(event, value) {
    for (const fn of [...(this.listeners[event] ?? [])]) fn(value)
  }

  show() {
    this.emit('AppShow', { path: '', scene: 1001 })
  }

  hide() {
    this.emit('AppHide', {})
  }

  /** 'none' is offline; any other type is online. */
  networkIs(networkType) {
    this.network = { isConnected: networkType !== 'none', networkType }
    this.emit('NetworkStatusChange', { ...this.network })
  }

  /** Listeners that could be taken off and were not. */
  count() {
    const removable = Object.keys(this.listeners).filter((event) => this.api[`off${event}`])
    return removable.reduce((sum, event) => sum + this.listeners[event].length, 0)
  }
}
