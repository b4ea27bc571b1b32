// With any input and on any host, diagnostics never throws, stays small, and shows no user or query of a URL.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { anything, event } from '../../support/hostile.mjs'
import { property } from '../../support/property.mjs'

const Diagnostics = createRequire(import.meta.url)(join(packedDir(), 'diagnostics.js'))

/** Both forms of the report, which are always there. */
function reports(diagnostics) {
  const text = diagnostics.report()
  assert.equal(typeof text, 'string')
  return text + JSON.stringify(diagnostics)
}

property('any line of a log is kept', [anything, anything, event], (level, name, detail) => {
  const diagnostics = Diagnostics()
  diagnostics(level, name, detail)
  diagnostics(level, 'start', detail)
  const { events, tasks } = diagnostics.toJSON()
  assert.ok(events.length + tasks.length === 2)
  reports(diagnostics)
})

property('any options do, and any host', [anything, event], (given, host) => {
  reports(Diagnostics(given))
  reports(Diagnostics({ miniprogram: host, size: host, logger: host }))
})

const questions = ['getAppBaseInfo', 'getDeviceInfo', 'getSystemInfoSync', 'getSystemInfo']

property(
  'any answer of a host does, also by a callback, a Promise, or a throw',
  [event, fc.constantFrom(...questions), fc.nat(3)],
  async (answer, question, way) => {
    const ways = [
      () => answer,
      ({ success }) => success(answer),
      () => Promise.reject(answer),
      () => {
        throw answer
      },
    ]
    const diagnostics = Diagnostics({ miniprogram: { [question]: ways[way] } })
    reports(diagnostics)
    await null
  },
)

const word = fc.stringMatching(/^[a-z0-9]{1,12}$/)
const SECRET = 'sEcReT'

property(
  'a URL anywhere in a detail loses its user, query and fragment',
  [word, word, fc.constantFrom('?', '#', '?a=', '/?'), fc.constantFrom('', ' ', '@', ':', '/')],
  (scheme, host, before, after) => {
    const user = `${SECRET}${after.trim().replace('/', '')}:${SECRET}@`
    const url = `${scheme}://${user}${host}:80/path${before}${SECRET}${after.trim()}${SECRET}`
    const diagnostics = Diagnostics()
    diagnostics('warn', url, { message: `no way to ${url} today`, deep: [{ [url]: url }] })
    const shown = reports(diagnostics)
    assert.ok(!shown.includes(SECRET), shown)
    assert.ok(shown.includes(`${scheme}://${host}:80/path`), shown)
    assert.ok(shown.includes(' today'))
  },
)

test('a query without a scheme goes too', () => {
  const diagnostics = Diagnostics()
  diagnostics('warn', 'error', { message: `example.test/a?token=${SECRET} is not in the list` })
  assert.ok(!reports(diagnostics).includes(SECRET))
})

test('it keeps the latest events; pings go before others, and what went is counted', () => {
  const diagnostics = Diagnostics({ size: 3 })
  const names = () => diagnostics.toJSON().events.map((entry) => entry.event)
  diagnostics('info', 'first', {})
  diagnostics('debug', 'ping', {})
  diagnostics('info', 'second', {})
  diagnostics('debug', 'ping', {})
  assert.deepEqual(names(), ['first', 'second', 'ping'])
  diagnostics('info', 'third', {})
  assert.deepEqual(names(), ['first', 'second', 'third'])
  diagnostics('info', 'fourth', {})
  assert.deepEqual(names(), ['second', 'third', 'fourth'])
  assert.equal(diagnostics.toJSON().dropped, 3)
  assert.match(diagnostics.report(), /^dropped 3$/m)
})

test('what it keeps is bounded, however much it gets', () => {
  const diagnostics = Diagnostics({ size: NaN })
  const wide = Object.fromEntries(
    Array.from({ length: 500 }, (_, i) => [`field${i}`, 'x'.repeat(9999)]),
  )
  const deep = { wide: { wide: { wide: { wide } } }, ...wide }
  for (let i = 0; i < 1000; i += 1) {
    diagnostics('info', 'y'.repeat(9999), { i })
    diagnostics('info', 'start', { task: i })
  }
  diagnostics('info', 'last', deep)
  const { events, tasks } = diagnostics.toJSON()
  assert.equal(events.length, 200)
  assert.equal(tasks.length, 20)
  assert.equal(tasks.at(-1).detail.task, 999)
  assert.equal(events[0].event.length, 300)
  const last = JSON.stringify(events.at(-1))
  assert.ok(last.length < 12_000, `${last.length}`)
  assert.equal(events.at(-1).detail.wide.wide.wide, 'object')
  assert.equal(Diagnostics({ size: 1e9 }).toJSON().dropped, 0)
})

test('a report is a copy: what is kept stays as it was', () => {
  const diagnostics = Diagnostics()
  const detail = { code: 1 }
  diagnostics('info', 'close', detail)
  detail.code = 2
  diagnostics.toJSON().events.pop()
  assert.deepEqual(diagnostics.toJSON().events[0].detail, { code: 1 })
})
