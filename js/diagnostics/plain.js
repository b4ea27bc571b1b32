// Anything as a copy that can be kept and printed: bounded, and without what a URL may keep secret.

import { redact } from '../util/text.js'

var MAX_LENGTH = 300
var MAX_FIELDS = 30

/** What JSON can show of a value, `depth` objects deep; of all else its type. Never throws. */
export function plain(value, depth) {
  try {
    var type = typeof value
    if (type === 'string') return redact(value).slice(0, MAX_LENGTH)
    if (value === null || type === 'number' || type === 'boolean') return value
    if (type !== 'object' || !depth) return type
    var copy = Array.isArray(value) ? [] : {}
    Object.keys(value)
      .slice(0, MAX_FIELDS)
      .forEach(function (name) {
        if (value[name] !== undefined) copy[plain(name)] = plain(value[name], depth - 1)
      })
    return copy
  } catch (unreadable) {
    return 'unreadable'
  }
}
