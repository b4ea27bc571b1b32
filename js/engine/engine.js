// Gets the core running, once per app: the first caller's choice holds for all tasks.
//
// `plan(wasm)` is the entry's choice: the loaders to try, in order. A loader is
// `{ kind: 'wasm' | 'js', load(imports, ok, fail) }` and calls `ok(exports)` or `fail(reason)`, at
// once or later.

import { core } from '#build/exports.js'
import { importsOfCore, start } from '#build/wiring.js'
import { WebsocketHeartbeatError } from '../api/error.js'
import { warnOnce } from '../bridge/guard.js'
import { wordsOf } from '../util/text.js'

/** A wasm that is not ready by then counts as refused: the app's socket can't wait for it. */
var PATIENCE = 1000

export function makeEngine(plan) {
  var waiting = null
  var outcome = null

  function settle(kind, reason) {
    outcome = { glue: kind ? core : null, kind: kind, reason: reason }
    var callers = waiting
    waiting = null
    for (var i = 0; i < callers.length; i++) tell(callers[i])
  }

  // One caller's exception must neither stop the others nor pass for a failure of a loader.
  function tell(done) {
    try {
      done(outcome.glue, outcome.kind, outcome.reason)
    } catch (error) {
      Promise.reject(error)
    }
  }

  function attempt(loaders, index, reason) {
    if (index === loaders.length) {
      var text = 'no engine runs here: ' + wordsOf(reason)
      return settle(null, new WebsocketHeartbeatError('engine', text, 'wasm', reason))
    }
    var loader = loaders[index]
    var over = false
    var timer
    function end() {
      if (over) return false
      over = true
      if (timer !== undefined && typeof clearTimeout === 'function') clearTimeout(timer)
      return true
    }
    function fail(why) {
      if (end()) attempt(loaders, index + 1, why)
    }
    function ok(exports) {
      if (!end()) return
      try {
        start(exports)
      } catch (error) {
        return attempt(loaders, index + 1, error)
      }
      var words = index > 0 ? wordsOf(reason) : 'first choice'
      if (index > 0) warnOnce('pure JS runs instead of wasm: ' + words)
      settle(loader.kind, words)
    }
    try {
      loader.load(importsOfCore(), ok, fail)
    } catch (error) {
      fail(error)
    }
    if (!over && typeof setTimeout === 'function') {
      timer = setTimeout(function () {
        fail('not ready after ' + PATIENCE + ' ms')
      }, PATIENCE)
    }
  }

  /**
   * Calls `done(glue, kind, reason)`: at once where the engine is ready or can be made so synchronously,
   * else later. `reason` says in words why it is this one. Never fails but for an entry without
   * pure JS on a host that refuses wasm: then it is `done(null, null, error)`.
   */
  function use(wasm, done) {
    if (outcome) return tell(done)
    if (waiting) return void waiting.push(done)
    // First, since a getter may throw: nobody is to wait for that.
    var loaders = plan(wasm)
    waiting = [done]
    attempt(loaders, 0)
  }

  /** Makes the engine ready ahead of the first task; tells which one it is. */
  function preload(options) {
    return new Promise(function (resolve, reject) {
      use(options ? options.wasm : undefined, function (glue, kind, reason) {
        if (glue) resolve(kind)
        else reject(reason)
      })
    })
  }

  return { use: use, preload: preload }
}
