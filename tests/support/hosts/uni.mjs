// uni-app: the task only if one of success, fail, complete is a function; otherwise a Promise of the
// success result, and the task is lost.

import { createMy } from './my.mjs'
import { settleAs } from './settle.mjs'
import { createWx } from './wx.mjs'

export function createUni(parts) {
  const host = parts.quirks.onAlipay ? createMy(parts) : createWx(parts)
  const native = host.api
  host.native = native
  host.api = {
    ...native,
    connectSocket(params) {
      const callback = ['success', 'fail', 'complete'].some(
        (key) => typeof params?.[key] === 'function',
      )
      if (callback || !host.quirks.needsCallback) return native.connectSocket(params)
      const mine = { ...params }
      return settleAs(
        host,
        mine,
        () => native.connectSocket(mine),
        (task, result) => result,
      )
    },
  }
  return host
}
