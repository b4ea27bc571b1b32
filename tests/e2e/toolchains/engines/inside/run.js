// Plays the scenarios one after the other, each in a world of its own, and hands over their logs.

var makeWorld = require('./world').makeWorld
var scenarios = require('./scenarios').scenarios
var ownTimers = require('./own-timers').scenario

/** `load`: see world.js; `done` gets `{kind, detached, logs: {name: [line…]}}`. */
exports.run = function (load, engine, done) {
  var result = { kind: null, detached: 'detached' in engine.ArrayBuffer.prototype, logs: {} }

  function play(scenario, own) {
    var world = makeWorld(load, engine, own)
    return Promise.resolve(world)
      .then(scenario.run)
      .then(null, function (error) {
        world.note('threw ' + error + '\n' + (error && error.stack))
      })
      .then(function () {
        result.logs[scenario.name] = world.log
      })
  }

  var all = Promise.resolve(makeWorld(load, engine))
    .then(function (world) {
      return world.lib.preload()
    })
    .then(function (kind) {
      result.kind = kind
    })
  scenarios.forEach(function (scenario) {
    all = all.then(function () {
      return play(scenario, false)
    })
  })
  if (engine.setTimeout) {
    all = all.then(function () {
      return play(ownTimers, true)
    })
  }
  all.then(function () {
    done(JSON.stringify(result))
  })
}
