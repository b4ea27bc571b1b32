// The face of a task: what the user holds. It calls the user's code guarded and forwards the methods.
// It decides nothing and keeps no state of the connection.

import { readClose, readMessage } from './arguments.js'
import { asTask } from '../host/web-socket.js'
import { DATA, kindOf, sizeOf } from '../util/data.js'
import { WebsocketHeartbeatError, lossOf, textOf } from './error.js'
import { errorEvent } from '../host/host-event.js'
import { leave } from '../host/global-claim.js'
import { call, warnOnce } from '../bridge/guard.js'
import { makeHooks } from './hooks.js'
import { tellLogger } from './logger.js'
import { makeOpts } from './options-view.js'
import { addQuestions } from './user-callbacks.js'
import { byCallbacks, makeResults, promised } from './results.js'
import { countClose, namedStats } from './stats.js'
import { summaryOf } from './summary.js'
import { nameOfFact } from '../host/network.js'
import { Signals } from '../host/signals.js'
import { AbandonedSockets } from '../host/abandoned-sockets.js'
import { shut } from '../host/host-call.js'
import { Timer } from '../host/timer.js'
import { guarded, watchTraps } from '../engine/traps.js'
import { version } from './version.js'
import { addViews } from './views.js'

/**
 * Makes a task on a core that is ready.
 * @param {object} glue the core's functions
 * @param {object} engine `{ engine, reason }`: which one that is, and why
 * @param {object} given the user's options
 * @param {function} resolve called with the task, once
 * @param {function} reject called with a `WebsocketHeartbeatError`, instead
 */
export function makeTask(glue, engine, given, resolve, reject) {
  var task = {}
  var options = makeOpts(tell, use, refuse)
  var values = options.values
  var closes = []
  var closesByCode = {}
  // The close event to tell if the host's stays out.
  var asked = null
  // The error of a failed attempt is told before its close, which then is no error of its own.
  var isErrorTold = false
  var isSettled = false
  // 'destroyed' or, after a trap, 'given-up': the core knows this task no more.
  var ended = null
  var socketTask = null
  var isDeferred = false
  // What the accessors of the task work on.
  var inner = {}
  var hooks = makeHooks(task, inner, drainDeferred)
  var results = makeResults()
  var core = guarded(glue)
  var unwatch = watchTraps(trapped)

  // What the core and the taps call

  var face = {
    isPong: null,
    lastError: null,
    abandoned: new AbandonedSockets(),
    globalClaim: null,
    isHolding: function () {
      return hooks.isHolding
    },
    seen: core.seen,
    drain: core.drain,
    ponged: results.settle,
    takeMessage: results.take,
  }
  addQuestions(face, values, log)
  var id = core.create(face)
  var timer = new Timer(function () {
    core.timeout(id)
  })
  face.setTimer = timer.set.bind(timer)
  face.clearTimer = timer.clear.bind(timer)
  var signals = new Signals(function (fact) {
    var name = nameOfFact(fact)
    if (name) log('debug', 'host', { fact: name })
    core.hostFact(id, fact)
  })

  // The host's events that the running step is about: the core knows them by their places.
  var events = []

  face.keep = function (event) {
    return events.push(event) - 1
  }

  face.stepDone = function () {
    events = []
  }

  face.report = function (generation, kind, event, code, retryAfter) {
    if (retryAfter === undefined) retryAfter = -1
    core.heard(id, generation, kind, face.keep(event), code || 0, retryAfter)
  }

  face.reportMessage = function (generation, size, pong, event) {
    core.heardMessage(id, generation, size, pong, face.keep(event))
  }

  face.reportParams = function (generation, ok, value) {
    core.settled(id, generation, ok, value)
  }

  face.reportSent = function (number, ok, value) {
    core.answered(id, number, ok, face.keep(value))
  }

  face.sent = function (number, code, place) {
    results.settle(number, code, events[place])
  }

  face.askNetwork = signals.ask.bind(signals)
  face.sawPlainHost = signals.sawPlainHost.bind(signals)

  face.ready = function () {
    if (isSettled) return
    isSettled = true
    hooks.ready()
    resolve(task)
  }

  face.showSocket = function (socket) {
    socketTask = socket
  }

  /**
   * Whether what a call brings about waits: host calls and hooks follow the hook that is running. Not those
   * of an end for good: after it the core has nothing to drain.
   */
  face.defers = function () {
    isDeferred = hooks.isCalling && !ended
    return isDeferred
  }

  function drainDeferred() {
    if (!isDeferred) return
    isDeferred = false
    core.drain(id)
  }

  /** The app may replace `task.send` to see every message, pings too (as in 1.x). */
  face.isSendReplaced = function () {
    return task.send !== send
  }

  face.sendByApp = function (message) {
    return task.send(message)
  }

  function errorOf(code, place) {
    return errorEvent(code, events[place], textOf(code))
  }

  function closeOf(reason, place) {
    return events[place] || (reason ? { code: 1006, reason: reason } : asked)
  }

  face.attemptLost = function (code, place, reason, closePlace) {
    face.lastError = errorOf(code, place)
    face.loss = { reason: closeOf(reason, closePlace).reason, error: face.lastError }
  }

  face.linkLost = function (code, isDead, reason, closePlace) {
    var close = closeOf(reason, closePlace)
    face.lastError = lossOf(code, close)
    face.loss = { reason: close.reason, error: isDead ? face.lastError : null }
  }

  face.takeCloseRequest = function () {
    return closes.shift()
  }

  face.closeDone = function () {
    byCallbacks(closes.shift())(null, { errMsg: 'close:ok' })
  }

  face.hooksDone = function (generation) {
    hooks.after(function () {
      core.hooksRan(id, generation)
    })
  }

  // Hooks

  /** Tells the user's logger; false if there is none. No event of the host's goes there itself. */
  function log(level, event, detail) {
    if (!values.logger) return false
    detail.task = id
    tellLogger(values.logger, level, event, detail)
    return true
  }

  var isOdd = false

  face.noteUnknownData = function () {
    if (!isOdd) log('warn', 'message', { message: 'data of no known kind' })
    isOdd = true
  }

  face.stateChanged = function (state, previous) {
    log('info', 'state', { state: state, previous: previous })
    var isOver = state === 'closed' || state === 'given-up'
    if (isOver) leave(face)
    signals.watch(!isOver)
    hooks.emit('stateChange', [state, previous])
  }

  face.opened = function (place) {
    hooks.emit('open', [events[place] || {}])
  }

  face.reopened = function (retries, downMs) {
    hooks.emit('reopen', [{ retries: retries, downMs: downMs }])
  }

  face.deliver = function (event) {
    hooks.emit('message', [event])
  }

  face.messageAt = function (place) {
    face.deliver(events[place])
  }

  face.failed = function (code, place) {
    var error = errorOf(code, place)
    face.lastError = error
    isErrorTold = code !== 'socket-error'
    tellError(error)
  }

  function tellError(error) {
    log('warn', 'error', { code: error.code, message: error.message })
    hooks.emit('error', [error])
  }

  face.closed = function (loss, reason, place) {
    var close = closeOf(reason, place)
    if (!isErrorTold) face.lastError = lossOf(loss, close)
    isErrorTold = false
    countClose(closesByCode, close.code)
    log('info', 'close', { code: close.code, reason: reason })
    hooks.emit('close', [close])
  }

  face.reconnecting = function () {
    log('info', 'reconnect', { repeat: task.repeat })
    hooks.emit('reconnect', [])
  }

  face.gaveUp = function (reason) {
    log('error', 'giveUp', { reason: reason })
    hooks.emit('giveUp', [{ reason: reason, lastError: face.lastError }])
  }

  face.latency = function (ms) {
    log('debug', 'latency', { ms: ms })
    hooks.emit('latency', [ms])
  }

  // Methods

  function send(message) {
    var parts = readMessage(message)
    var copy = parts.copy
    function start(done) {
      if (ended) return done(new WebsocketHeartbeatError(ended))
      var kind = kindOf(copy.data)
      if (!kind) {
        // Only its type: errors carry no payload.
        var text = 'data is of type ' + typeof copy.data + '; allowed: ' + DATA
        return done(new WebsocketHeartbeatError('invalid-data', text))
      }
      var size = sizeOf(copy.data, kind)
      var isQueued = copy.queue !== false
      delete copy.queue
      core.send(id, results.keep(done, copy), size, hooks.isCalling, isQueued)
    }
    return parts.callbacks ? start(byCallbacks(parts.callbacks)) : promised(start)
  }

  task.opts = options.opts
  task.send = send

  task.ping = function () {
    return promised(function (done) {
      if (ended) return done(new WebsocketHeartbeatError(ended))
      core.ping(id, results.keep(done))
    })
  }

  task.close = function (param) {
    var fields = readClose(param, core.isLegalCode)
    closes.push(fields)
    if (ended) return face.closeDone()
    asked = { code: fields.code, reason: fields.reason }
    hooks.cut()
    core.close(id, fields.code)
  }

  task.open = function () {
    if (!ended) core.open(id)
  }

  task.reconnect = function () {
    if (!ended) core.reconnect(id)
  }

  task.stats = function () {
    var stats = ended ? null : namedStats(core, id, closesByCode)
    // A trap in there has ended the task.
    return ended ? null : stats
  }

  task.destroy = function () {
    if (ended) return
    log('info', 'state', { state: 'destroyed', previous: task.state })
    ended = 'destroyed'
    if (!isSettled) reject(new WebsocketHeartbeatError('aborted', undefined, 'signal'))
    isSettled = true
    hooks.release()
    core.destroy(id)
    release()
  }

  function release() {
    socketTask = null
    face.isPong = null
    leave(face)
    unlisten()
    signals.watch(false)
    unwatch()
    timer.clear()
  }

  inner.socketTask = function () {
    return socketTask
  }
  inner.state = function () {
    return ended || core.state(id)
  }
  inner.repeat = function () {
    return ended ? 0 : core.repeat(id)
  }
  addViews(task, id, values, inner)

  // A trap in wasm leaves the core unusable: the socket is let go, and the user told once.
  function trapped(error) {
    if (ended) return
    ended = 'given-up'
    if (socketTask) shut(asTask(socketTask))
    results.settleAll('given-up')
    face.ready()
    release()
    var text = 'the engine failed: ' + error
    face.lastError = new WebsocketHeartbeatError('engine', text, undefined, error)
    tellError({ code: 'engine', message: text, raw: error })
    face.gaveUp('engine')
  }

  // Options

  function tell(place, number) {
    core.setOption(id, place, number)
  }

  function use(name, value) {
    if (name === 'miniprogram') core.setHost(id, value)
    signals.use(name, value)
    if (name === 'isPong') face.isPong = value && face.tellsPong
    if (name === 'signal' && value !== values.signal) {
      if (value && value.aborted) throw new WebsocketHeartbeatError('aborted', undefined, 'signal')
      if (value) value.addEventListener('abort', task.destroy)
      // Only now: one that can not be listened to is refused, and the old one stays.
      unlisten()
    }
  }

  function unlisten() {
    var signal = values.signal
    if (signal) call(signal, signal.removeEventListener, ['abort', task.destroy])
  }

  function refuse(error) {
    if (error.code === 'aborted') task.destroy()
    else if (!log('warn', 'option', { message: error.message })) warnOnce(error.message)
  }

  try {
    options.read(given)
  } catch (error) {
    isSettled = true
    task.destroy()
    return reject(error)
  }
  log('info', 'start', {
    version: version,
    engine: engine.engine,
    reason: engine.reason,
    options: summaryOf(values),
  })
  signals.watch(true)
  core.launch(id)
}
