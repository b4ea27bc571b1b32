// What every engine has to live through, and what its user sees: the same everywhere.

function wait(world, ms) {
  return function () {
    return world.clock.advance(ms)
  }
}

exports.scenarios = [
  {
    name: 'open, text and binary both ways',
    run: function (world) {
      return world.opened().then(function (task) {
        world.note(task.state)
        task.send('hello 汉字 🚀')
        task.send(new Uint8Array([1, 2, 255]).subarray(1))
        return world.clock.advance(100)
      })
    },
    expect: ['onOpen', 'open', 'onMessage hello 汉字 🚀', 'onMessage bytes 2,255'],
  },
  {
    name: 'heartbeat: pings are answered, the link stays',
    run: function (world) {
      return world
        .opened({ pingTimeout: 1000, pongTimeout: 500 })
        .then(wait(world, 3500))
        .then(function () {
          world.note(world.host.opened + ' socket')
        })
    },
    expect: [
      'onOpen',
      'onMessage heartbeat',
      'onMessage heartbeat',
      'onMessage heartbeat',
      '1 socket',
    ],
  },
  {
    name: 'ping() measures; send() resolves',
    run: function (world) {
      return world.opened().then(function (task) {
        task.ping().then(function (ms) {
          world.note('ping ' + ms)
        })
        task.send('x').then(function () {
          world.note('sent')
        })
        return world.clock.advance(100)
      })
    },
    expect: ['onOpen', 'sent', 'onMessage heartbeat', 'ping 10', 'onMessage x'],
  },
  {
    name: 'a dead link is noticed and replaced',
    run: function (world) {
      return world
        .opened({ pingTimeout: 1000, pongTimeout: 500 })
        .then(function () {
          world.host.mute = true
          return world.clock.advance(1600)
        })
        .then(function () {
          world.host.mute = false
          return world.clock.advance(3000, function () {
            return world.host.opened === 2
          })
        })
        .then(wait(world, 100))
    },
    expect: ['onOpen', 'onClose 1006 no answer to ping', 'onReconnect', 'onOpen', 'onReopen'],
  },
  {
    name: 'a refused connection is tried again',
    run: function (world) {
      world.host.refusals = 1
      return world.opened().then(wait(world, 5000))
    },
    expect: [
      'onError connect-failed',
      'onClose 1006 connect-failed: refused',
      'onReconnect',
      'onOpen',
    ],
  },
  {
    name: 'close() ends it, for good',
    run: function (world) {
      return world.opened().then(function (task) {
        task.close({ code: 4001, reason: 'bye' })
        return world.clock.advance(60000).then(function () {
          world.note(task.state + ', timers ' + world.clock.pending())
        })
      })
    },
    expect: ['onOpen', 'onClose 4001 bye', 'closed, timers 0'],
  },
  {
    name: 'params as a Promise, for each attempt',
    run: function (world) {
      return world
        .opened({
          connectSocketParams: function (info) {
            return Promise.resolve({ url: 'wss://example.test/' + info.attempt })
          },
        })
        .then(function () {
          world.host.socket.end(1001, 'restart')
          return world.clock.advance(5000)
        })
        .then(function () {
          world.note(world.host.urls.join())
        })
    },
    expect: [
      'onOpen',
      'onClose 1001 restart',
      'onReconnect',
      'onOpen',
      'onReopen',
      'wss://example.test/1,wss://example.test/2',
    ],
  },
  {
    name: 'a wrong option rejects with an error that names it',
    run: function (world) {
      return world.start({ pingTimeout: 'soon' }).then(null, function (error) {
        world.note([error.code, error.option, error instanceof Error].join())
      })
    },
    expect: ['invalid-option,pingTimeout,true'],
  },
  {
    name: '2000 reconnects',
    run: function (world) {
      function again(left) {
        if (!left) return undefined
        var before = world.host.opened
        world.host.socket.end(1001, 'restart')
        return world.clock
          .advance(60000, function () {
            return world.host.opened > before
          })
          .then(function () {
            return again(left - 1)
          })
      }
      return world.opened({ pingTimeout: 0, minUptime: 0 }).then(function (task) {
        return again(2000)
          .then(wait(world, 100))
          .then(function () {
            var seen = world.log.splice(0).filter(function (line) {
              return line === 'onOpen'
            })
            world.note(seen.length + ' opens, ' + task.state + ', timers ' + world.clock.pending())
          })
      })
    },
    expect: ['2001 opens, open, timers 0'],
  },
  {
    // A view of the core's memory that is kept from before it grew reads and writes what is no more.
    // Sockets that arrive open report it with a number, which goes through such a view.
    name: 'the memory grows; strings and results still arrive',
    run: function (world) {
      var count = 20000
      var before
      var task
      var options = {
        connectTimeout: 0,
        queue: { maxMessages: count, maxBytes: 1e9, maxAge: null },
        connectSocketParams: function (info) {
          return Promise.resolve({ url: 'wss://example.test/' + info.attempt })
        },
      }
      world.host.hangs = true
      world.host.promises = true
      return world
        .opened(options)
        .then(function (opened) {
          task = opened
          before = world.memory.bytes()
          for (var i = 0; i < count; i++) task.send({ data: 'n' + i, success: function () {} })
          world.note(world.memory.bytes() > before ? 'grown' : 'still ' + before + ' bytes')
          world.host.hangs = false
          world.host.mute = true
          task.reconnect()
        })
        .then(wait(world, 100))
        .then(function () {
          var inOrder = world.host.received.every(function (data, index) {
            return data === 'n' + index
          })
          world.note(world.host.received.length + (inOrder ? ' in order' : ' out of order'))
          world.host.mute = false
          world.host.socket.end(4000, '再见')
        })
        .then(wait(world, 5000))
        .then(function () {
          world.note(world.host.urls.pop())
          task.send('x').then(function () {
            world.note('sent')
          })
        })
        .then(wait(world, 100))
    },
    expect: [
      'grown',
      'onClose 1006 reconnect',
      'onReconnect',
      'onOpen',
      '20000 in order',
      'onClose 4000 再见',
      'onReconnect',
      'onOpen',
      'onReopen',
      'wss://example.test/2',
      'sent',
      'onMessage x',
    ],
  },
]
