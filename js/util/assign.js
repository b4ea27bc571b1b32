/**
 * `Object.assign`, which old hosts lack.
 * @template {object} T
 * @param {T} target
 * @param {any} source
 * @returns {T}
 */
export function assign(target, source) {
  for (const name in source) /** @type {any} */ (target)[name] = source[name]
  return target
}
