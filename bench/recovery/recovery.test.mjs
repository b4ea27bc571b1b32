// What the measurement of recovery rests on: chance that can be repeated, fair figures, servers that speak the
// peers' protocols.

import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, test } from 'node:test'
import { faults as faultsOfTests } from '../../tests/e2e/faults/faults.mjs'
import { play } from './cell.mjs'
import { clients, ours, peers } from './clients/index.mjs'
import { faults } from './faults.mjs'
import { compared, isNoLater, summary } from './figures.mjs'
import { undisturbed } from './lateness.mjs'
import { seedMathRandom, seedOf, withSeed } from './seeds.mjs'
import { servers } from './servers/index.mjs'

const { random } = Math
after(() => (Math.random = random))

/** Draws in timers and after Promises, as clients do. */
async function draws(turns) {
  const found = [Math.random()]
  for (let turn = 0; turn < turns; turn += 1) {
    await sleep(0)
    await new Promise((resolve) => setTimeout(() => resolve(found.push(Math.random())), 0))
  }
  return found
}

test('cells that run at the same time each draw from their own seed', async () => {
  seedMathRandom()
  const alone = await withSeed(7, () => draws(5))
  const together = await Promise.all([7, 8, 7].map((seed) => withSeed(seed, () => draws(5))))
  assert.deepEqual(together[0], alone)
  assert.deepEqual(together[2], alone)
  assert.notDeepEqual(together[1], alone)
  assert.equal(new Set(await draws(5)).size, 6)
})

test('a seed belongs to a fault and a run', () => {
  const names = Object.keys(faults.constant)
  const all = names.flatMap((name) => [0, 1, 2, 3].map((run) => seedOf(1, name, run)))
  assert.equal(new Set(all).size, all.length)
  assert.equal(seedOf(1, 'hang', 2), seedOf(1, 'hang', 2))
})

test('the faults are those of the tests', () => {
  const names = faultsOfTests.map(({ name }) => name)
  assert.deepEqual(Object.keys(faults.constant).sort(), names.sort())
})

test('a median and a worst may be "never"', () => {
  assert.deepEqual(summary([3, 1, 2]), { median: 2, worst: 3 })
  assert.deepEqual(summary([1, 2, 4, 9]), { median: 3, worst: 9 })
  assert.deepEqual(summary([1, null, 2]), { median: 2, worst: null })
  assert.deepEqual(summary([null, 1, null]), { median: null, worst: null })
})

test('our slowest is compared with the quickest peer', () => {
  const times = (names, ms) =>
    Object.fromEntries(names.map((name, i) => [name, { median: ms + i, worst: null }]))
  const byClient = { ...times(ours, 490), ...times(peers, 500) }
  byClient[ours[1]] = { median: 530, worst: null }
  byClient[peers[2]] = { median: 480, worst: 900 }
  const found = compared(byClient, 'median')
  assert.deepEqual(found, { own: 530, best: 480, peer: peers[2], holds: false })
  assert.equal(compared(byClient, 'worst').holds, false)
})

test('a disturbed run is played again; if all were, the least disturbed counts', async () => {
  const played = (lates, limit) => {
    const left = lates.map((late, n) => ({ n, late }))
    return undisturbed(async () => left.shift(), { times: 3, limit })
  }
  assert.deepEqual(await played([50, 10, 5], 20), { n: 1, late: 10, again: 1 })
  assert.deepEqual(await played([50, 30, 40, 5], 20), { n: 1, late: 30, again: 1 })
  assert.deepEqual(await played([20, 5], 20), { n: 0, late: 20, again: 0 })
})

test('what is later by noise is no later', () => {
  assert.ok(isNoLater(520, 500))
  assert.ok(!isNoLater(521, 500))
  assert.ok(isNoLater(5100, 5000))
  assert.ok(!isNoLater(5101, 5000))
  assert.ok(isNoLater(Infinity, Infinity))
})

for (const name of ['socket.io', 'centrifuge', 'mqtt']) {
  test(`${name} comes back, and gets an answer`, async () => {
    const { load, protocol } = clients[name]
    const { answer } = await play({
      server: servers[protocol],
      start: await load({ cap: 'constant' }),
      fault: { ...faults.constant['close 1000'], alone: true },
      name,
      run: 0,
      timeout: 20_000,
      lateness: { worstSince: () => 0 },
    })
    assert.notEqual(answer, null)
  })
}
