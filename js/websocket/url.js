// Parses addresses as the constructor of WebSocket does, for hosts that have no `URL`. Other than in the standard, names
// in other scripts are made equal by NFKC and lowercase (NFKC only if the host has it) and not by IDNA's table, of which
// only the most usual invisible and forbidden characters are known; and IDNA's rules for marks, joiners, text from right
// to left and for what "xn--" stands for are not checked.

import { domainOf } from './domain.js'
import { ipv4, ipv6 } from './ip-address.js'
import { wellFormed } from './utf8.js'

/** No "#" anywhere; the "s" of https or wss; user and password; host; port; path; query. */
const ADDRESS =
  /^(?![^]*#)(?:http|ws)(s?):[\\/]*([^\\/?]*@|)([^\\/?]*?)(?::0*(\d+)|:|)([\\/][^?]*|)(\?[^]*|)$/i

/**
 * Trimmed, and without tabs and line ends.
 * @param {string} text
 */
function clean(text) {
  return text.replace(/^[^!-\uffff]+|[^!-\uffff]+$|[\t\n\r]/g, '')
}

/**
 * @param {string} text
 * @returns {string} '' if there is no such host
 */
function hostOf(text) {
  if (/^\[.*]$/.test(text)) return ipv6(text.slice(1, -1).toLowerCase())
  const name = domainOf(text)
  return /(^|\.)(\d+|0x[\da-f]*)\.?$/.test(name) ? ipv4(name) : name
}

/**
 * @param {string} text "user:password@"
 * @returns {string} without what is empty
 */
function loginOf(text) {
  return text
    .slice(0, -1)
    .replace(':', '\n')
    .replace(/[^\n!$-.\w~]+/g, encodeURIComponent)
    .replace(/\n$/, '')
    .replace(/.$/, '$&@')
    .replace('\n', ':')
}

/**
 * @param {string} text
 * @returns {string} without its first slash and dot segments
 */
function pathOf(text) {
  /** @type {string[]} */
  const kept = []
  text.slice(1).replace(/([^\\/]*)([\\/]?)/g, (_, segment, slash) => {
    const dots = segment.replace(/%2e/gi, '.')
    if (dots === '..') kept.pop()
    else if (dots !== '.') kept.push(segment + (slash && '/'))
    return ''
  })
  return kept.join('').replace(/[^!$-;=@-\]\w|~]+/g, encodeURIComponent)
}

/**
 * The address of a WebSocket made from `text`, and its origin; null where the constructor throws a SyntaxError.
 * @param {string} text
 */
export function parseUrl(text) {
  const parts = ADDRESS.exec(wellFormed(clean(text)))
  if (!parts) return null
  const [, secure, login, name, port, path, query] = parts
  const host = hostOf(name)
  if (!host || Number(port) > 65535) return null
  const isDefault = !port || port === (secure ? '443' : '80')
  const scheme = `ws${secure && 's'}://`
  const place = isDefault ? host : `${host}:${port}`
  const search = query.replace(/[^!$-;=?-~]+/g, encodeURIComponent).replace(/'/g, '%27')
  return {
    href: `${scheme}${loginOf(login)}${place}/${pathOf(path)}${search}`,
    origin: scheme + place,
  }
}
