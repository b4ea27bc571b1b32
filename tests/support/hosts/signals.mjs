// What a host reports beside its sockets: foreground and background, network type, and the old global
// socket events. `signals.api` is mixed into the host object.

export class Signals {
  constructor(net, quirks) {
    this.net = net
    this.quirks = quirks
    this.listeners = {}
    this.api = {}
    this.network = { isConnected: true, networkType: this.nameOf('wifi') }
    const prefix = { app: 'App', game: '' }[quirks.appEvents]
    this.names = { show: `${prefix}Show`, hide: `${prefix}Hide` }
    if (prefix !== undefined) for (const name of Object.values(this.names)) this.offer(name)
    this.offer('NetworkStatusChange', quirks.offNetwork ? quirks.offSignals : 'none')
    // wx still has the old global socket events beside its tasks, and no way to take them off.
    for (const event of ['SocketOpen', 'SocketMessage', 'SocketError', 'SocketClose']) {
      this.offer(event, 'none')
      if (quirks.globalEvents === 'slot')
        this.api[`on${event}`] = (fn) => void (this.listeners[event] = [fn])
    }
    this.offerDevice(quirks.device)
    this.api.getNetworkType = (param = {}) => {
      net.later(0, () => {
        param.success?.({ networkType: this.network.networkType, errMsg: 'getNetworkType:ok' })
        param.complete?.({ errMsg: 'getNetworkType:ok' })
      })
    }
  }

  /** onX and, unless `off` is 'none', offX. */
  offer(event, off = this.quirks.offSignals) {
    this.listeners[event] = []
    this.api[`on${event}`] = (fn) => void this.listeners[event].push(fn)
    if (off === 'none') return
    if (off === 'all') {
      // It takes no argument, and takes everybody's off.
      this.api[`off${event}`] = () => void (this.listeners[event] = [])
      return
    }
    this.api[`off${event}`] = (fn) => {
      if (off === 'throws' && typeof fn !== 'function') throw new TypeError(`off${event} needs it`)
      const keep = fn === undefined ? () => false : (other) => other !== fn
      this.listeners[event] = this.listeners[event].filter(keep)
    }
  }

  offerDevice(device) {
    if (device === 'none') return
    /** How often the user was asked. */
    this.asked = 0
    if (device === 'asks') {
      this.api.getDeviceInfo = () => void (this.asked += 1)
      return
    }
    this.api.getDeviceInfo = () => ({ platform: device, brand: 'simulated' })
    this.api.getAppAuthorizeSetting = () => ({ notificationAuthorized: 'authorized' })
  }

  emit(event, value) {
    for (const fn of [...(this.listeners[event] ?? [])]) fn(value)
  }

  show() {
    this.emit(this.names.show, { path: '', scene: 1001 })
  }

  hide() {
    this.emit(this.names.hide, {})
  }

  /** 'none' is offline; any other type is online. */
  networkIs(networkType) {
    this.network = { isConnected: networkType !== 'none', networkType: this.nameOf(networkType) }
    this.emit('NetworkStatusChange', { ...this.network })
  }

  nameOf(type) {
    if (this.quirks.networkNames === 'lower') return type
    return type === 'none' ? 'NOTREACHABLE' : type.toUpperCase()
  }

  /** Listeners that could be taken off and were not. */
  count() {
    const removable = Object.keys(this.listeners).filter((event) => this.api[`off${event}`]?.length)
    return removable.reduce((sum, event) => sum + this.listeners[event].length, 0)
  }
}
