// Names of hosts, in the form that DNS knows.

import { toPunycode } from './punycode.js'

/**
 * @param {string} text as it stands in an address
 * @returns {string} '' if there is no such name
 */
export function domainOf(text) {
  let name = '%'
  try {
    name = decodeURIComponent(text)
  } catch (malformed) {
    // A name with a percent sign is refused below.
  }
  name = name
    // Controls, marks of direction, signs of several dots, and what stands for no character.
    .replace(/[\x80-\x9f\u200e\u200f\u2024-\u202e\ufff0-\uffff]/, '%')
    // What is not seen.
    .replace(/[\ufe00-\ufe0f\xad\u200b\u2060\ufeff]/g, '')
  const { normalize } = name
  if (typeof normalize === 'function') name = normalize.call(name, 'NFKC')
  name = name
    // JavaScript would make another letter of a last sigma.
    .replace(/\u03a3/g, '\u03c3')
    .toLowerCase()
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    // What can't be punycode.
    .replace(/(^|\.)xn--(?!([^.\x80-\uffff]*-)?[a-z\d]+(\.|$))/, '%')
    .replace(/[^.]+/g, toPunycode)
  return /^[!"$&-.\w;=`{}~]+$/.test(name) ? name : ''
}
