// Small ES5.

import uglify from 'uglify-js'
import { Failure } from './step.mjs'

/** `code` made small; `name` is for the error text. */
export function minify(code, name, options = {}) {
  // By default uglify takes any code for a module and writes arrow functions. Without `reduce_vars`
  // the file is longer but more alike, and 2 % smaller after gzip.
  const es5 = { module: false, compress: { arrows: false, passes: 2, reduce_vars: false } }
  const result = uglify.minify(code, { ...es5, ...options })
  if (result.error) throw new Failure(`${name}: ${result.error.message}`)
  return result.code
}
