// Weak references, where the engine has them.

/**
 * A reference that keeps the object alive only where there is no other way.
 * @template {object} T
 * @param {T} object
 * @returns {{ deref: () => T | undefined }}
 */
export function weakly(object) {
  return typeof WeakRef === 'function' ? new WeakRef(object) : { deref: () => object }
}

/**
 * A listener that destroys a task at the abort of its `signal`, unless it is gone.
 * @param {{ deref: () => { destroy: (option: string) => void } | undefined }} life
 */
export function destroyer(life) {
  return () => {
    const living = life.deref()
    if (living) living.destroy('signal')
  }
}
