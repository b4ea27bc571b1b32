// The hosts that can be chosen: the page's browser, and simulated ones over the page's sockets.

import { createHost } from '../../tests/support/hosts/index.mjs'
import { PageNet } from '../../tests/support/networks/page-net.mjs'
import { watchCalls, watchedSocketClass } from './calls.mjs'

const BROWSER = 'browser'

/** Their names here → their preset in tests/support/hosts; none for the real browser. */
const PRESETS = {
  [BROWSER]: null,
  wx: 'wx',
  'my-single': 'my@single',
  'my-multiple': 'my@multiple',
  swan: 'swan',
  taro: 'taro4@weapp',
}

export const HOSTS = Object.keys(PRESETS)

/** `{ api, offline(isOn), background(isOn), end() }`; `report` gets the calls. */
export function openHost(name, report) {
  if (name !== BROWSER) return openSimulated(PRESETS[name], report)
  const sockets = new Set()
  const Watched = watchedSocketClass(report)
  class Kept extends Watched {
    constructor(...args) {
      super(...args)
      sockets.add(this)
      this.addEventListener('close', () => sockets.delete(this))
    }
  }
  // The page itself gives these signals: page-signals.mjs.
  return {
    api: Kept,
    offline() {},
    background() {},
    end() {
      for (const socket of sockets) socket.close()
    },
  }
}

/** What a host without `connectSocket` is for 1.x, which takes no class. */
export const hostOfFirst = (name) => (name === BROWSER ? 'wx' : name)

function openSimulated(preset, report) {
  const net = new PageNet()
  const host = createHost(preset, { net })
  // The functions of a framework call the native ones, which are reported.
  watchCalls(host.native ?? host.api, report)
  if (host.native)
    Object.assign(host.api, { ...host.native, connectSocket: host.api.connectSocket })
  return {
    api: host.api,
    offline: (isOn) => host.signals.networkIs(isOn ? 'none' : 'wifi'),
    background(isOn) {
      if (!isOn) return host.signals.show()
      host.signals.hide()
      // The system closes the sockets of the app.
      host.interrupt()
    },
    end: () => net.terminate(),
  }
}
