// OPERATIONS.md: its reporter runs as printed, and its tables have the numbers of the code and of the bench.

import assert from 'node:assert/strict'
import test from 'node:test'
import { transform } from 'esbuild'
import { STATS } from '#build/protocol.js'
import { world } from '../../support/world.mjs'
import { NAME, codes, parse, read, sorted } from './markdown.mjs'

const { blocks, tables } = parse('docs/OPERATIONS.md')
const table = (head) => tables.find(([[first]]) => first === head).slice(1)

const MINUTE = 60_000

/** As it goes over the network. */
const plain = (data) => JSON.parse(JSON.stringify(data))

/** Runs a block as the developer tools do with `import`; gives what it exports. */
async function run({ code }, modules, globals) {
  const { code: lowered } = await transform(code, { format: 'cjs', target: 'es2015' })
  const module = { exports: {} }
  const require = (name) => modules[name]
  new Function('require', 'module', ...Object.keys(globals), lowered)(
    require,
    module,
    ...Object.values(globals),
  )
  return module.exports
}

/** `setInterval` and `clearInterval` in virtual time. */
function intervals({ setTimeout, clearTimeout }) {
  const ids = {}
  let last = 0
  const again = (id, fn, ms) => void (ids[id] = setTimeout(() => (again(id, fn, ms), fn()), ms))
  return {
    setInterval: (fn, ms) => (again((last += 1), fn, ms), last),
    clearInterval: (id) => clearTimeout(ids[id]),
  }
}

/**
 * An app that reports as the document says, on a simulated WeChat. `answers`: how the server answers the next reports,
 * `[status, ms]`; no status: the answer is lost. `got`: all that the server has got; `task`, `reporter`: those of the app.
 */
async function reporting(engine) {
  const w = await world({ engine })
  const app = { w, answers: [], got: [] }
  w.host.api.request = ({ data, success, fail }) => {
    app.got.push(plain(data))
    const [status, ms = 20] = app.answers.shift() ?? [204]
    w.clock.after(ms, () =>
      status ? success({ statusCode: status }) : fail({ errMsg: 'timeout' }),
    )
  }
  const lib = (given) => w.call({ ...w.options(), ...given }).then((task) => (app.task = task))
  const exported = await run(blocks[0], {}, intervals(w.realm))
  const reportStats = (...args) => (app.reporter = exported.reportStats(...args))
  const modules = {
    [NAME]: { default: lib, __esModule: true },
    './report-stats.js': { reportStats },
  }
  await run(blocks[1], modules, { wx: w.host.api })
  await w.until(() => app.task?.state === 'open')
  return app
}

/** The sum of the reports, each of which counts once. */
function sum(reports) {
  const add = (one, other) => {
    if (typeof one !== 'object' && typeof other !== 'object') return (one ?? 0) + (other ?? 0)
    const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])
    return Object.fromEntries([...names].map((name) => [name, add(one?.[name], other?.[name])]))
  }
  const byNumber = new Map()
  for (const report of reports) {
    const key = `${report.id} ${report.number}`
    // Sent again, it is unchanged.
    if (byNumber.has(key)) assert.deepEqual(report, byNumber.get(key))
    byNumber.set(key, report)
  }
  const counters = [...byNumber.values()].map(({ id, number, hidden, rtt, queued, ...rest }) => {
    assert.ok(id && number > 0 && typeof hidden === 'boolean' && queued === 0, `rtt ${rtt}`)
    return rest
  })
  return counters.reduce(add)
}

function assertToldAll({ task, got }, extra) {
  const { attempts, opens, verdicts, closes, timeIn } = plain(task.stats())
  assert.deepEqual(sum(got), { attempts, opens, verdicts, closes, timeIn, ...extra })
}

for (const engine of ['js', 'wasm']) {
  test(`the reporter sends once a minute what has changed, engine ${engine}`, async () => {
    const app = await reporting(engine)
    const { w, got, reporter } = app
    await w.advance(MINUTE)
    assert.deepEqual([got.length, got[0].opens, got[0].verdicts.closed], [1, 1, 0])
    assert.ok(got[0].rtt > 0)
    w.net.link.closeByServer(1001)
    await w.advance(MINUTE)
    assert.deepEqual([got.length, got[1].opens, got[1].verdicts.closed], [2, 1, 1])
    assert.deepEqual([got[1].closes, got[1].downs], [{ 1001: 1 }, { 3000: 1 }])
    await w.advance(MINUTE)
    assert.deepEqual([got[2].opens, got[2].downs], [0, { 3000: 0 }])
    reporter.stop()
    assertToldAll(app, { downs: { 3000: 1 }, giveUps: {} })
    app.task.destroy()
    await w.advance(2 * MINUTE)
    assert.equal(got.length, 4)
    assert.equal(w.leftovers().timers, 0)
    w.assertQuiet()
  })
}

test('the reporter sends a report again until it is confirmed, and counts nothing twice', async () => {
  const app = await reporting('js')
  const { w, got, answers, reporter } = app
  answers.push([], [500], [204], [])
  for (let minute = 0; minute < 7; minute += 1) {
    w.net.link.drop()
    await w.advance(MINUTE)
  }
  assert.deepEqual(
    got.map(({ number }) => number),
    [1, 1, 1, 2, 2, 3, 4],
  )
  reporter.stop()
  assertToldAll(app, { downs: { 3000: 7 }, giveUps: {} })
  w.assertQuiet()
})

test('an answer that comes late confirms its own report alone', async () => {
  const app = await reporting('js')
  const { w, got, answers, reporter } = app
  answers.push([204, 2.5 * MINUTE])
  for (let minute = 0; minute < 5; minute += 1) {
    w.net.link.drop()
    await w.advance(MINUTE)
  }
  assert.deepEqual(
    got.map(({ number }) => number),
    [1, 1, 2, 3, 4],
  )
  reporter.stop()
  assertToldAll(app, { downs: { 3000: 5 }, giveUps: {} })
})

test('the reporter tells what happened while the app was hidden apart', async () => {
  const app = await reporting('js')
  const { w, got, answers, reporter } = app
  await w.advance(5000)
  w.host.signals.hide()
  assert.deepEqual([got.length, got[0].hidden], [1, false])
  w.net.link.drop()
  await w.advance(20_000)
  w.host.signals.show()
  assert.deepEqual([got.length, got[1].hidden, got[1].verdicts.closed], [2, true, 1])
  await w.advance(5000)
  // A report that is still under way when the app is hidden: the next one has a part of both.
  answers.push([])
  w.host.signals.hide()
  await w.advance(5000)
  w.host.signals.show()
  await w.advance(5000)
  w.host.signals.hide()
  await w.advance(1000)
  assert.deepEqual(
    got.map(({ number, hidden }) => [number, hidden]),
    [
      [1, false],
      [2, true],
      [3, false],
      [3, false],
      [4, true],
    ],
  )
  // Timers may go on meanwhile, as they do with background audio.
  await w.advance(2 * MINUTE)
  assert.deepEqual(
    got.slice(-2).map(({ hidden }) => hidden),
    [true, true],
  )
  reporter.stop()
  assertToldAll(app, { downs: { 3000: 1 }, giveUps: {} })
  w.assertQuiet()
})

test('the reporter tells give-ups and long outages, but not the app’s own close', async () => {
  const app = await reporting('js')
  const { w, task, reporter } = app
  const lost = () => task.state !== 'open'
  w.net.next('hang')
  w.net.link.drop()
  await w.until(lost)
  await w.until(() => !lost())
  task.close()
  await w.advance(1000)
  task.open()
  await w.until(() => !lost())
  w.net.handshake = 'refuse'
  w.net.link.drop()
  await w.advance(MINUTE)
  w.net.handshake = 'accept'
  await w.until(() => !lost())
  w.net.handshake = 'refuse'
  task.opts.repeatLimit = 4
  w.net.link.drop()
  await w.until(() => task.state === 'given-up')
  reporter.stop()
  assertToldAll(app, { downs: { 18000: 1, longer: 1 }, giveUps: { 'repeat-limit': 1 } })
  w.assertQuiet()
})

test('a report without stats has the last ones', async () => {
  const { w, task, got } = await reporting('js')
  await w.advance(MINUTE)
  task.destroy()
  await w.advance(MINUTE)
  assert.deepEqual([got[1].number, got[1].opens, got[1].timeIn.open], [2, 0, 0])
  w.assertQuiet()
})

test('the table of what the numbers mean has all numbers of stats()', () => {
  const shown = table('field').flatMap(([names]) => codes(names))
  assert.deepEqual(sorted(shown), sorted([...STATS, 'closes']))
})

test('connects of the worst second are what the storms are held to', () => {
  const { storm } = JSON.parse(read('bench/results.json'))
  const limit = (what) => storm.results.targets.find((target) => target.what === what).limit
  const partition = storm.results.storms.find(
    ({ name, policy }) => name === 'partition-healed' && policy === 'default',
  )
  const pause = limit('restart told by retry-after=N/C: peak')
  const shares = [
    limit('every restart: peak in a second'),
    Math.ceil((100 * partition.peak) / partition.ideal) / 100,
    limit('restart told by 1012: peak'),
    pause / 60,
    pause / 300,
  ]
  const number = (cell) => Number(cell.replaceAll(' ', ''))
  table('how they lose it').forEach(([way, share, ...counts], row) => {
    const [above, below = '1'] = share.split(' / ')
    assert.equal(above / below, shares[row], way)
    const expected = [10_000, 100_000, 1_000_000].map((clients) =>
      Math.round(clients * shares[row]),
    )
    assert.deepEqual(counts.map(number), expected, way)
  })
})
