// What the core is told about the network, and the app, as numbers.

import { FACT_ABSENT, FACT_UNKNOWN } from './protocol.js'

/**
 * The types of network met so far. Each has the number of its place.
 * @type {string[]}
 */
const types = []

/**
 * The fact that a host's event, or its answer, tells about the network.
 * @param {any} event
 * @returns {number}
 */
export function networkFact(event) {
  const given = event || {}
  const type = String(given.networkType).toLowerCase()
  if (given.isConnected === false || /^(none|notreachable)$/.test(type)) return FACT_ABSENT
  // A network of unknown type is a network.
  if (/^un/.test(type)) return FACT_UNKNOWN
  return FACT_UNKNOWN + (types.indexOf(type) + 1 || types.push(type))
}

/**
 * What a fact is called in logs; one that says nothing has no name.
 * @param {number} fact
 * @returns {string | null}
 */
export function nameOfFact(fact) {
  return ['hidden', 'shown', 'doubted', 'offline', null, 'online'][Math.min(fact, FACT_UNKNOWN + 1)]
}
