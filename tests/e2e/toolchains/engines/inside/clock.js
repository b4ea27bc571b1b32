// Virtual time for engines that have no timers, and the same run in those that have.

/** More turns than any chain of Promises in the package takes. */
var TURNS = 12

/** Resolves when all that is pending now, and what follows from it, has run. */
function settled() {
  var promise = Promise.resolve()
  for (var i = 0; i < TURNS; i++) promise = promise.then(function () {})
  return promise
}

exports.makeClock = function () {
  var items = []
  var lastId = 0
  var clock = { now: 1700000000000 }

  clock.setTimeout = function (fn, ms) {
    lastId += 1
    items.push({ id: lastId, at: clock.now + ms, fn: fn })
    return lastId
  }

  clock.clearTimeout = function (id) {
    items = items.filter(function (item) {
      return item.id !== id
    })
  }

  clock.pending = function () {
    return items.length
  }

  function next(until) {
    var due = null
    items.forEach(function (item) {
      if (item.at <= until && (!due || item.at < due.at)) due = item
    })
    if (due) clock.clearTimeout(due.id)
    return due
  }

  /** Lets `ms` pass, with everything that happens in them, or less if `done` says so. */
  clock.advance = function (ms, done) {
    var until = clock.now + ms
    function go() {
      if (done && done()) return undefined
      var due = next(until)
      if (!due) {
        clock.now = until
        return undefined
      }
      clock.now = Math.max(clock.now, due.at)
      due.fn()
      return settled().then(go)
    }
    return settled().then(go)
  }

  return clock
}
