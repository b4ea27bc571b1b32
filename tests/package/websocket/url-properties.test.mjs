// Random addresses, beside Node's parser.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseUrl } from '../../../js/websocket/url.js'
import { property } from '../../support/property.mjs'
import { byNode } from '../../support/urls.mjs'

const ASCII = /^[\0-\x7f]*$/

const pieces = fc.constantFrom(
  ...[
    'ws',
    'WSS',
    'http',
    'hTTps',
    'ftp',
    ':',
    '/',
    '//',
    '\\',
    '@',
    '#',
    '?',
    '.',
    '..',
    '%2e',
    '%2E.',
    '%',
    '%4',
  ],
  ...[
    '%41',
    '%00',
    '%C3%BC',
    '%ff',
    'a',
    'B',
    'n',
    '中文',
    'ü',
    'Σ',
    'ς',
    'ß',
    '。',
    '．',
    'Ｗ',
    '\xad',
    '\u200b',
  ],
  ...[
    '\ud800',
    '\udc00',
    '😀',
    ' ',
    '\t',
    '\n',
    '\0',
    '\x7f',
    '"',
    '<',
    '^',
    '`',
    '{',
    '|',
    '~',
    "'",
    '!',
    '$',
    '&',
  ],
  ...[
    '*',
    '+',
    ';',
    '=',
    '(',
    '-',
    '_',
    '[',
    ']',
    '[::1]',
    '::ffff:1.2.3.4',
    '[1:0:0:2::]',
    '1.2.3.4',
    'a.b',
  ],
)
const digits = fc.constantFrom(
  ...[
    '.',
    ':',
    '::',
    '0',
    '00',
    '1',
    '08',
    '0x',
    '0X1f',
    '255',
    '256',
    '65535',
    '65536',
    '080',
    '443',
    'abcd',
  ],
  ...['4294967295', '4294967296', '0001', ':0:0', '.1', 'g', '12345', ']', '%31'],
)
const starts = fc.constantFrom('', 'ws://', 'http:', 'wss:\\', 'https:////', 'ws://u:p@')
const glued = (start, piece, end) =>
  fc
    .tuple(start, fc.array(piece, { maxLength: 9 }), end)
    .map(([first, list, last]) => first + list.join('') + last)
const address = fc.oneof(
  glued(starts, pieces, fc.constant('')),
  glued(starts, digits, fc.constant('')),
  glued(fc.constant('ws://['), digits, fc.constantFrom(']', ']:80', ']/')),
)

property(
  'texts of nasty pieces are read as Node reads them',
  [fc.array(address, { minLength: 70, maxLength: 70 })],
  (texts) => {
    for (const text of texts) assert.deepEqual(parseUrl(text), byNode(text), JSON.stringify(text))
  },
)

property('an address is read as itself', [address], (text) => {
  const parsed = parseUrl(text)
  if (parsed) assert.deepEqual(parseUrl(parsed.href), parsed)
  if (parsed) assert.match(parsed.href, ASCII)
})
