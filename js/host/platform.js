// Host objects are recognised by what they can do, never by their name: `tt` is the name of two hosts.

/** @import { HostApi } from './types.js' */

/**
 * Whether a value has a method of this name. A getter that throws counts as no method.
 * @param {any} value
 * @param {string} name
 * @returns {boolean}
 */
export function can(value, name) {
  try {
    return !!value && typeof value[name] === 'function'
  } catch (error) {
    return false
  }
}

/**
 * The platform's own object, if a framework offers it beside its wrappers (Taro); else the host itself.
 * @param {HostApi} host
 * @returns {HostApi}
 */
export function platformOf(host) {
  try {
    return host.miniGlobal && can(host.miniGlobal, 'connectSocket') ? host.miniGlobal : host
  } catch (refused) {
    return host
  }
}

/**
 * Whether a value is a Promise or has a `then`.
 * @param {any} value
 */
export function isPromise(value) {
  return can(value, 'then')
}
