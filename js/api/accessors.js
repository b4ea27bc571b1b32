// Accessors that all objects of a class share. With functions of its own for each property of each object a task
// took twice the memory: engines lay objects out alike only if their accessors are the same functions.

/**
 * Descriptors of accessors that work on what `giveInner` has put behind the object.
 * @param {readonly string[]} names
 * @param {(inner: any, name: string) => unknown} get
 * @param {(inner: any, name: string, value: unknown) => void} [set] none: the property can only be read
 * @returns {PropertyDescriptorMap}
 */
export function makeAccessors(names, get, set) {
  /** @type {PropertyDescriptorMap} */
  const all = {}
  names.forEach((name) => {
    /** @type {PropertyDescriptor} */
    const accessor = {
      enumerable: true,
      /** @this {any} */
      get() {
        return get(this._(), name)
      },
    }
    if (set) {
      /** @this {any} */
      accessor.set = function (value) {
        set(this._(), name, value)
      }
    }
    all[name] = accessor
  })
  return all
}

/**
 * Puts `inner` behind the accessors and methods of `object`. By a function, because wrappers such as Vue's
 * reactive objects leave functions alone.
 * @param {object} object
 * @param {unknown} inner
 */
export function giveInner(object, inner) {
  Object.defineProperty(object, '_', { value: () => inner })
}
