// Listeners on the events of a host or a page.

import { can } from './foreign.js'

/** @import { Callback } from './foreign.js' */

/**
 * All tasks share one listener for each event of a host, because some hosts cannot take it off without taking off the
 * app's own. A class, so that the listener holds this object alone: a host may keep it for ever, and no task with it.
 */
class SharedListener {
  /**
   * @param {any} host
   * @param {string} event as it is called in the names of the host's functions
   */
  constructor(host, event) {
    this.host = host
    this.event = event
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
 * @param {string} event
 * @returns {SharedListener}
 */
function sharedListener(host, event) {
  const known = all.filter((other) => other.host === host && other.event === event)[0]
  if (known) return known
  const shared = new SharedListener(host, event)
  all.push(shared)
  return shared
}

/**
 * Calls back at each event of a host, until the returned function is called. Throws what the host throws.
 * @param {any} host
 * @param {string} event
 * @param {Callback} callback
 * @returns {() => void}
 */
export function listenToHost(host, event, callback) {
  const shared = sharedListener(host, event)
  const { callbacks, listener } = shared
  const off = `off${event}`
  if (!shared.isOn) host[`on${event}`](listener)
  shared.isOn = true
  callbacks.push(callback)
  return () => {
    callbacks.splice(callbacks.indexOf(callback), 1)
    // A function without a parameter takes off the app's listeners too (swan). So ours stays, and is used again.
    if (callbacks.length || !can(host, off) || !host[off].length) return
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
