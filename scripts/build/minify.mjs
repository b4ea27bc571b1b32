// Minifies ES5.

import uglify from 'uglify-js'
import { Failure } from '../lib/step.mjs'

/** `code` made small; `name` is for the error text. */
export function minify(code, name, options = {}) {
  // By default uglify takes any code for a module and writes arrow functions.
  const compress = { arrows: false, passes: 2, ...options.compress }
  // ASCII: some packers read files in an encoding of their own.
  const output = { ascii_only: true }
  const result = uglify.minify(code, { module: false, output, ...options, compress })
  if (result.error) throw new Failure(`${name}: ${result.error.message}`)
  return result.code
}
