// The wrappers of frameworks around the browser's WebSocket on H5: Taro, uni-app, mpx.

import { BrowserHost } from './browser.mjs'
import { trackedRejection } from './promises.mjs'

const TYPES = ['Open', 'Message', 'Error', 'Close']

/** A task on a native socket, which it has `inside`; `close` and `shape` are where the frameworks differ, too. */
function makeTask(host, native, { close, shape, onlySlots, inside }) {
  const { realm, unhandled } = host
  const listeners = {}
  const task = {
    get readyState() {
      return native ? native.readyState : undefined
    },
  }
  for (const type of TYPES) {
    listeners[type] = []
    task[`on${type}`] = (fn) => {
      if (onlySlots) listeners[type] = [fn]
      else listeners[type].push(fn)
    }
    native?.addEventListener(type.toLowerCase(), (event) => {
      if (type === 'Open' && !host.quirks.tellsOpen) return
      for (const fn of [...listeners[type]]) fn(shape(type, event, task))
    })
  }
  const answer = (param, name, result) => {
    param[name]?.(result)
    param.complete?.(result)
    return name === 'fail'
      ? trackedRejection(realm, result, unhandled)
      : realm.Promise.resolve(result)
  }
  task.send = (param) => {
    if (native.readyState !== 1)
      return answer(param, 'fail', { errMsg: 'SocketTask.send:fail readyState is not OPEN' })
    native.send(param.data)
    return answer(param, 'success', { errMsg: 'sendSocketMessage:ok' })
  }
  task.close = (param = {}) => {
    close(native, param, task)
    return answer(param, 'success', { errMsg: 'closeSocket:ok' })
  }
  if (native) {
    native.task = task
    task[inside] = native
  }
  return task
}

/** A host whose `connectSocket` makes a task of `native` by `wrap`. */
function h5(parts, connect) {
  const host = new BrowserHost(parts)
  host.api = { connectSocket: (params) => connect(host, params) }
  return host
}

/**
 * Taro: a Promise of the task; one slot an event; Blobs; a close code is not sent but reported by the task itself,
 * the server's is lost; few sockets (`maxSockets`), freed by close() or in a listener for the close alone.
 * The WebSocket beside it, `task.ws`, has none of these faults.
 */
export function createTaroH5(parts) {
  const counted = new Set()
  const how = {
    inside: 'ws',
    onlySlots: true,
    close: (native, { code, reason }, task) => {
      task.closeDetail = { code, reason }
      counted.delete(native)
      native.close()
    },
    shape: (type, event, task) => {
      if (type !== 'Close') return event
      counted.delete(task.ws)
      return task.closeDetail ?? { code: 1006, reason: 'abnormal closure' }
    },
  }
  return h5(parts, (host, { url, protocols, success, fail, complete }) => {
    const { realm } = host
    const { maxSockets } = host.quirks
    const isFull = counted.size >= maxSockets
    if (isFull || !/^wss?:/.test(url)) {
      const errMsg = `connectSocket:fail ${isFull ? `${maxSockets} sockets` : 'invalid url'}`
      const failure = host.tells({ errMsg }, { url, protocols })
      fail?.(failure)
      complete?.(failure)
      return trackedRejection(realm, failure, host.unhandled)
    }
    const native = new host.WebSocket(url, protocols)
    const task = makeTask(host, native, how)
    counted.add(native)
    success?.({ errMsg: 'connectSocket:ok' })
    complete?.({ errMsg: 'connectSocket:ok' })
    return realm.Promise.resolve(task)
  })
}

/** uni-app: ArrayBuffers; listeners add up; codes go both ways; a bad URL fails and gives an empty task. */
export function createUniH5(parts) {
  const how = {
    inside: '_webSocket',
    onlySlots: false,
    close: (native, { code, reason }) => native.close(code, reason),
    shape: (type, event = {}) => {
      if (type === 'Message') return { data: event.data }
      return type === 'Close' ? { code: event.code, reason: event.reason } : {}
    },
  }
  return h5(parts, (host, params) => {
    let native = null
    const result = { errMsg: 'connectSocket:ok' }
    let name = 'success'
    try {
      native = new host.WebSocket(params.url, params.protocols)
      native.binaryType = 'arraybuffer'
    } catch (refused) {
      name = 'fail'
      Object.assign(result, { errMsg: `connectSocket:fail ${refused.message}`, errCode: 600009 })
    }
    host.net.later(0, () => {
      params[name]?.(result)
      params.complete?.(result)
    })
    return makeTask(host, native, how)
  })
}

/** mpx: the task at once; one slot an event; Blobs; no close code is sent. */
export function createMpxWeb(parts) {
  const how = {
    inside: '_socket',
    onlySlots: true,
    close: (native) => native.close(),
    shape: (type, event) => event,
  }
  return h5(parts, (host, params) => {
    const native = new host.WebSocket(params.url, params.protocols)
    params.success?.({ errMsg: 'connectSocket:ok' })
    params.complete?.({ errMsg: 'connectSocket:ok' })
    return makeTask(host, native, how)
  })
}
