// Translates the network that a host reports into a number for the core.

import { FACT_OFFLINE, FACT_NETWORK_UNKNOWN } from '#build/protocol.js'

/**
 * The types of network seen so far. The place of a type gives its number.
 * @type {string[]}
 */
const types = []

/**
 * The fact about the network in an event of the host, or in its answer to a question.
 * @param {any} event
 * @returns {number}
 */
export function networkFact(event) {
  const given = event || {}
  const type = String(given.networkType).toLowerCase()
  if (given.isConnected === false || /^(none|notreachable)$/.test(type)) return FACT_OFFLINE
  // A type that is unknown does not mean that there is no network.
  if (/^un/.test(type)) return FACT_NETWORK_UNKNOWN
  return FACT_NETWORK_UNKNOWN + (types.indexOf(type) + 1 || types.push(type))
}
