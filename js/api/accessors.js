// Accessors that all objects of a class share. Engines let objects share one layout only if
// their accessors are the same functions. With functions of its own, a task took twice the memory.

import { needRoom } from '../bridge/stack-room.js'

/**
 * Descriptors of accessors that work on the inner object, which `giveInner` has set.
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
 * Sets the inner object that the accessors and methods of `object` work on. It is wrapped in a function,
 * because Vue's reactive objects and similar wrappers do not change functions.
 * @param {object} object
 * @param {unknown} inner
 */
export function giveInner(object, inner) {
  const value = () => {
    needRoom()
    return inner
  }
  Object.defineProperty(object, '_', { value })
}
