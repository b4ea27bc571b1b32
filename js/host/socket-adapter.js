// One attempt at the host: how it is asked for a socket, the listeners, and every call of the socket.
// Hosts are told apart by what they do, never by their name: `tt` alone is two. The listeners hold
// numbers, no task, so that one which a host keeps for ever keeps nothing else alive.

import {
  EVENT_CLOSED,
  EVENT_CLOSE_REFUSED,
  EVENT_CLOSING,
  EVENT_ERRORED,
  EVENT_OCCUPIED,
  EVENT_OPENED,
  EVENT_PING_REFUSED,
  EVENT_REFUSED,
  EVENT_SUSPENDED,
  EVENT_TAKEN,
  VERDICT_DELIVER,
  VERDICT_DRAIN,
  VERDICT_DROP,
  VERDICT_SLOW,
} from '#build/protocol.js'
import { encodeBase64 } from '../util/base64.js'
import { asTask, openNative } from './web-socket.js'
import { BUFFER, TEXT, kindOf, sizeOf } from '../util/data.js'
import { closeEvent, messageEvent, readable, retryAfter, unpackBlob } from './host-event.js'
import { claim, drop, hubOf, isOccupied, leave, makeSocket } from './global-socket.js'
import { call, nothing, warnOnce } from '../bridge/guard.js'
import { can, platformOf } from './platform.js'
import { wordsOf } from '../util/text.js'

/** How many abandoned sockets are remembered. */
var MAX_LEFT = 8

/** A host that has not called `success` in this time (ms) never will. */
var ACCEPTS_WITHIN = 1000

/** Calls a function of the user's after one of ours. */
function chain(ours, theirs) {
  return function (value) {
    ours(value)
    call(this, theirs, [value])
  }
}

/** Hosts may report a failed call by a rejected Promise, or by returning `{ error }`. */
function watch(result, done, fail) {
  if (can(result, 'then')) result.then(done, fail)
  else if (result && typeof result === 'object' && result.error) fail(result)
}

/** Told by what it does: all that is needed of a Blob. */
function isBlob(event) {
  return can(event && event.data, 'arrayBuffer')
}

function forget(list, item) {
  var index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}

/** Asks a socket to close and takes no notice of how that ends. */
export function shut(socket) {
  var param = { code: 1000, reason: '', success: nothing, fail: nothing, complete: nothing }
  try {
    watch(socket.close(param), nothing, nothing)
  } catch (refused) {
    // Already closed, or not open yet: then its open listener asks again.
  }
}

/**
 * The listeners of one attempt. `face` is what hears them; `task` and `generation` are the numbers
 * that the core knows them by. `again`: the attempt has waited for what was in its way.
 */
export function makeSocketAdapter(delegate, task, generation, again) {
  var face = delegate.port
  var socket = null
  // Douyin allows no call of a socket before `success`.
  var isAccepted = false
  // The close that waits for it.
  var pending = null
  var began = Date.now()
  var isOpen = false
  var isOver = false
  // Settles when the last message that had to wait has been delivered; null if none has to.
  var tail = null
  // The host may have one global socket, and takes bytes as base64.
  var isGlobal = false
  // And this attempt has it.
  var one = null
  var isRefused = false
  // The wish to close a socket that opens late: all that an abandoned one leaves behind.
  var late = null
  // The abandoned sockets of the task that have not reported their close.
  var left = face.abandoned

  function hear(kind, event, code, retry) {
    if (face) face.report(generation, kind, event, code || 0, retry === undefined ? -1 : retry)
  }

  var tap = {}

  function accept() {
    var close = pending
    isAccepted = true
    pending = null
    if (close) close()
  }

  /** `close` now, or as soon as the host takes it; a close that waits already is enough. */
  function whenAccepted(close) {
    pending = pending || close
    if (isAccepted || Date.now() - began > ACCEPTS_WITHIN) accept()
  }

  tap.onOpen = function (event) {
    isOpen = true
    // A host that told so without `success`.
    if (pending) return accept()
    isAccepted = true
    if (late) return shut(late)
    hear(EVENT_OPENED, event && typeof event === 'object' ? event : {})
  }

  tap.onClose = function (event) {
    isOver = true
    if (!face) forget(left, late)
    var close = closeEvent(event)
    hear(EVENT_CLOSED, close, close.code, retryAfter(close.reason))
  }

  tap.onError = function (event) {
    hear(EVENT_ERRORED, event === undefined ? {} : event)
  }

  tap.onMessage = function (event) {
    try {
      if (tail) wait(event)
      else receive(event)
    } catch (unreadable) {
      receive({ raw: event })
    }
  }

  // A Blob is converted, and what comes meanwhile waits, so that all stay in order. All are proof of life
  // at once, unless the long way has to be taken: then when they are delivered.
  function wait(event) {
    var ear = face
    if (!ear) return
    var data = event && event.data
    var size = sizeOf(data, kindOf(data)) || (data && data.size) || 0
    var verdict = ear.seen(task, generation, Date.now(), size, false)
    if (verdict === VERDICT_DROP) return
    var mine = (tail = Promise.all([unpackBlob(event), tail]).then(function (all) {
      if (tail === mine) tail = null
      if (!isOver) receive(all[0], verdict !== VERDICT_SLOW)
    }))
    if (verdict === VERDICT_DRAIN) ear.drain()
  }

  /** `isCounted` is undefined at arrival; for a message that had to wait, whether it is counted already. */
  function receive(event, isCounted) {
    // A hook may end the attempt while its message is on the way.
    var ear = face
    if (!ear) return
    var isUsual = !!event && !event.isBuffer && !ear.isHolding()
    var kind = isUsual ? kindOf(event.data) : 0
    isUsual = kind === TEXT || kind === BUFFER
    if (!isUsual) {
      if (isCounted === undefined && isBlob(event)) return wait(event)
      event = messageEvent(event)
      kind = kindOf(event && event.data)
      if (!kind) ear.noteUnknownData()
    }
    var size = kind ? sizeOf(event.data, kind) : 0
    var pong = ear.isPong ? ear.isPong(event && event.data, event) : false
    // A pong is counted once more: only now it is known to be one.
    if (isCounted && !pong) return ear.deliver(event)
    var verdict = isUsual ? ear.seen(task, generation, Date.now(), size, pong) : VERDICT_SLOW
    if (verdict === VERDICT_SLOW) return ear.reportMessage(generation, size, pong, event)
    if (!pong && (verdict === VERDICT_DELIVER || verdict === VERDICT_DRAIN)) ear.deliver(event)
    if (verdict === VERDICT_DRAIN) ear.drain()
  }

  /** The connect call failed: `fail`, a throw, a rejection, or no socket. */
  tap.refuse = function (event) {
    event = readable(event)
    // Hosts allow few sockets at a time: perhaps the abandoned ones are in the way.
    left.forEach(shut)
    var kind = /suspend|interrupted/i.test(wordsOf(event)) ? EVENT_SUSPENDED : EVENT_REFUSED
    var hub = face && face.globalClaim
    if (isGlobal && isOccupied(event)) {
      kind = EVENT_OCCUPIED
      // By the app, unless one of ours has not confirmed its close.
      if (face && !(hub && (hub.late || hub.socket !== one)))
        warnOnce('the one socket of the host was in use: closed')
    } else {
      isRefused = true
      if (one && hub) drop(hub, one)
    }
    hear(kind, event === undefined ? {} : event)
  }

  /** Whether to connect now; else the attempt has to wait, or is over. */
  function isFree(hub, params) {
    if (params.multiple === true) return (leave(face), true)
    if (!claim(hub, face)) return false
    if (again || !hub.socket) return true
    shut(hub.socket.api)
    if (!hub.socket) return true
    hear(EVENT_CLOSING, undefined, 0, Date.now() - hub.socket.since)
    return false
  }

  /**
   * Calls `connectSocket` with a fresh copy of the params, our ears beside the user's callbacks. Gives
   * the socket; `undefined`: not now.
   */
  function connect(host, params) {
    var copy = {}
    for (var name in params) copy[name] = params[name]
    copy.success = chain(accept, params.success)
    copy.fail = chain(tap.refuse, params.fail)
    // uni-app gives a task only to callers with a callback.
    copy.complete = chain(nothing, params.complete)
    // Taro's wrapper gives a Promise that settles after the open may have come.
    host = platformOf(host)
    // A `WebSocket` class, or a page's.
    if (!can(host, 'connectSocket')) return openNative(host, copy)
    // The test of 1.x.
    isGlobal = can(host, 'offSocketClose')
    var hub = isGlobal && hubOf(host)
    if (hub && !isFree(hub, params)) return undefined
    var value = host.connectSocket(copy)
    if (can(value, 'onOpen')) {
      if (face && !isGlobal) face.sawPlainHost(host)
      return value
    }
    if (can(value, 'then')) {
      // mpx: the socket lies beside a Promise of no use.
      var isBeside = can(value.__returned, 'onOpen')
      value.then(isBeside ? nothing : handedOver, tap.refuse)
      return isBeside ? value.__returned : undefined
    }
    if (isGlobal && face && !isRefused) {
      one = makeSocket(host, face)
      watch(value, nothing, tap.refuse)
      accept()
      if (one) return one.api
    }
    return value || null
  }

  tap.connect = function (host, params) {
    try {
      var value = connect(host, params)
      if (value !== undefined) take(value)
    } catch (error) {
      tap.refuse(error)
    }
  }

  function handedOver(value) {
    accept()
    try {
      take(value)
    } catch (error) {
      return tap.refuse(error)
    }
    try {
      if (face && value.readyState === 1) tap.onOpen()
    } catch (refused) {
      // It is only a hint.
    }
  }

  /** Hears how a Promise of params settles. */
  tap.awaitParams = function (promise) {
    function settle(ok) {
      return function (value) {
        if (face) face.reportParams(generation, ok, value)
      }
    }
    // A Promise of ours settles once, whatever theirs does.
    Promise.resolve(promise).then(settle(true), settle(false))
  }

  /** Puts the listeners on, in the order of 1.x, in the same tick in which the socket exists. */
  function take(value) {
    var usable = asTask(value)
    // The attempt is over: what came of it all the same is closed.
    if (!face) return can(usable, 'close') && shut(usable)
    if (!can(usable, 'onOpen')) throw 'connectSocket gave no socket'
    socket = usable
    socket.onClose(tap.onClose)
    // Feishu documents none.
    if (can(socket, 'onError')) socket.onError(tap.onError)
    socket.onOpen(tap.onOpen)
    socket.onMessage(tap.onMessage)
    if (!face) return
    face.showSocket(value)
    hear(EVENT_TAKEN)
  }

  /** Hands a message to the host; `answer(ok, value)` is told how that ended, perhaps twice. */
  function send(message, answer) {
    message.success = function (value) {
      answer(true, value)
    }
    message.fail = function (value) {
      answer(false, value)
    }
    message.complete = nothing
    if (isGlobal && kindOf(message.data) === BUFFER && !message.isBuffer) {
      message.data = encodeBase64(message.data)
      message.isBuffer = true
    }
    try {
      watch(socket.send(message), message.success, message.fail)
    } catch (error) {
      answer(false, error)
    }
  }

  /** Sends a message of the user's; its result goes by number. */
  tap.transmit = function (id) {
    send(face.takeMessage(id), function (ok, value) {
      if (face) face.reportSent(id, ok, value)
    })
  }

  /** Sends a ping, through `task.send` where the app has replaced it (as in 1.x). False: nothing to send. */
  tap.ping = function () {
    var data = face.pingData()
    // The function that gave the data may have ended the attempt.
    if (data === undefined || !face) return !face
    function answer(ok) {
      if (!ok) hear(EVENT_PING_REFUSED)
    }
    if (face.isSendReplaced()) {
      try {
        watch(face.sendByApp({ data: data }), nothing, answer)
      } catch (error) {
        answer(false)
      }
    } else {
      send({ data: data }, answer)
    }
    return true
  }

  /** Closes by the user's wish: the events of this socket still count. */
  tap.close = function () {
    var param = face.takeCloseRequest()
    function refused() {
      // On some hosts a socket that is not open yet can't be closed: asked again at its open.
      if (isOpen) hear(EVENT_CLOSE_REFUSED)
    }
    if (!isOpen) late = socket
    var copy = { code: param.code, reason: param.reason }
    copy.success = chain(nothing, param.success)
    copy.fail = chain(refused, param.fail)
    copy.complete = chain(nothing, param.complete)
    whenAccepted(function () {
      try {
        watch(socket.close(copy), nothing, refused)
      } catch (error) {
        refused()
      }
    })
  }

  /** From here on nothing of this attempt is heard; its socket, if any, is asked to close. */
  tap.abandon = function () {
    face = null
    late = socket
    if (!socket) return
    left.push(socket)
    if (left.length > MAX_LEFT) left.shift()
    whenAccepted(function () {
      shut(late)
    })
  }

  return tap
}
