// One scenario's world: time, a host, the package loaded anew, and a log of all that a user sees.

var makeClock = require('./clock').makeClock
var makeHost = require('./host').makeHost
var watchMemory = require('./memory').watchMemory

var HOOKS = ['onOpen', 'onMessage', 'onClose', 'onError', 'onReconnect', 'onReopen', 'onGiveUp']

function words(event) {
  if (!event) return ''
  if (event.data !== undefined) {
    return typeof event.data === 'string'
      ? event.data
      : 'bytes ' + [].join.call(new Uint8Array(event.data))
  }
  return [event.code, event.reason].filter(Boolean).join(' ')
}

/** `load(globals)` gives the package; `own` has the engine's timers in place of virtual ones. */
exports.makeWorld = function (load, engine, own) {
  var clock = makeClock()
  var memory = watchMemory(engine.ArrayBuffer, engine.WebAssembly)
  var log = []
  var time = own ? engine : clock
  var host = makeHost(time.setTimeout)
  var world = { clock: clock, host: host, log: log, memory: memory, warnings: [] }

  function VirtualDate() {}
  VirtualDate.now = function () {
    return clock.now
  }
  world.lib = load({
    setTimeout: time.setTimeout,
    clearTimeout: time.clearTimeout,
    Date: own ? Date : VirtualDate,
    ArrayBuffer: memory.ArrayBuffer,
    WebAssembly: memory.WebAssembly,
    console: {
      warn: function (text) {
        world.warnings.push(text)
      },
    },
  })

  world.note = function (text) {
    log.push(text)
  }

  world.hook = function (task) {
    HOOKS.forEach(function (name) {
      task[name] = function (event) {
        log.push((name + ' ' + words(event)).trim())
      }
    })
    return task
  }

  world.start = function (more) {
    var options = { miniprogram: host.api, connectSocketParams: { url: 'wss://example.test/' } }
    for (var name in more) options[name] = more[name]
    return world.lib(options).then(world.hook)
  }

  /** A task that is open. */
  world.opened = function (more) {
    var started = world.start(more)
    return clock.advance(100).then(function () {
      return started
    })
  }

  return world
}
