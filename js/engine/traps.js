// A trap leaves the wasm instance unusable. None is ever expected; one that comes all the same is
// caught here, where JS calls the core, and every task of the app is told.

/** @typedef {typeof import('#build/exports.js').core} Core */

var watchers = []

function trap(error) {
  var all = watchers
  watchers = []
  all.forEach(function (trapped) {
    trapped(error)
  })
}

function guard(fn) {
  return function (a, b, c, d, e, f) {
    try {
      return fn(a, b, c, d, e, f)
    } catch (error) {
      trap(error)
    }
  }
}

var core = null

/** The core's functions, guarded: the same for all tasks. */
export function guarded(glue) {
  if (core) return core
  core = {}
  for (var name in glue) core[name] = guard(glue[name])
  return core
}

/** Tells `trapped` of a trap; returns what ends that. */
export function watchTraps(trapped) {
  watchers.push(trapped)
  return function () {
    var index = watchers.indexOf(trapped)
    if (index >= 0) watchers.splice(index, 1)
  }
}
