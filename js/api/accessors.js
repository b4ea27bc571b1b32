// Accessors that all objects of a kind share. With functions of its own for each property of each object a
// task took twice the memory: engines lay objects out alike only if their accessors are the same.

/** Descriptors of accessors: `get(inner, name)`, and `set(inner, name, value)` where there is one. */
export function makeAccessors(names, get, set) {
  var all = {}
  names.forEach(function (name) {
    all[name] = {
      enumerable: true,
      get: function () {
        return get(this._(), name)
      },
      set:
        set &&
        function (value) {
          set(this._(), name, value)
        },
    }
  })
  return all
}

/** Says what the accessors of `object` work on. A function: wrappers such as Vue's leave those alone. */
export function giveInner(object, inner) {
  Object.defineProperty(object, '_', {
    value: function () {
      return inner
    },
  })
}
