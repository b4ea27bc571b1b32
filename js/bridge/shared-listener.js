// Listeners on the events of a host or a page.

/** @import { Callback } from './foreign.js' */

/**
 * All tasks share one listener for each event of a host, because it cannot always be taken off. A class, so that the
 * listener holds this object alone: a host may keep it for ever, and no task with it.
 */
class SharedListener {
  /**
   * @param {any} host
   * @param {string} off the function of the host that takes it off
   */
  constructor(host, off) {
    this.host = host
    this.off = off
    /**
     * Those of the tasks.
     * @type {Callback[]}
     */
    this.callbacks = []
    /**
     * The one that the host gets.
     * @type {Callback}
     */
    this.listener = (value) => {
      this.callbacks.slice().forEach((callback) => callback(value))
    }
    this.isOn = false
  }
}

/**
 * All listeners made so far. Those that cannot be taken off are used again.
 * @type {SharedListener[]}
 */
const all = []

/**
 * @param {any} host
 * @param {string} off
 * @returns {SharedListener}
 */
function sharedListener(host, off) {
  const known = all.filter((other) => other.host === host && other.off === off)[0]
  if (known) return known
  const shared = new SharedListener(host, off)
  all.push(shared)
  return shared
}

/**
 * Calls back at each event of a host, until the returned function is called. Throws what the host throws.
 * @param {any} host
 * @param {string} off the function of the host that takes the listener off; that which adds it has `on` in its place
 * @param {boolean} isOff whether to take it off at the end; otherwise it stays
 * @param {Callback} callback
 * @returns {() => void}
 */
export function listenToHost(host, off, isOff, callback) {
  const shared = sharedListener(host, off)
  const { callbacks, listener } = shared
  if (!shared.isOn) host[off.replace('off', 'on')](listener)
  shared.isOn = true
  callbacks.push(callback)
  return () => {
    callbacks.splice(callbacks.indexOf(callback), 1)
    if (callbacks.length || !isOff) return
    host[off](listener)
    shared.isOn = false
  }
}

/**
 * The same for an event of a page, which takes any number of listeners.
 * @param {EventTarget} target
 * @param {string} event
 * @param {Callback} callback
 * @returns {() => void}
 */
export function listenToPage(target, event, callback) {
  target.addEventListener(event, callback)
  return () => target.removeEventListener(event, callback)
}
