// Small ES5.

import uglify from 'uglify-js'
import { Failure } from './step.mjs'

/** `code` made small; `name` is for the error text. */
export function minify(code, name, options = {}) {
  // By default uglify takes any code for a module and writes arrow functions.
  const es5 = { module: false, compress: { arrows: false, passes: 2 } }
  const result = uglify.minify(code, { ...es5, ...options })
  if (result.error) throw new Failure(`${name}: ${result.error.message}`)
  return result.code
}
