// Tests of our own parser of addresses, beside Node's.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseUrl } from '../../js/websocket/url.js'

/** What the constructor of WebSocket makes of `text`, by Node's parser of URLs. */
export function byNode(text) {
  let url
  try {
    url = new URL(text)
  } catch {
    return null
  }
  const scheme = { 'ws:': 'ws', 'wss:': 'wss', 'http:': 'ws', 'https:': 'wss' }[url.protocol]
  if (!scheme || url.href.includes('#')) return null
  const [, place, path, query] = /^\w+:\/\/([^/]*)([^?]*)(.*)$/s.exec(url.href)
  const origin = `${scheme}://${url.host}`
  // The standard has encoded "^" in paths since 2024; old versions of Node do not.
  return { href: `${scheme}://${place}${path.replaceAll('^', '%5E')}${query}`, origin }
}

/** A test that each text becomes the address beside it. */
export function becomes(rule, cases) {
  test(rule, () => {
    for (const [text, href] of Object.entries(cases)) assert.equal(parseUrl(text)?.href, href, text)
    for (const text of Object.keys(cases)) assert.deepEqual(parseUrl(text), byNode(text), text)
  })
}

/** A test that no text is an address. */
export function refuses(rule, texts) {
  test(rule, () => {
    for (const text of texts) assert.equal(parseUrl(text), null, JSON.stringify(text))
    for (const text of texts) assert.equal(byNode(text), null, JSON.stringify(text))
  })
}
