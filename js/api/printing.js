// How our objects show themselves in consoles and as JSON: by what is safe to print. As they are they would
// print getters, hosts that contain themselves, and secrets of the app.

/** `summary()` stands for the object where it is printed; what does so is not enumerable. */
export function showAs(object, summary) {
  function hide(name, value) {
    Object.defineProperty(object, name, { value: value, writable: true, configurable: true })
  }
  hide('toJSON', summary)
  hide('toString', function () {
    return JSON.stringify(summary())
  })
  if (typeof Symbol === 'function') hide(Symbol.for('nodejs.util.inspect.custom'), summary)
}
