// The one error class, and the texts of its codes.

var TEXTS = {
  aborted: 'the signal was aborted before the task was ready',
  'not-open': 'the connection is not open',
  'queue-full': 'the send queue has no room (option queue)',
  expired: 'longer in the queue than queue.maxAge',
  'send-failed': 'the host refused to send',
  'connection-lost': 'the connection was lost before the host answered',
  closed: 'the task is closed; open() brings it back',
  'given-up': 'the task has given up; open() brings it back',
  destroyed: 'the task is destroyed; make a new one',
  dead: 'no answer to the ping',
  'connect-failed': 'closed before it was open',
  'connect-timeout': 'longer than connectTimeout',
}

/**
 * @param {string} code stable, for `===`
 * @param {string} [message] for people; the code's own text where there is none
 * @param {string} [option] the option at fault
 * @param {*} [raw] what the host said
 */
export function WebsocketHeartbeatError(code, message, option, raw) {
  this.code = code
  this.message = message || TEXTS[code] || code
  this.option = option
  this.raw = raw
  this.stack = new Error(this.message).stack
}

WebsocketHeartbeatError.prototype = Object.create(Error.prototype, {
  constructor: { value: WebsocketHeartbeatError, configurable: true, writable: true },
  name: { value: 'WebsocketHeartbeatError', configurable: true, writable: true },
})

/** The text of a code for an event, without the package's name before it. */
export function textOf(code) {
  return TEXTS[code]
}

/** The error that the end of an open socket is. */
export function lossOf(code, close) {
  var text = code === 'dead' ? TEXTS.dead : 'the connection closed with code ' + close.code
  return new WebsocketHeartbeatError(code, text, undefined, close)
}
