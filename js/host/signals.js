// Signals of the host: the network comes, goes or changes, the app is hidden or shown, some socket is closed. Each
// signal becomes a fact, which is a number for the core. The core decides what it means.

import { noop } from '../bridge/guard.js'
import { networkFact } from './network.js'
import { can, isPromise, platformOf } from './platform.js'
import { FACT_DOUBTED, FACT_HIDDEN, FACT_SHOWN, FACT_NETWORK_UNKNOWN } from '#build/protocol.js'
import { listenToHost, listenToPage } from './shared-listener.js'

/** @import { Callback, HostApi } from './types.js' */

export class Signals {
  /** @param {(fact: number) => void} report */
  constructor(report) {
    this._report = report
    /**
     * The options that concern signals.
     * @type {{ miniprogram?: any, networkAware?: unknown, lifecycleAware?: unknown }}
     */
    this._options = {}
    this._isOn = false
    /**
     * Functions that take our listeners off.
     * @type {(() => void)[]}
     */
    this._removals = []
    /**
     * The host that gives socket objects, if it has been seen to do so.
     * @type {HostApi | null}
     */
    this._plainHost = null
  }

  /**
   * Sets an option; others than these three are ignored.
   * @param {import('../api/option-types.js').OptionName} name
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
   * The host gives socket objects and has no global socket, so its global close event may be listened to.
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
      const answer = host.getNetworkType({ success, fail: noop, complete: noop })
      if (isPromise(answer)) answer.then(noop, noop)
    } catch (refused) {
      // The host has no such function.
    }
  }

  _isNetworkWanted() {
    return this._isOn && !!this._options.networkAware
  }

  /** @param {unknown} event */
  _networkIs(event) {
    if (this._isNetworkWanted()) this._report(networkFact(event))
  }

  _askPage() {
    const view = /** @type {Window} */ (document.defaultView)
    this._networkIs({ isConnected: view.navigator.onLine })
  }

  /** Takes all listeners off, then adds those that are wanted now. */
  _refresh() {
    this._removals.splice(0).forEach((remove) => {
      try {
        remove()
      } catch (refused) {
        // The listener stays.
      }
    })
    // Without a listener the state of the network is unknown.
    if (!this._isNetworkWanted()) this._report(FACT_NETWORK_UNKNOWN)
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
      // In mini-games these functions have shorter names.
      const app = can(host, 'onAppShow') ? 'App' : ''
      this._on(listenToHost, host, `${app}Show`, () => this._report(FACT_SHOWN))
      this._on(listenToHost, host, `${app}Hide`, () => this._report(FACT_HIDDEN))
    } else if (typeof document !== 'undefined') {
      const view = /** @type {Window} */ (document.defaultView)
      const network = () => this._askPage()
      const shown = () => this._report(document.hidden ? FACT_HIDDEN : FACT_SHOWN)
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

  /** On iOS, WeChat may report the loss of a socket only by its global event. */
  _listenToCloses() {
    const host = this._plainHost
    if (host) this._on(listenToHost, host, 'SocketClose', () => this._report(FACT_DOUBTED))
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
      this._removals.push(listen(target, event, callback))
    } catch (refused) {
      // The host has no such event.
    }
  }
}
