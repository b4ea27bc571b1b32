// What the server has chosen: in the headers of the open event, or, on browsers, in the socket itself.

import { get } from '../bridge/foreign.js'
import { layersOf } from '../bridge/web-socket.js'

/**
 * A header by its name in small letters; undefined if there is none.
 * @param {any} headers
 * @param {string} wanted
 */
function header(headers, wanted) {
  try {
    for (const name in headers) if (name.toLowerCase() === wanted) return `${headers[name]}`.trim()
  } catch (unreadable) {
    // As if there were none.
  }
}

/**
 * @param {any} event the open event of the host
 * @param {any} socket the host's socket
 * @param {string[]} requested the subprotocols that were asked for
 */
export function chosenIn(event, socket, requested) {
  const headers = get(event, 'header') || get(event, 'headers')
  const [inner] = layersOf(socket).filter(
    (one) => typeof get(one, 'protocol') === 'string' && typeof get(one, 'extensions') === 'string',
  )
  /** @param {'protocol' | 'extensions'} what */
  const chosen = (what) => (inner ? inner[what] : header(headers, `sec-websocket-${what}`))
  // Few hosts tell. A server that takes none of them is no server for this client.
  const only = requested.length === 1 ? requested[0] : ''
  const isTold = inner || header(headers, 'sec-websocket-accept')
  return {
    protocol: chosen('protocol') || (isTold ? '' : only),
    extensions: chosen('extensions') || '',
  }
}
