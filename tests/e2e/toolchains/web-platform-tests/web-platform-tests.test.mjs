// The tests of the web's own `WebSocket` on ours: no stage misses more than `misses.mjs` lists.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { compare } from './compare.mjs'
import { wptServer } from './server.mjs'
import { stages } from './stages.mjs'

/** Most of the time the tests wait. */
const STAGES_AT_A_TIME = 2

const player = fileURLToPath(new URL('play.mjs', import.meta.url))

async function play(name, { port }) {
  const options = { maxBuffer: 1e8 }
  const { stdout } = await promisify(execFile)(process.execPath, [player, name, port], options)
  return JSON.parse(stdout)
}

test('web-platform-tests', { concurrency: STAGES_AT_A_TIME }, async (t) => {
  const server = await wptServer()
  t.after(() => server.stop())
  const playStage = ([name, stage]) =>
    t.test(name, async (tt) => {
      const { unlisted, unmissed, counts } = compare(await play(name, server), stage)
      const { interfaces, others } = counts
      tt.diagnostic(`${name}: ${others} pass; of idlharness ${interfaces}`)
      if (unmissed.length) tt.diagnostic(`${name}: listed, but passed: ${unmissed.join(', ')}`)
      assert.equal(unlisted.join('\n'), '')
      assert.ok(others.passed >= stage.least, `${others} pass, wanted are ${stage.least}`)
    })
  await Promise.all(Object.entries(stages).map(playStage))
})
