// The host's name, versions and platform. Hosts tell more, also of the user: only these fields are read.

import { nothing } from '../bridge/guard.js'
import { can } from '../host/platform.js'
import { plain } from './plain.js'

const FIELDS = 'app appName host uniPlatform platform system version SDKVersion userAgent'.split(
  ' ',
)

/** The host's functions that tell them, the newer ones first: hosts that have them warn of the old. */
const SOURCES = ['getAppBaseInfo', 'getDeviceInfo', 'getSystemInfoSync', 'getSystemInfo']

/**
 * Facts about a host; more may come by a callback. Never throws.
 * @param {any} host
 * @returns {Record<string, unknown>}
 */
export function factsOf(host) {
  /** @type {Record<string, unknown>} */
  const facts = {}

  /** @param {any} answer */
  function take(answer) {
    try {
      FIELDS.forEach((field) => {
        let value = answer[field]
        // WeChat's `host` is an object.
        if (value && value.env) value = value.env
        if (value && typeof value === 'string') facts[field] = plain(value)
      })
    } catch (unreadable) {
      // What was read stays.
    }
  }

  /** @param {string} source */
  function ask(source) {
    if (facts.system || !can(host, source)) return
    try {
      const answer = host[source]({ success: take, fail: nothing, complete: nothing })
      if (can(answer, 'then')) answer.then(take, nothing)
      else take(answer)
    } catch (refused) {
      // It has the function, and no answer.
    }
  }

  SOURCES.forEach(ask)
  if (!can(host, 'connectSocket') && typeof navigator !== 'undefined') take(navigator)
  return facts
}
