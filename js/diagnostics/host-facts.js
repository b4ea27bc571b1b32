// Reads the host's name, versions and platform. Hosts also give facts about the user: those are not read.

import { noop } from '../bridge/guard.js'
import { can } from '../bridge/foreign.js'
import { plain } from './plain.js'

const FIELDS = 'app appName host uniPlatform platform system version SDKVersion userAgent'.split(
  ' ',
)

/** The functions of hosts that give these fields. The newer ones come first, since hosts warn of the old ones. */
const SOURCES = ['getAppBaseInfo', 'getDeviceInfo', 'getSystemInfoSync', 'getSystemInfo']

/**
 * Facts about a host. Some may be added later, when the host calls back. Never throws.
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
      // The fields that were read are kept.
    }
  }

  /** @param {string} source */
  function ask(source) {
    if (facts.system || !can(host, source)) return
    try {
      const answer = host[source]({ success: take, fail: noop, complete: noop })
      if (can(answer, 'then')) answer.then(take, noop)
      else take(answer)
    } catch (refused) {
      // The function throws: there is no answer.
    }
  }

  SOURCES.forEach(ask)
  if (!can(host, 'connectSocket') && typeof navigator !== 'undefined') take(navigator)
  return facts
}
