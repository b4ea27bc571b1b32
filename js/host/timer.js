// The one timer of a task, by the host's functions as they are at the time of the call. A host may lack them: one
// without clearTimeout fires into nothing, one without setTimeout never.

/** `set(ms)`: `fire` is called then, instead of at the time set before; `clear()`: not at all. */
export function makeTimer(fire) {
  // The host's, while it is to fire.
  var pending = null

  function clear() {
    if (pending && typeof clearTimeout === 'function') clearTimeout(pending.id)
    pending = null
  }

  function set(ms) {
    clear()
    var mine = (pending = { id: undefined })
    try {
      mine.id = setTimeout(function () {
        if (pending !== mine) return
        pending = null
        fire()
      }, ms)
    } catch (refused) {
      pending = null
    }
  }

  return { set: set, clear: clear }
}
