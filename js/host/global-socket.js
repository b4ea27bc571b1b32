// Hosts with one global socket instead of socket objects (Alipay's single mode, DingTalk): they get
// an object of the usual shape. What the tasks of all copies of this library must agree on is a hub,
// kept on the host object: whose socket it is, the socket, and the four listeners on the host.

import { EVENT_FREED, EVENT_SUPERSEDED } from '#build/protocol.js'
import { toNumber } from '../util/data.js'
import { call } from '../bridge/guard.js'
import { can } from './platform.js'
import { wordsOf } from '../util/text.js'

var KEY = '__wshb'
var TYPES = ['Open', 'Close', 'Error', 'Message']
/** The hubs of hosts that take no property. */
var kept = []

/** The hub of a host, if a task has found it to be of this kind. */
export function hubOf(host) {
  function isOf(hub) {
    return hub.host === host
  }
  return host[KEY] || kept.filter(isOf)[0]
}

function makeHub(host) {
  // `late`: a socket was replaced whose close is still to come. `stays`: listeners can't be taken off.
  var hub = { host: host, owner: null, socket: null, ears: null, late: false }
  hub.stays = !TYPES.every(function (type) {
    return can(host, 'offSocket' + type)
  })
  try {
    Object.defineProperty(host, KEY, { value: hub })
  } catch (frozen) {
    kept.push(hub)
  }
  return hub
}

function tell(face, kind) {
  if (face) face.report(0, kind, null, 0, -1)
}

/** The newest task wins; false if a hook of the older one has made a newer one still. */
export function claim(hub, face) {
  var last = hub.owner
  face.globalClaim = hub
  hub.owner = face
  if (last !== face) tell(last, EVENT_SUPERSEDED)
  return hub.owner === face
}

/** The task has ended, or uses a socket of another kind. */
export function leave(face) {
  var hub = face.globalClaim
  if (!hub) return
  if (hub.owner === face) hub.owner = null
  tidy(hub)
}

function each(hub, verb) {
  TYPES.forEach(function (type, i) {
    call(hub.host, hub.host[verb + type], [hub.ears[i]])
  })
}

function listen(hub) {
  var ears = TYPES.map(function (type) {
    return function (event) {
      if (hub.ears === ears) hear(hub, type, event)
      // It was taken off: a host that has not done so must not get more of them.
      else hub.stays = true
    }
  })
  hub.ears = ears
  each(hub, 'onSocket')
}

/** Takes the listeners off once there is no task and no socket: with our functions, never all. */
function tidy(hub) {
  if (hub.owner || hub.socket || !hub.ears || hub.stays) return
  each(hub, 'offSocket')
  hub.ears = null
}

function hear(hub, type, event) {
  var socket = hub.socket
  var isOver = type === 'Close'
  var isOlder = isOver && hub.late && !(socket && (socket.isKnown || socket.since))
  if (isOver || type === 'Open') hub.late = false
  if (!socket || isOlder) return
  socket.isKnown = true
  if (isOver) hub.socket = null
  socket.lists[type].slice().forEach(function (fn) {
    call(undefined, fn, [event])
  })
  if (isOver) free(hub)
}

function free(hub) {
  tell(hub.owner, EVENT_FREED)
  tidy(hub)
}

/** The socket is gone, without a close event. */
export function drop(hub, socket) {
  if (hub.socket !== socket) return
  hub.socket = null
  free(hub)
}

/** A socket for a connect call that has returned none: `api` has the six functions of 1.x. */
export function makeSocket(host, face) {
  var hub = hubOf(host) || makeHub(host)
  if (!claim(hub, face)) return null
  // `isKnown`: the host has told of it. `since`: when it was asked to close.
  var socket = { api: {}, lists: {}, isKnown: false, since: 0 }
  var api = socket.api
  TYPES.forEach(function (type) {
    socket.lists[type] = []
    api['on' + type] = function (fn) {
      socket.lists[type].push(fn)
    }
  })

  api.send = function (param) {
    if (hub.socket === socket) return host.sendSocketMessage(param)
    call(param, param.fail, [{ error: 10 }])
  }

  api.close = function (param) {
    if (hub.socket !== socket) return
    var isAgain = socket.since
    socket.since = isAgain || Date.now()
    var copy = {}
    for (var name in param) copy[name] = param[name]
    copy.fail = function (error) {
      // One that was there and can't be closed is gone; one that is not open yet is still to come, and
      // one that was asked before may be closing.
      if (socket.isKnown && !isAgain) drop(hub, socket)
      call(param, param && param.fail, [error])
    }
    return host.closeSocket(copy)
  }

  if (!hub.ears) listen(hub)
  hub.late = !!hub.socket
  hub.socket = socket
  return socket
}

/** Whether a host refuses to connect because it has a socket already: 3 on Alipay, 2 on DingTalk. */
export function isOccupied(event) {
  var error = event && toNumber(event.error)
  return error === 3 || (error === 2 && /exist|存在/i.test(wordsOf(event)))
}
