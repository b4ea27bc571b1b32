// Close events in our shape.

import { get, setField, withFields } from './foreign.js'
import { isShown } from './secrets.js'

/**
 * A close event with this code and a reason. An event that has both already is returned itself.
 * @param {any} event
 * @param {number} code
 * @param {import('./secrets.js').Strike} strike
 */
export function closeEvent(event, code, strike) {
  const given = get(event, 'reason')
  const reason = typeof given === 'string' ? given : ''
  if (get(event, 'code') === code && given === reason) return event
  const close = { code }
  setField(close, 'reason', reason, isShown(strike, reason))
  return withFields(close, event, strike)
}
