// The subprotocols that a socket may ask for (RFC 6455 §4.1).

import { describe } from '../util/text.js'
import { exception } from './exceptions.js'

/** A token of HTTP (RFC 2616 §2.2): no separator, no space, no control. */
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/

/**
 * The values of a list, or of anything iterable, as texts; null for all else.
 * @param {any} given
 */
function textsOf(given) {
  if (typeof given !== 'object' || given === null) return null
  const iterate = typeof Symbol === 'function' && given[Symbol.iterator]
  /** @type {string[]} */
  const texts = []
  if (iterate) {
    const iterator = iterate.call(given)
    for (let step = iterator.next(); !step.done; step = iterator.next()) texts.push(`${step.value}`)
    return texts
  }
  return Array.isArray(given) ? given.map((value) => `${value}`) : null
}

/**
 * The argument `protocols` as a list. What is no list is taken as a text.
 * @param {any} given
 * @returns {string[]}
 */
export function protocolsOf(given) {
  const list = given === undefined ? [] : textsOf(given) || [`${given}`]
  // Browsers differ in whether those that differ in case only are the same; web-platform-tests say so.
  const names = list.map((protocol) => protocol.toLowerCase())
  list.forEach((protocol, place) => {
    if (!TOKEN.test(protocol) || names.indexOf(names[place]) < place) {
      const shown = describe(protocol, true)
      throw exception(
        'SyntaxError',
        `WebSocket: protocol ${place} is ${shown} that is no token, or there twice`,
      )
    }
  })
  return list
}
