// Taro on mini-programs: connectSocket returns a Promise of the native task, settled some microtasks
// after `success`, with the result merged into the task; it rejects on `fail`.

import { createMy } from './my.mjs'
import { createWx } from './wx.mjs'
import { settleAs } from './settle.mjs'

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
        (task, result) => Object.assign(task ?? {}, result),
      )
    },
  }
  if (host.quirks.miniGlobal) host.api.miniGlobal = native
  return host
}
