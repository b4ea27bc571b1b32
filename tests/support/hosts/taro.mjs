// Taro on mini-programs: connectSocket returns a Promise of the native task, settled some microtasks
// after `success`, with the result merged into the task; it rejects on `fail`. On Alipay the result has
// methods for the host's global socket, so that the merge spoils a task of Alipay's own.

import { createMy } from './my.mjs'
import { settleAs } from './settle.mjs'
import { createWx } from './wx.mjs'

export function createTaro(parts) {
  const host = parts.quirks.onAlipay ? createMy(parts) : createWx(parts)
  const native = host.api
  host.native = native
  host.api = {
    ...native,
    connectSocket(params) {
      // A copy: Taro leaves the app's object alone.
      const mine = { ...params }
      return settleAs(
        host,
        mine,
        () => native.connectSocket(mine),
        (task, result) =>
          Object.assign(task ?? {}, result, host.quirks.overwrites && globalMethods(native)),
      )
    },
  }
  if (host.quirks.miniGlobal) host.api.miniGlobal = native
  return host
}

function globalMethods(native) {
  return {
    onOpen: (fn) => native.onSocketOpen(fn),
    onMessage: (fn) => native.onSocketMessage(fn),
    onError: (fn) => native.onSocketError(fn),
    onClose: (fn) => native.onSocketClose(fn),
    send: (param) => void native.sendSocketMessage(param),
    // The argument is lost.
    close: () => void native.closeSocket(),
  }
}
