// What the page is for: faults, on each host, with 1.x beside.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openStage } from './stage.mjs'

let stage
before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

/** A test with a page that is up. */
function play(name, how, body) {
  test(name, async () => {
    const visit = await stage.visit(how)
    await body(visit)
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })
}

const log = (visit) => visit.page.$eval('#events', (list) => list.innerText)
const calls = (visit) => visit.page.$eval('#calls', (list) => list.innerText)

describe('faults and hosts', { concurrency: 8 }, () => {
  play(
    'the black hole: ours is open again while 1.x hangs',
    { motion: 'no-preference' },
    async (visit) => {
      await visit.isUp()
      await visit.press('fault-blackhole')
      await visit.card('ours', 'kind', 'recovered')
      await visit.card('ours', 'state', 'open')
      await visit.card('first', 'kind', 'hangs')
      await visit.card('first', 'state', 'closing')
      assert.match(await log(visit), /2\.x\s+recovered in \d\.\d s/)
      assert.match(await log(visit), /1\.x\s+hangs: no new attempt/)
      await visit.page.waitForFunction(() =>
        /1\.x: hangs/.test(document.getElementById('announcer').textContent),
      )
      await visit.picture('scene')
    },
  )

  play('the server closes with the code that is chosen', {}, async (visit) => {
    await visit.isUp()
    await visit.page.select('#close-code', '4000')
    await visit.press('fault-close')
    await visit.card('ours', 'kind', 'recovered')
    await visit.card('first', 'kind', 'recovered')
    assert.match(await log(visit), /closed 4000 restart/)
  })

  play('refused, until it is taken away', {}, async (visit) => {
    await visit.isUp()
    await visit.turn('refuse', true)
    await visit.card('ours', 'kind', 'faulty')
    await visit.figure('failed', 'value > 0')
    await visit.picture('refuse')
    await visit.turn('refuse', false)
    await visit.card('ours', 'kind', 'recovered')
    await visit.card('first', 'kind', 'recovered')
  })

  play('slow: round trips get long, and nothing breaks', {}, async (visit) => {
    await visit.isUp()
    await visit.turn('slow', true)
    await visit.figure('rtt', 'value >= 590')
    await visit.figure('rtt', 'value >= 590', 2)
    await visit.card('ours', 'state', 'open')
    await visit.card('ours', 'kind', 'none')
    await visit.turn('slow', false)
    await visit.figure('rtt', 'value < 590')
  })

  play('flapping: open, dropped, open', {}, async (visit) => {
    await visit.isUp()
    await visit.turn('flapping', true)
    await visit.figure('closed', 'value >= 2')
    await visit.turn('flapping', false)
    await visit.card('ours', 'kind', 'recovered')
  })

  for (const host of ['browser', 'wx']) {
    play(`offline on ${host}`, { hash: `#host=${host}` }, async (visit) => {
      await visit.isUp()
      await visit.turn('offline', true)
      await visit.card('ours', 'state', 'offline')
      await visit.picture(`offline-${host}`)
      await visit.turn('offline', false)
      await visit.card('ours', 'kind', 'recovered')
      assert.ok(await visit.page.evaluate(() => navigator.onLine))
    })

    play(`background on ${host}`, { hash: `#host=${host}` }, async (visit) => {
      await visit.isUp()
      await visit.turn('background', true)
      await visit.figure('failed', 'value > 0')
      await visit.turn('background', false)
      await visit.card('ours', 'kind', 'recovered')
      assert.equal(await visit.page.evaluate(() => document.hidden), false)
    })
  }

  // --- hosts

  const HOSTS = {
    wx: /→ connectSocket[^]*← onOpen|← onOpen[^]*→ connectSocket/,
    swan: /← onMessage 9 B/,
    taro: /→ connectSocket/,
    'my-multiple': /→ send 9 B/,
  }
  for (const [host, call] of Object.entries(HOSTS))
    play(`${host}: ours recovers from the black hole`, { hash: `#host=${host}` }, async (visit) => {
      await visit.card('ours', 'state', 'open')
      await visit.figure('pings', 'value > 0')
      await visit.press('fault-blackhole')
      await visit.card('ours', 'kind', 'recovered')
      assert.match(await calls(visit), call)
      await visit.picture(`host-${host}`)
    })

  // --- one more lane

  play('mqtt alone: it waits for its own keepalive', { hash: '#client=mqtt' }, async (visit) => {
    await visit.isUp()
    await visit.card('client', 'state', 'open')
    await visit.logged('client', 'message')
    await visit.press('fault-blackhole')
    await visit.card('ours', 'kind', 'recovered')
    await visit.card('client', 'kind', 'hangs')
    await visit.card('client', 'kind', 'recovered')
    assert.match(await log(visit), /mqtt\s+error: Keepalive timeout/)
  })

  play(
    'mqtt over the class with heartbeat: it need not wait',
    { hash: '#client=mqtt-heartbeat' },
    async (visit) => {
      await visit.isUp()
      await visit.card('client', 'state', 'open')
      await visit.figure('pings', 'value >= 2', 3)
      await visit.figure('rtt', 'value >= 0', 3)
      await visit.press('fault-blackhole')
      await visit.card('client', 'kind', 'recovered')
      assert.doesNotMatch(await log(visit), /mqtt\s+(hangs|error: Keepalive)/)
      assert.match(await log(visit), /mqtt\s+starts: mqtt over the class with heartbeat/)
      await visit.turn('offline', true)
      await visit.card('client', 'kind', 'faulty')
      await visit.press('reset')
      await visit.card('client', 'kind', 'none')
      await visit.card('client', 'state', 'open')
      await visit.press('act-close')
      await visit.card('client', 'state', 'closed')
      await visit.apply({ client: 'none' })
      await visit.page.waitForSelector('#card-client', { hidden: true })
      await visit.card('ours', 'state', 'open')
    },
  )

  play(
    'my, one socket: calls of its global functions',
    { hash: '#host=my-single' },
    async (visit) => {
      await visit.isUp()
      await visit.press('fault-close')
      await visit.card('ours', 'kind', 'recovered')
      assert.match(await calls(visit), /→ sendSocketMessage/)
      assert.match(await calls(visit), /← onSocketOpen/)
    },
  )
})
