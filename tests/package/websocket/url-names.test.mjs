// Names of hosts in addresses, beside the URL standard and Node's parser.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseUrl } from '../../../js/websocket/url.js'
import { becomes, refuses } from '../../support/urls.mjs'

becomes('hosts are decoded and made lowercase', {
  'ws://EXAMPLE.Com': 'ws://example.com/',
  'ws://%41%2eb%2E': 'ws://a.b./',
  'ws://a..b': 'ws://a..b/',
  'ws://a_b!"$&\'()*+,;=`{}~': 'ws://a_b!"$&\'()*+,;=`{}~/',
  'ws://a-xn--.b': 'ws://a-xn--.b/',
})

refuses('empty hosts and forbidden characters in hosts are refused', [
  ...[
    'ws:',
    'ws://',
    'ws:///',
    'ws://?a',
    'ws://:80',
    'ws://u@',
    'ws://u:p@/a',
    'ws://\xad',
    'ws://%ad',
  ],
  ...[...'\0\x01\x1f <>[]^|%\x7f'].map((c) => `ws://a${c}b`),
  ...[
    '00',
    '20',
    '23',
    '2f',
    '3A',
    '3f',
    '40',
    '5c',
    '7F',
    '25',
    '%41',
    'g0',
    'ff',
    'c3',
    'C0%80',
  ].map((code) => `ws://a%${code}b`),
  ...['\ud800', '\udc00', '\ufffd', '%ED%A0%80', '\x80', '℀', '％41', '\u202e'].map(
    (c) => `ws://a${c}b`,
  ),
])

becomes('names in other scripts are written in punycode', {
  'ws://中文.中国': 'ws://xn--fiq228c.xn--fiqs8s/',
  'ws://bücher.de': 'ws://xn--bcher-kva.de/',
  'ws://B%C3%9CCHER.de': 'ws://xn--bcher-kva.de/',
  'ws://bu\u0308cher.de': 'ws://xn--bcher-kva.de/',
  'ws://例え.テスト': 'ws://xn--r8jz45g.xn--zckzah/',
  'ws://faß.de': 'ws://xn--fa-hia.de/',
  'ws://ＷＷＷ.example': 'ws://www.example/',
  'ws://ПРИВЕТ.РФ': 'ws://xn--b1agh1afp.xn--p1ai/',
  'ws://ΕΛΛΆΣ.gr': 'ws://xn--hxarsa5b.gr/',
  'ws://βόλος.com': 'ws://xn--nxasmm1c.com/',
  'ws://한국.kr': 'ws://xn--3e0b707e.kr/',
  'ws://مثال.إختبار': 'ws://xn--mgbh0fb.xn--kgbechtv/',
  'ws://i❤️😀.ws': 'ws://xn--i-7iqs158q.ws/',
  'ws://𞤀𞤁': 'ws://xn--9d6hc/',
  'ws://a。b．c｡d': 'ws://a.b.c.d/',
  'ws://a\xadb\u200bc\u2060d\ufeffe': 'ws://abcde/',
  'ws://XN--fiqs8s': 'ws://xn--fiqs8s/',
  'ws://xn--bcher-kva': 'ws://xn--bcher-kva/',
  'ws://xn--`-eha': 'ws://xn--`-eha/',
  'ws://ñxn--a': 'ws://xn--xn--a-nta/',
})

refuses('labels that say to be punycode and can’t be are refused', [
  ...['xn--', 'a.xn--.b', 'xn--ü', 'XN--a_b', 'xn--a!', 'xn--a!b', 'ｘn--ü'].map(
    (host) => `ws://${host}`,
  ),
])

test('labels that say to be punycode and stand for ASCII are refused, which old versions of Node read', () => {
  for (const host of ['xn--a-', 'b.xn--a-.com']) assert.equal(parseUrl(`ws://${host}`), null, host)
})
