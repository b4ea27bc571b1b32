// What the host tells about the app and its network: the network comes, goes and changes, the app is hidden and
// shown, some socket is closed. Each is a fact, a number for the core, which knows what it means.

import { nothing } from '../bridge/guard.js'
import { networkFact } from './network.js'
import { can, isPromise, platformOf } from './platform.js'
import { FACT_DOUBTED, FACT_HIDDEN, FACT_SHOWN, FACT_NETWORK_UNKNOWN } from '#build/protocol.js'
import { listenToHost, listenToPage } from './shared-listener.js'

/** @import { Callback, HostApi } from './types.js' */

export class Signals {
  /** @param {(fact: number) => void} tell */
  constructor(tell) {
    this._tell = tell
    /**
     * The options that concern signals.
     * @type {{ miniprogram?: any, networkAware?: unknown, lifecycleAware?: unknown }}
     */
    this._options = {}
    this._isOn = false
    /**
     * They take our listeners off.
     * @type {(() => void)[]}
     */
    this._leaves = []
    /**
     * A host that gives sockets and has the old global close event beside them.
     * @type {HostApi | null}
     */
    this._plainHost = null
  }

  /**
   * An option has a new value.
   * @param {string} name
   * @param {unknown} value
   */
  use(name, value) {
    if (name !== 'miniprogram' && name !== 'networkAware' && name !== 'lifecycleAware') return
    if (this._options[name] === value) return
    this._options[name] = value
    if (this._isOn) this._refresh()
  }

  /** @param {boolean} isOn */
  watch(isOn) {
    if (this._isOn === isOn) return
    this._isOn = isOn
    this._refresh()
  }

  /**
   * A host has given a socket at once, and has no functions of one global socket.
   * @param {HostApi} host
   */
  sawPlainHost(host) {
    if (this._plainHost === host) return
    this._plainHost = host
    this._listenToCloses()
  }

  /** Asks the host which network there is now. */
  ask() {
    if (!this._isNetworkWanted()) return
    try {
      const host = platformOf(this._options.miniprogram)
      if (!can(host, 'connectSocket')) return this._askPage()
      const success = (/** @type {unknown} */ event) => this._networkIs(event)
      const answer = host.getNetworkType({ success, fail: nothing, complete: nothing })
      if (isPromise(answer)) answer.then(nothing, nothing)
    } catch (refused) {
      // Not on this host.
    }
  }

  _isNetworkWanted() {
    return this._isOn && !!this._options.networkAware
  }

  /** @param {unknown} event */
  _networkIs(event) {
    if (this._isNetworkWanted()) this._tell(networkFact(event))
  }

  _askPage() {
    const view = /** @type {Window} */ (document.defaultView)
    this._networkIs({ isConnected: view.navigator.onLine })
  }

  /** Takes all listeners off and puts those on that are wanted now. */
  _refresh() {
    this._leaves.splice(0).forEach((leave) => {
      try {
        leave()
      } catch (refused) {
        // The listener stays.
      }
    })
    // Without listeners nothing is known about the network.
    if (!this._isNetworkWanted()) this._tell(FACT_NETWORK_UNKNOWN)
    if (this._isOn) this._listen()
  }

  _listen() {
    const { miniprogram, networkAware, lifecycleAware } = this._options
    const host = platformOf(miniprogram)
    this._listenToCloses()
    if (can(host, 'connectSocket')) {
      if (networkAware) {
        this._on(listenToHost, host, 'NetworkStatusChange', (event) => this._networkIs(event))
      }
      if (!lifecycleAware) return
      // Mini-games have them under shorter names.
      const app = can(host, 'onAppShow') ? 'App' : ''
      this._on(listenToHost, host, `${app}Show`, () => this._tell(FACT_SHOWN))
      this._on(listenToHost, host, `${app}Hide`, () => this._tell(FACT_HIDDEN))
    } else if (typeof document !== 'undefined') {
      const view = /** @type {Window} */ (document.defaultView)
      const network = () => this._askPage()
      const shown = () => this._tell(document.hidden ? FACT_HIDDEN : FACT_SHOWN)
      if (networkAware) {
        this._on(listenToPage, view, 'online', network)
        this._on(listenToPage, view, 'offline', network)
      }
      if (!lifecycleAware) return
      this._on(listenToPage, view, 'pageshow', shown)
      this._on(listenToPage, document, 'freeze', shown)
      this._on(listenToPage, document, 'visibilitychange', shown)
    }
  }

  /** WeChat on iOS may tell that a socket is lost by its global event alone. */
  _listenToCloses() {
    const host = this._plainHost
    if (host) this._on(listenToHost, host, 'SocketClose', () => this._tell(FACT_DOUBTED))
  }

  /**
   * @template T
   * @param {(target: T, event: string, callback: Callback) => () => void} listen
   * @param {T} target
   * @param {string} event
   * @param {Callback} callback
   */
  _on(listen, target, event, callback) {
    try {
      this._leaves.push(listen(target, event, callback))
    } catch (refused) {
      // Not on this host.
    }
  }
}
