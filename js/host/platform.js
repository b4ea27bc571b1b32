// Host objects, told by what they do.

/** Whether a value has a method of this name; one whose getter throws has not. */
export function can(value, name) {
  try {
    return !!value && typeof value[name] === 'function'
  } catch (error) {
    return false
  }
}

/** The platform's own object, where a framework shows it beside its wrappers (Taro). */
export function platformOf(host) {
  try {
    return can(host.miniGlobal, 'connectSocket') ? host.miniGlobal : host
  } catch (refused) {
    return host
  }
}

/** Whether a value is a Promise or alike. */
export function isPromise(value) {
  return can(value, 'then')
}
