// Host objects are told apart by what they can do, never by their name: `tt` alone is two hosts.

/** @import { HostApi } from './types.js' */

/**
 * Whether a value has a method of this name. One whose getter throws has not.
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
 * The platform's own object, where a framework shows it beside its wrappers (Taro).
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
 * Whether a value is a Promise or alike.
 * @param {any} value
 */
export function isPromise(value) {
  return can(value, 'then')
}
