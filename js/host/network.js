// What the host tells about the network, as a number for the core.

import { FACT_OFFLINE, FACT_NETWORK_UNKNOWN } from '#build/protocol.js'

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
  if (given.isConnected === false || /^(none|notreachable)$/.test(type)) return FACT_OFFLINE
  // A network of unknown type is a network.
  if (/^un/.test(type)) return FACT_NETWORK_UNKNOWN
  return FACT_NETWORK_UNKNOWN + (types.indexOf(type) + 1 || types.push(type))
}
