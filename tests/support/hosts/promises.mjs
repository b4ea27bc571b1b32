// Two kinds of Promise that hosts and engines make, beside the usual one.

/**
 * A host's rejected Promise that records whether its rejection was handled. An unhandled rejection in the library would
 * otherwise end the test process, instead of failing one assertion.
 */
export function trackedRejection(realm, reason, unhandled) {
  const promise = realm.Promise.reject(reason)
  const nativeThen = promise.then
  nativeThen.call(promise, undefined, () => {})
  const record = { reason }
  unhandled.add(record)
  promise.then = function then(onFulfilled, onRejected) {
    unhandled.delete(record)
    return nativeThen.call(promise, onFulfilled, onRejected)
  }
  return promise
}

/**
 * Promise as WeChat on iOS 15 and older has it: a polyfill on setTimeout, so every `then` is a
 * macrotask. Source text, because it must live in the realm of the code under test.
 */
export const MACROTASK_PROMISE = `(function (setTimeout) {
  function MacroPromise(executor) {
    this.state = 'pending'; this.value = undefined; this.waiting = []
    var self = this, done = false
    function resolve(value) { if (!done) { done = true; follow(self, value) } }
    function reject(reason) { if (!done) { done = true; settle(self, 'rejected', reason) } }
    try { executor(resolve, reject) } catch (e) { reject(e) }
  }
  function follow(self, value) {
    var then
    try {
      if (value === self) throw new TypeError('a promise cannot follow itself')
      then = value && (typeof value === 'object' || typeof value === 'function') ? value.then : undefined
    } catch (e) { return settle(self, 'rejected', e) }
    if (typeof then !== 'function') return settle(self, 'fulfilled', value)
    setTimeout(function () {
      var done = false
      try {
        then.call(value, function (v) { if (!done) { done = true; follow(self, v) } },
          function (e) { if (!done) { done = true; settle(self, 'rejected', e) } })
      } catch (e) { if (!done) { done = true; settle(self, 'rejected', e) } }
    }, 0)
  }
  function settle(self, state, value) {
    self.state = state; self.value = value
    self.waiting.splice(0).forEach(function (run) { setTimeout(run, 0) })
  }
  MacroPromise.prototype.then = function (onFulfilled, onRejected) {
    var self = this
    return new MacroPromise(function (resolve, reject) {
      function run() {
        var handler = self.state === 'fulfilled' ? onFulfilled : onRejected
        if (typeof handler !== 'function') return self.state === 'fulfilled' ? resolve(self.value) : reject(self.value)
        try { resolve(handler(self.value)) } catch (e) { reject(e) }
      }
      if (self.state === 'pending') self.waiting.push(run); else setTimeout(run, 0)
    })
  }
  MacroPromise.prototype['catch'] = function (onRejected) { return this.then(undefined, onRejected) }
  MacroPromise.prototype['finally'] = function (run) {
    return this.then(function (v) { run(); return v }, function (e) { run(); throw e })
  }
  MacroPromise.resolve = function (value) {
    return value instanceof MacroPromise ? value : new MacroPromise(function (resolve) { resolve(value) })
  }
  MacroPromise.reject = function (reason) { return new MacroPromise(function (_, reject) { reject(reason) }) }
  MacroPromise.all = function (list) {
    return new MacroPromise(function (resolve, reject) {
      var left = list.length, values = []
      if (!left) resolve(values)
      list.forEach(function (item, i) {
        MacroPromise.resolve(item).then(function (v) { values[i] = v; left -= 1; if (!left) resolve(values) }, reject)
      })
    })
  }
  MacroPromise.race = function (list) {
    return new MacroPromise(function (resolve, reject) {
      list.forEach(function (item) { MacroPromise.resolve(item).then(resolve, reject) })
    })
  }
  return MacroPromise
})`
