// Which version comes next, and where it is written.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { at } from '../lib/step.mjs'
import { version } from '../lib/version.mjs'
import { inCargoLock, inCargoToml, nextVersion } from './version.mjs'

test('without a word: the version of Cargo.toml, if it is not released yet', () => {
  assert.equal(nextVersion(undefined, '2.0.0', false), '2.0.0')
  assert.throws(() => nextVersion(undefined, '2.0.0', true), {
    name: 'Failure',
    message:
      '2.0.0 is released already; name the next version: major, minor, patch, or a version above 2.0.0',
  })
})

for (const [wanted, current, expected] of [
  ['major', '2.3.4', '3.0.0'],
  ['minor', '2.3.4', '2.4.0'],
  ['patch', '2.3.4', '2.3.5'],
  ['patch', '2.4.0-rc.1', '2.4.0'],
  ['2.3.5', '2.3.4', '2.3.5'],
  ['3.0.0-rc.1', '2.3.4', '3.0.0-rc.1'],
]) {
  test(`${wanted} of ${current} is ${expected}`, () => {
    assert.equal(nextVersion(wanted, current, true), expected)
  })
}

test('the version of Cargo.toml may be named too, until it is released', () => {
  assert.equal(nextVersion('2.0.0', '2.0.0', false), '2.0.0')
  assert.throws(() => nextVersion('2.0.0', '2.0.0', true), /2\.0\.0 is released already; allowed/)
})

for (const wanted of ['v2.0.1', '2.1', '2.01.0', 'next', '', ' 2.1.0', '2.1.0+build', '1.9.9']) {
  test(`"${wanted}" is refused, and the error says what is allowed`, () => {
    assert.throws(
      () => nextVersion(wanted, '2.0.0', true),
      (error) => error.message.includes(wanted) && /major, minor, patch/.test(error.message),
    )
  })
}

test('Cargo.toml: the version of the package changes, that of a dependency does not', () => {
  const before = readFileSync(at('Cargo.toml'), 'utf8')
  const after = inCargoToml(before, '9.8.7')
  assert.equal(after, before.replace(`version = "${version}"`, 'version = "9.8.7"'))
  assert.equal(after.match(/9\.8\.7/g).length, 1)
  assert.throws(() => inCargoToml('[package]\n', '9.8.7'), /no version/)
})

test('Cargo.lock: only the package changes', () => {
  const before = readFileSync(at('Cargo.lock'), 'utf8')
  const after = inCargoLock(before, '9.8.7', 'websocket-heartbeat-miniprogram')
  const line = (of) => `name = "websocket-heartbeat-miniprogram"\nversion = "${of}"`
  assert.equal(after, before.replace(line(version), line('9.8.7')))
  assert.equal(after.match(/9\.8\.7/g).length, 1)
  assert.throws(() => inCargoLock(before, '9.8.7', 'nobody'), /no version/)
})
