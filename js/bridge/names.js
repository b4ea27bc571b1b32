// Names that nobody reads.

import { describe } from '../util/text.js'
import { warnOnce } from './guard.js'

/**
 * Warns of names that are not known.
 * @param {string} where
 * @param {object} given
 * @param {readonly string[]} known
 */
export function checkNames(where, given, known) {
  for (const name in given) {
    if (known.indexOf(name) < 0) {
      warnOnce(`${where}unknown option ${describe(name)}; known: ${known.join(', ')}`)
    }
  }
}
