// What goes on around the app, as its host tells it: the network comes, goes and changes, the app is
// hidden and shown, some socket is closed. Each fact is a number for the core, which knows what it means.

import {
  FACT_DOUBTED,
  FACT_HIDDEN,
  FACT_NETWORK_UNKNOWN,
  FACT_OFFLINE,
  FACT_SHOWN,
} from '#build/protocol.js'
import { nothing } from '../bridge/guard.js'
import { can, platformOf } from './platform.js'

/** The types of network met so far; each has the number of its place. */
var types = []

function networkFact(event) {
  var told = event || {}
  var type = String(told.networkType).toLowerCase()
  if (told.isConnected === false || /^(none|notreachable)$/.test(type)) return FACT_OFFLINE
  // Of unknown type is no outage.
  if (/^un/.test(type)) return FACT_NETWORK_UNKNOWN
  return FACT_NETWORK_UNKNOWN + (types.indexOf(type) + 1 || types.push(type))
}

/** Our one listener on each event of a host, for all tasks. */
var ears = []

/** Calls `fn` on an event of the host's, until what it gives is called. */
function hear(host, event, fn) {
  function isOf(ear) {
    return ear.host === host && ear.event === event
  }
  var ear = ears.filter(isOf)[0]
  if (!ear) {
    ear = { host: host, event: event, fns: [], isOn: false }
    ear.hear = function (value) {
      ear.fns.slice().forEach(function (other) {
        other(value)
      })
    }
    ears.push(ear)
  }
  if (!ear.isOn) host['on' + event](ear.hear)
  ear.isOn = true
  ear.fns.push(fn)
  return function () {
    ear.fns.splice(ear.fns.indexOf(fn), 1)
    // One that takes no listener takes the app's off too (swan): ours stays then, and is used again.
    if (ear.fns.length || !can(host, 'off' + event) || !host['off' + event].length) return
    host['off' + event](ear.hear)
    ear.isOn = false
  }
}

function hearPage(target, type, fn) {
  target.addEventListener(type, fn)
  return function () {
    target.removeEventListener(type, fn)
  }
}

/**
 * @param {function} tell `tell(fact)`: the core's ear
 * @returns {object} `use(name, value)`: an option; `watch(isOn)`; `ask()`: for the network, now;
 *   `sawPlainHost(host)`: it gave a socket at once, and has no functions of one global socket
 */
export function makeSurroundings(tell) {
  var options = {}
  var isOn = false
  // They take our listeners off.
  var leaves = []
  // A host that gives sockets and has the old global event beside them.
  var plain = null

  function isAware() {
    return isOn && options.networkAware
  }

  function told(event) {
    if (isAware()) tell(networkFact(event))
  }

  function pageTold() {
    told({ isConnected: document.defaultView.navigator.onLine })
  }

  function pageShown() {
    tell(document.hidden ? FACT_HIDDEN : FACT_SHOWN)
  }

  function shown() {
    tell(FACT_SHOWN)
  }

  function hidden() {
    tell(FACT_HIDDEN)
  }

  function doubted() {
    tell(FACT_DOUBTED)
  }

  function on(by, target, event, fn) {
    try {
      leaves.push(by(target, event, fn))
    } catch (refused) {
      // Not on this host.
    }
  }

  /** WeChat on iOS may tell of a lost socket by its global event alone. */
  function hearCloses() {
    if (plain) on(hear, plain, 'SocketClose', doubted)
  }

  function listen() {
    var host = platformOf(options.miniprogram)
    hearCloses()
    if (can(host, 'connectSocket')) {
      // Mini-games have them under shorter names.
      var app = can(host, 'onAppShow') ? 'App' : ''
      if (options.networkAware) on(hear, host, 'NetworkStatusChange', told)
      if (!options.lifecycleAware) return
      on(hear, host, app + 'Show', shown)
      on(hear, host, app + 'Hide', hidden)
    } else if (typeof document !== 'undefined') {
      var view = document.defaultView
      if (options.networkAware) {
        on(hearPage, view, 'online', pageTold)
        on(hearPage, view, 'offline', pageTold)
      }
      if (!options.lifecycleAware) return
      on(hearPage, view, 'pageshow', pageShown)
      on(hearPage, document, 'freeze', pageShown)
      on(hearPage, document, 'visibilitychange', pageShown)
    }
  }

  function refresh() {
    leaves.splice(0).forEach(function (leave) {
      try {
        leave()
      } catch (refused) {
        // It stays.
      }
    })
    // Who does not listen knows nothing.
    if (!isAware()) tell(FACT_NETWORK_UNKNOWN)
    if (isOn) listen()
  }

  return {
    use: function (name, value) {
      var isOurs = name === 'miniprogram' || name === 'networkAware' || name === 'lifecycleAware'
      if (!isOurs || options[name] === value) return
      options[name] = value
      if (isOn) refresh()
    },

    watch: function (isWanted) {
      if (isOn === isWanted) return
      isOn = isWanted
      refresh()
    },

    sawPlainHost: function (host) {
      if (plain === host) return
      plain = host
      hearCloses()
    },

    ask: function () {
      if (!isAware()) return
      try {
        var host = platformOf(options.miniprogram)
        if (!can(host, 'connectSocket')) return pageTold()
        var answer = host.getNetworkType({ success: told, fail: nothing, complete: nothing })
        if (can(answer, 'then')) answer.then(nothing, nothing)
      } catch (refused) {
        // Not on this host.
      }
    },
  }
}
