// Random params with secrets, hosts that quote them in every form, and what an app may print of it all.

import { inspect } from 'node:util'
import fc from 'fast-check'

const word = fc.stringMatching(/^[a-z0-9][A-Za-z0-9_]{4,12}$/)
const gap = fc.constantFrom(
  '/',
  '-',
  '.',
  '+',
  ' ',
  '%',
  '%20',
  '=',
  '"',
  "'",
  '\\',
  '汉字',
  '🔑',
  ':;,',
)

/** Tokens, passwords, phrases, bytes as base64. */
export const secret = fc.oneof(
  word,
  fc.array(word, { minLength: 30, maxLength: 60 }).map((words) => words.join('')),
  fc.tuple(word, gap, word).map((parts) => parts.join('')),
  fc.tuple(word, gap, gap, word, gap).map((parts) => parts.join('')),
  fc
    .uint8Array({ minLength: 6, maxLength: 30 })
    .map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.constantFrom(
    'my cat is so fat',
    'a/b/c/d==',
    'p@ss w#rd',
    '(:){1,}[$^]',
    '密码是什么',
    '%E4%BD%A0 %zz',
  ),
)

/** URLs with a secret, of usual forms and of others. */
export const urls = {
  query: (s) => `wss://example.test/socket?token=${encodeURIComponent(s)}`,
  'bare query': (s) => `wss://example.test/socket?${s}`,
  'query with spaces': (s) => `wss://example.test/socket?a b=${s} c&d=e f`,
  fragment: (s) => `wss://example.test/socket?v=1#${s}`,
  password: (s) => `wss://me:${encodeURIComponent(s)}@example.test:8443/socket`,
  user: (s) => `wss://${encodeURIComponent(s)}@[::1]/`,
  'password with delimiters': (s) => `wss://me:a/${s}#?@example.test/socket`,
  'one slash': (s) => `ws:/me:${s}@example.test/socket`,
  'no slash': (s) => `ws:me:${s}@example.test/socket`,
  backslashes: (s) => `wss:\\\\me:${s}@example.test\\socket`,
  'no scheme': (s) => `me:${s}@example.test/socket?token=${s}`,
  'no slash after the host': (s) => `wss://example.test&token=${s}`,
  'after spaces': (s) => `  wss://me:${s}@example.test/`,
  'parameter of the path': (s) => `wss://example.test/socket;token=${s}`,
}

const attempted = (change) => (text) => {
  try {
    return change(text)
  } catch {
    return text
  }
}

/** How a host may quote a text. */
export const quotes = {
  'as it is': (text) => text,
  'in quotes': (text) => `'${text}'`,
  'as JSON': (text) => JSON.stringify({ text }),
  'as part of a URL': encodeURIComponent,
  'as a URL': encodeURI,
  'encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  decoded: attempted(decodeURIComponent),
  'as the URL is parsed': attempted((text) => new URL(text).href),
  'in large letters': (text) => text.toUpperCase(),
  'cut short': (text) => `${text.slice(0, 40)}...`,
}

/** What a console or a serialiser shows of a value; none of these may throw. */
export const printed = (value) => [
  JSON.stringify(value),
  JSON.stringify({ deep: [value] }),
  String(value),
  inspect(value, { depth: 9 }),
  ...(value && typeof value === 'object' ? Object.entries(value).map(String) : []),
]

/** The forms in which a text could be read. */
const forms = (text) =>
  ['as it is', 'as JSON', 'as part of a URL', 'as a URL', 'decoded'].map((name) =>
    name === 'as JSON' ? JSON.stringify(text).slice(1, -1) : quotes[name](text),
  )

/** What of a secret can be read in a text; undefined if nothing. */
export function leak(text, of) {
  const words = of.split(/\W+/).filter((part) => part.length >= 5)
  const parts = [...forms(of), ...words, ...words.map((part) => part.slice(0, 20))]
  const lower = String(text).toLowerCase()
  return parts.find((part) => lower.includes(part.toLowerCase()))
}
