// Reads the tests of a checkout: which files are played, and of which scripts each consists.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesBelow } from '../../../../scripts/lib/files.mjs'
import { wptDir } from '../../../../scripts/real/web-platform-tests.mjs'

/** Left out: another interface (`stream`), pages that a browser keeps when one goes back, and what tests share. */
const LEFT_OUT = /^(stream|resources|handlers)\/|\/resources\/|back-forward-cache/

/** The server writes there what a page has to know of it; only what plain `ws` needs has a true value. */
const placeholders = ({ port }) => ({
  host: 'localhost',
  'hosts[alt][www]': 'www.alternative.localhost',
  'ports[ws][0]': port,
  'ports[wss][0]': 1,
  'ports[h2][0]': 1,
})

/** Pages are not all UTF-8: some test what the encoding of a page changes. */
function textOf(path) {
  const bytes = readFileSync(join(wptDir(), path))
  const charset = path.endsWith('.html') && /charset="?([\w-]+)/.exec(bytes)?.[1]
  return new TextDecoder(charset || 'utf-8').decode(bytes)
}

/** The files that are tests, from `websockets/`. A page without the harness only serves another one. */
export function testFiles() {
  const isTest = (file) =>
    /\.(any|window)\.js$/.test(file) ||
    (file.endsWith('.html') && textOf(join('websockets', file)).includes('testharness.js'))
  const files = filesBelow(join(wptDir(), 'websockets'))
  return files.filter((file) => !LEFT_OUT.test(file) && isTest(file))
}

/** In a bare realm the class throws an Error with the name that a DOMException has. */
export function harness(realm) {
  const text = textOf('resources/testharness.js')
  return realm === 'bare' ? text.replaceAll('self.DOMException', 'Error') : text
}

/** What a page fetches, by its path from the root. */
export const fetched = (path) => textOf(path)

/** `[{name, text}]`: what a page with this test runs after the harness, in order. */
export function scriptsOf(file, server) {
  const path = join('websockets', file)
  const text = filled(path, server)
  if (path.endsWith('.js')) {
    const named = [...text.matchAll(/^\/\/ META: script=(.*)$/gm)].map((match) => match[1].trim())
    return [...named.map((name) => script(name, path, server)), { name: path, text }]
  }
  return [...text.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)].flatMap((match) => {
    const source = /src=["']?([^"'\s>]+)/.exec(match[1])?.[1]
    if (!source) return [{ name: path, text: match[2] }]
    return /testharness(report)?\.js$/.test(source) ? [] : [script(source, path, server)]
  })
}

function script(name, from, server) {
  const bare = name.replace(/\?.*/, '')
  // The server has a second name for this one.
  const known = bare.replace(/WebIDLParser\.js$/, 'webidl2/lib/webidl2.js')
  const path = known.startsWith('/') ? known : join(dirname(from), known)
  return { name, text: filled(path, server) }
}

function filled(path, server) {
  const text = textOf(path)
  if (!path.includes('.sub.')) return text
  const values = placeholders(server)
  return text.replace(/\{\{([^}]*)\}\}/g, (_, name) => values[name] ?? 'none')
}
