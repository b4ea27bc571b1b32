// What the demo prints of a fault: one line, for all clients.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Brief, oneLine } from './brief.mjs'

const wx = { label: 'wx, js', ours: true, isQuick: true }
const swan = { label: 'swan, js', ours: true, isQuick: true }
const my = { label: 'my, js', ours: true, isQuick: false }
const first = { label: '1.x', ours: false, isQuick: false }
const fault = { key: 'blackhole', name: 'black hole' }

const result = (client, more) => ({
  fault,
  client,
  recovered: null,
  lost: 0,
  doubled: 0,
  zombie: false,
  problem: null,
  ...more,
})

const good = [
  result(wx, { recovered: 840 }),
  result(swan, { recovered: 290 }),
  result(my, { recovered: 33_560 }),
  result(first, { recovered: 61_050, lost: 2 }),
]

/** What a screen writes that is, or is no terminal. */
function written(isTTY, act) {
  const texts = []
  const screen = new Brief({ isTTY, columns: 80, write: (text) => texts.push(text) })
  try {
    act(screen)
  } finally {
    screen.end()
  }
  return texts
}

test('the quickest and the slowest of ours, hosts with one socket, 1.x', () => {
  const line = oneLine(fault, good)
  assert.match(line, /^black hole +2\.x: 0\.3–0\.8 s; /)
  assert.match(line, /2\.x with one socket: 33\.6 s; 1\.x: 61\.0 s, 2 lost$/)
})

test('who did not recover is named', () => {
  const [, ...others] = good
  assert.match(
    oneLine(fault, [result(wx), ...others]),
    /2\.x: wx, js not recovered, swan, js 0\.3 s;/,
  )
  const lost = result(wx, { recovered: 840, doubled: 1 })
  assert.match(
    oneLine(fault, [lost, ...others]),
    /2\.x: wx, js 0\.8 s, 1 doubled, swan, js 0\.3 s;/,
  )
})

test('what is the same of all is said once', () => {
  const closes = { ...fault, closesInRetry: true }
  const results = [wx, swan, my].map((client) => result(client, { fault: closes }))
  const zombie = result(first, { fault: closes, zombie: true })
  assert.match(
    oneLine(closes, [...results, zombie]),
    /2\.x: stays closed; 2\.x with one socket: stays closed; 1\.x: ZOMBIE/,
  )
})

test('a line is good if ours are, whatever becomes of 1.x', () => {
  const finish = (results) => (screen) => screen.finished(fault, results)
  assert.match(written(false, finish(good)).join(''), /^✓ black hole .*\n$/)
  assert.match(written(false, finish([result(wx), ...good.slice(1)])).join(''), /^✗ .*\n$/)
})

test('no event makes a line', () => {
  const act = (screen) => {
    screen.begin()
    screen.line('wx, js', 'blackhole', 'open')
  }
  assert.deepEqual(written(false, act), [])
})

test('what is waited for is the last line of a terminal, as wide as it is, and is in no file', () => {
  const wait = (screen) => {
    for (const who of ['wx, js', 'swan, js', 'my, js', '1.x', '1.x']) screen.watch(who, 'handshake')
    screen.tick()
  }
  assert.deepEqual(written(false, wait), [])
  const [line] = written(true, wait)
  // eslint-disable-next-line no-control-regex -- the line begins with what clears it
  const shown = line.replace(/\r|\u001b\[\w+/g, '')
  assert.match(shown, /^… 0 s, still waiting for wx, js: handshake; swan, js: /)
  assert.ok(shown.length < 80)
  assert.ok(!line.includes('\n'))
})
