// Close events in our shape.

import { fieldsOf } from './foreign.js'

/**
 * A close event with this code and a reason. An event that has both already is returned itself.
 * @param {any} event
 * @param {number} code
 */
export function closeEvent(event, code) {
  const given = event || {}
  const reason = typeof given.reason === 'string' ? given.reason : ''
  if (given.code === code && given.reason === reason) return given
  const close = fieldsOf(event)
  close.code = code
  close.reason = reason
  close.raw = event
  return close
}
