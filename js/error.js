export function WebsocketHeartbeatError(code, message) {
  this.code = code
  this.message = message
}
WebsocketHeartbeatError.prototype = Object.create(Error.prototype)
