// What wasm-bindgen's glue takes from the global scope, for hosts that lack it. The build imports
// these names into the glue alone (scripts/lib/glue.mjs), so no other file sees them. Everything
// looks for the host's own at the time of the call, and nothing here runs or can throw on import.

var trapped = null

/** Sets who is told when a call from a timer or a microtask into the core threw: a wasm trap. */
export function onTrap(fn) {
  trapped = fn
}

function call(fn) {
  try {
    fn()
  } catch (error) {
    if (!trapped) throw error
    trapped(error)
  }
}

// A timer is an object of ours. Clearing takes its callback away, so a host without a clearTimeout
// can't fire into a closure that Rust has dropped. A host without a setTimeout has timers that
// never fire; a throw would trap in Rust.
function set(callback, delay) {
  var timer = { callback: callback, id: undefined }
  try {
    timer.id = setTimeout(function () {
      var due = timer.callback
      timer.callback = null
      if (due) call(due)
    }, delay)
  } catch (refused) {
    timer.callback = null
  }
  return timer
}

function clear(timer) {
  timer.callback = null
  if (typeof clearTimeout === 'function') clearTimeout(timer.id)
}

function queue(fn) {
  Promise.resolve().then(function () {
    call(fn)
  })
}

// All texts that leave the core are constants of its own, in ASCII (a test holds them to it), so no
// host needs a TextDecoder. None goes in, so there is no TextEncoder.
function Decoder() {}
Decoder.prototype.decode = function (bytes) {
  return bytes ? String.fromCharCode.apply(null, bytes) : ''
}

export { set as setTimeout, clear as clearTimeout, queue as queueMicrotask }
export { Decoder as TextDecoder }

// js_sys::global() finds this one everywhere; wasm-bindgen-futures looks in it for its queue.
var scope = { queueMicrotask: queue }
var none = undefined
export { scope as globalThis, none as self, none as window, none as global }

// Closures are freed by their owners in Rust: the same on every host, nothing left to the collector.
export { none as FinalizationRegistry }
