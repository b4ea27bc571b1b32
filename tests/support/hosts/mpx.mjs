// mpx: the native return; or, with `usePromise: true`, a Promise of the success result, the task in `promise.__returned`. It
// wraps success and fail in the app's own object, in place; `usePromise: false` in the options gives
// the native return.

import { createMy } from './my.mjs'
import { settleAs } from './settle.mjs'
import { createWx } from './wx.mjs'

export function createMpx(parts) {
  const host = parts.quirks.onAlipay ? createMy(parts) : createWx(parts)
  const native = host.api
  host.native = native
  host.api = {
    ...native,
    connectSocket(params) {
      const { usePromise = host.quirks.usePromise } = params
      if (!usePromise) return native.connectSocket(params)
      let returned
      const promise = settleAs(
        host,
        params,
        () => (returned = native.connectSocket(params)),
        (task, result) => result,
      )
      promise.__returned = returned
      return promise
    },
  }
  return host
}
