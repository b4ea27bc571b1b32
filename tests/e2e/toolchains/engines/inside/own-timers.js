// The one scenario on the engine's own timers, of which JavaScriptCore's shell can't clear any.

exports.scenario = {
  name: 'own timers: heartbeat, dead link, reconnect, close',
  run: function (world) {
    return new Promise(function (resolve) {
      var options = { pingTimeout: 50, pongTimeout: 200, reconnectTimeout: 50 }
      var pongs = 0
      world.start(options).then(function (task) {
        task.onMessage = function () {
          pongs += 1
          if (pongs === 2) world.host.mute = true
        }
        task.onReopen = function () {
          world.note('onReopen after ' + pongs + ' pongs')
          task.onMessage = function () {}
          task.close()
        }
        var onClose = task.onClose
        task.onClose = function (event) {
          onClose(event)
          world.host.mute = false
          if (task.state === 'closed') resolve()
        }
      })
    })
  },
  expect: [
    'onOpen',
    'onClose 1006 no answer to ping',
    'onReconnect',
    'onOpen',
    'onReopen after 2 pongs',
    'onClose 1000',
  ],
}
