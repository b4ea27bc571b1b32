// A mini-program's connectSocket with an echoing server behind it; `later` is its only notion of time.

/** One way, in ms. */
var LATENCY = 10

exports.makeHost = function (later) {
  var host = {
    /** Handshakes to come that are refused. */
    refusals: 0,
    /** Handshakes are not answered. */
    hangs: false,
    /** connectSocket gives a Promise, which leads to a socket that may be open by then. */
    promises: false,
    /** The server reads, but answers nothing. */
    mute: false,
    urls: [],
    received: [],
    opened: 0,
    socket: null,
  }

  function makeSocket(params) {
    var slots = {}
    var socket = { state: 'connecting' }

    function report(type, event) {
      later(function () {
        if (type === 'message' && socket.state !== 'open') return
        if (slots[type]) slots[type](event)
      }, LATENCY)
    }

    socket.end = function (code, reason) {
      if (socket.state === 'closed') return
      socket.state = 'closed'
      report('close', { code: code, reason: reason })
    }

    function answer(data) {
      host.received.push(typeof data === 'string' ? data : data.byteLength)
      if (!host.mute) report('message', { data: data })
    }

    socket.api = {
      send: function (param) {
        if (socket.state !== 'open') return param.fail && param.fail({ errMsg: 'not open' })
        answer(param.data)
        if (param.success) param.success({ errMsg: 'ok' })
      },
      close: function (param) {
        socket.end(param.code || 1000, param.reason || '')
        if (param.success) param.success({ errMsg: 'ok' })
      },
    }
    ;['Open', 'Message', 'Error', 'Close'].forEach(function (name) {
      socket.api['on' + name] = function (fn) {
        slots[name.toLowerCase()] = fn
      }
    })

    later(function () {
      if (params.success) params.success({ errMsg: 'ok' })
      if (host.hangs || socket.state !== 'connecting') return
      if (host.refusals > 0) {
        host.refusals -= 1
        report('error', { errMsg: 'refused' })
        return socket.end(1006, 'refused')
      }
      socket.state = 'open'
      host.opened += 1
      if (slots.open) slots.open({ header: {} })
    }, LATENCY)
    return socket
  }

  host.api = {
    connectSocket: function (params) {
      host.urls.push(params.url)
      host.socket = makeSocket(params)
      return host.promises ? handOver(host.socket) : host.socket.api
    },
  }

  function handOver(socket) {
    return new Promise(function (resolve) {
      later(function () {
        socket.api.readyState = socket.state === 'open' ? 1 : 0
        resolve(socket.api)
      }, 2 * LATENCY)
    })
  }

  return host
}
