// Makes a `WebSocket` class over a host.

import { can } from '../bridge/foreign.js'
import { checkNames } from '../bridge/names.js'
import { hasClass } from '../bridge/web-socket.js'
import { assign } from '../util/assign.js'
import { describe } from '../util/text.js'
import { webSocketClass } from './web-socket.js'

const OPTIONS =
  'closeTimeout connectSocketParams connectTimeout endOnBackground endOnOffline heartbeat wasm'.split(
    ' ',
  )
const HEARTBEAT = 'isPong pingInterval pingMsg pingTimeout pongTimeout'.split(' ')
const CLOSE_TIMEOUT = 3000
/** The longest delay that timers take, ms. */
const LONGEST = 2147483647

/**
 * The fact of a host that ends a connection.
 * @param {Record<string, unknown>} options
 */
function endingFacts({ endOnBackground, endOnOffline }) {
  return [endOnBackground && 'hidden', endOnOffline && 'offline']
}

/**
 * @param {(options: any) => Promise<any>} makeTask the main function of the package
 */
export function creator(makeTask) {
  /**
   * @param {any} miniprogram
   * @param {any} [given]
   */
  return function createWebSocket(miniprogram, given) {
    if (!can(miniprogram, 'connectSocket') && !hasClass(miniprogram)) {
      const allowed =
        'allowed: an object with connectSocket (wx, my, swan, tt …), a WebSocket class'
      throw new TypeError(`createWebSocket: miniprogram is ${describe(miniprogram)}; ${allowed}`)
    }
    const options = Object(given)
    const heartbeat = Object(options.heartbeat)
    const hasHeartbeat = !!options.heartbeat
    checkNames('createWebSocket: ', options, OPTIONS)
    checkNames('createWebSocket: heartbeat: ', heartbeat, HEARTBEAT)
    const { connectSocketParams, connectTimeout = 0, wasm } = options
    const closeTimeout = Math.min(
      options.closeTimeout === undefined ? CLOSE_TIMEOUT : options.closeTimeout,
      LONGEST,
    )
    const { isPong, pingInterval, pingMsg, pingTimeout, pongTimeout } = heartbeat
    const facts = endingFacts(options)
    return webSocketClass({
      closeTimeout,
      connect(connection, url, protocols) {
        const own = { url, protocols }
        const params =
          typeof connectSocketParams === 'function'
            ? () => connectSocketParams(url, protocols)
            : () => connectSocketParams
        /** @param {string} _level @param {string} event @param {any} detail */
        const logger = (_level, event, detail) => {
          if (event === 'host' && facts.indexOf(detail.fact) >= 0) {
            connection.fail({ message: `the host reports: ${detail.fact}` })
          }
        }
        connection.start(makeTask, {
          miniprogram,
          connectSocketParams: () =>
            Promise.resolve(params()).then((more) => assign(assign({}, more), own)),
          pingTimeout: hasHeartbeat ? pingTimeout : 0,
          pongTimeout,
          pingInterval,
          pingMsg,
          isPong,
          repeatLimit: 0,
          queue: false,
          connectTimeout,
          // The connection is the first to find that a close takes too long.
          closeTimeout: 2 * closeTimeout,
          networkAware: hasHeartbeat || !!facts[1],
          lifecycleAware: hasHeartbeat || !!facts[0],
          logger: facts[0] || facts[1] ? logger : null,
          wasm,
        })
      },
    })
  }
}
