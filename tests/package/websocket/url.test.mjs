// Addresses beside the URL standard and Node's parser: schemes, users, ports, paths and queries.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseUrl } from '../../../js/websocket/url.js'
import { becomes, refuses } from '../../support/urls.mjs'

becomes('http and https are read as ws and wss, in any case', {
  'ws://a': 'ws://a/',
  'WSS://a': 'wss://a/',
  'http://a': 'ws://a/',
  'hTTpS://a': 'wss://a/',
})

refuses('other schemes and relative addresses are refused', [
  ...[
    '',
    'a',
    '/a',
    '//a',
    '?a',
    'ftp://a',
    'wsx://a',
    'ws',
    'w\u017f://a',
    ' : ',
    '://a',
    'file:///a',
  ],
  ...['mailto:a', 'about:blank', 'javascript:0', 'blob:ws://a', 'ws//a', '1ws://a', '\u00a0ws://a'],
])

refuses('fragments are refused, empty ones too', [
  ...[
    'ws://a#',
    'ws://a/#b',
    'ws://a/?#',
    'ws://a#@b',
    'ws://u#:p@b',
    '#',
    'ws://a/b \u2028#c',
    'ws:#',
  ],
])

becomes('spaces and controls around it, and tabs and line ends anywhere, are dropped', {
  ' \0\x1f ws://a/b \n\x01': 'ws://a/b',
  'w\ts\n:/\r/a\t.b:8\n0/\tc\r?\nd': 'ws://a.b/c?d',
  'ws://a/ b ': 'ws://a/%20b',
  'ws://a/b\x7f': 'ws://a/b%7F',
})

becomes('any slashes and backslashes may stand after the scheme, or none', {
  'ws:a': 'ws://a/',
  'ws:/a': 'ws://a/',
  'ws:\\a\\b': 'ws://a/b',
  'ws:/\\//\\a': 'ws://a/',
  'https:////a//b': 'wss://a//b',
})

becomes('user and password stand before the last at sign, parted by the first colon', {
  'ws://u:p@a': 'ws://u:p@a/',
  'ws://u@a': 'ws://u@a/',
  'ws://u:@a': 'ws://u@a/',
  'ws://:p@a': 'ws://:p@a/',
  'ws://:@a': 'ws://a/',
  'ws://@a': 'ws://a/',
  'ws://u:p:q:@a': 'ws://u:p%3Aq%3A@a/',
  'ws://u::@a': 'ws://u:%3A@a/',
  'ws://u@v:p@q@a': 'ws://u%40v:p%40q@a/',
  'ws://é %zz%3a"\'<>;=[]^`{|}!$&()*+,-._~@a':
    "ws://%C3%A9%20%zz%3a%22'%3C%3E%3B%3D%5B%5D%5E%60%7B%7C%7D!$&()*+,-._~@a/",
})

becomes('ports lose leading zeros, and default ports are dropped', {
  'ws://a:80': 'ws://a/',
  'ws://a:0080/': 'ws://a/',
  'ws://a:443': 'ws://a:443/',
  'wss://a:443': 'wss://a/',
  'https://a:80': 'wss://a:80/',
  'ws://a:': 'ws://a/',
  'ws://a:?b': 'ws://a/?b',
  'ws://a:0': 'ws://a:0/',
  'ws://a:000': 'ws://a:0/',
  'ws://a:0000000000000065535': 'ws://a:65535/',
  'ws://[::1]:8080\\b': 'ws://[::1]:8080/b',
})

refuses('what is no port is refused', [
  ...['ws://a:65536', 'ws://a:1e3', 'ws://a:-1', 'ws://a:+1', 'ws://a: 80', 'ws://a:80:80'],
  ...['ws://a:99999999999999999999999', 'ws://a:8a', 'ws://a:%38', 'ws://a:８', 'ws://[::1]8'],
])

becomes('dot segments of paths are resolved, encoded ones too', {
  'ws://a/b/./c/../d': 'ws://a/b/d',
  'ws://a/..': 'ws://a/',
  'ws://a/../../b': 'ws://a/b',
  'ws://a/b/..': 'ws://a/',
  'ws://a/b/c/..': 'ws://a/b/',
  'ws://a/b/.': 'ws://a/b/',
  'ws://a/b//../c': 'ws://a/b/c',
  'ws://a/b/%2e/c/%2E%2e/.%2e/%2E./d/%2e': 'ws://a/d/',
  'ws://a\\b\\..\\c\\': 'ws://a/c/',
  'ws://a/.../.b/..c/%2e%2e%2e/%2f..': 'ws://a/.../.b/..c/%2e%2e%2e/%2f..',
})

becomes('paths and queries are encoded, each in its own way', {
  'ws://a/ "<>^`{}\'|~[]%zz%41\x01é😀':
    "ws://a/%20%22%3C%3E%5E%60%7B%7D'|~[]%zz%41%01%C3%A9%F0%9F%98%80",
  'ws://a?': 'ws://a/?',
  'ws://a?b/../c\\d?e': 'ws://a/?b/../c\\d?e',
  'ws://a/? "<>^`{}\'|~[]%zz%41\x01é😀':
    'ws://a/?%20%22%3C%3E^`{}%27|~[]%zz%41%01%C3%A9%F0%9F%98%80',
  'ws://a/\ud800b\udc00?\udc00\ud800': 'ws://a/%EF%BF%BDb%EF%BF%BD?%EF%BF%BD%EF%BF%BD',
})

test('the origin has no user, path or query', () => {
  assert.equal(parseUrl('https://u:p@Example.com:8443/a?b').origin, 'wss://example.com:8443')
  assert.equal(parseUrl('ws://[0::1]:80').origin, 'ws://[::1]')
})

test('long texts take no long time', () => {
  const many = (text) => text.repeat(100_000)
  for (const text of [
    `ws:${many('/')}#`,
    `ws://${many('a')}#`,
    `ws://${many('@')}#`,
    `ws://${many(':1')}`,
  ]) {
    assert.equal(parseUrl(text), null)
  }
  assert.equal(parseUrl(`ws://a/${many('../')}`).href, 'ws://a/')
})
