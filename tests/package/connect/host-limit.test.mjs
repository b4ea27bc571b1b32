// The limit of an attempt is given to the host as `timeout`: a handshake that hangs keeps its slot until the host gives up.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families, miniPrograms } from '../../support/hosts/families.mjs'

const URL = 'wss://example.test/socket'

/** The `timeout` of each connect. */
const limits = (w) => w.host.connects.map(({ params }) => params.timeout)

v2('it is connectTimeout, and that with its factor after time-outs', async (make) => {
  for (const host of miniPrograms) {
    const w = await make({ host, quirks: { maxSockets: 9 } })
    w.net.handshake = 'hang'
    await w.start({ connectTimeout: 3_000 })
    await w.until(() => w.connects >= 2, 60_000, host)
    const [first, second] = limits(w)
    assert.equal(first, 3_000, host)
    assert.ok(second >= 3_600 && second <= 4_500 && Number.isInteger(second), `${host}: ${second}`)
    const errors = w.log.filter(({ name }) => name === 'onError')
    assert.equal(errors[0].args[0].code, 'connect-timeout', `${host}: whoever is first`)
  }
})

v2('by default it is 10 s; the user’s own wins; none where connectTimeout is off', async (make) => {
  const given = (timeout) => ({ connectSocketParams: { url: URL, timeout } })
  for (const [options, limit] of [
    [{}, 10_000],
    [given(undefined), 10_000],
    [given(4_000), 4_000],
    [given(40_000), 40_000],
    [{ ...given(4_000), connectTimeout: 7_000 }, 4_000],
    [{ connectSocketParams: () => Promise.resolve({ url: URL }), connectTimeout: 7_000 }, 7_000],
    [{ connectTimeout: 0 }, undefined],
    [{ connectTimeout: Infinity }, undefined],
  ]) {
    const w = await make()
    await w.opened(options)
    assert.deepEqual(limits(w), [limit], JSON.stringify(options))
    const { params } = w.host.connects[0]
    assert.equal(
      'timeout' in params,
      limit !== undefined || 'timeout' in (options.connectSocketParams ?? {}),
    )
  }
})

v2('the user’s params stay as they are, and a default limit still follows them', async (make) => {
  const w = await make()
  w.net.next('hang', 'hang')
  const connectSocketParams = Object.freeze({ url: URL })
  const task = await w.start({ connectSocketParams })
  await w.until(() => w.connects === 2, 60_000)
  task.opts.connectSocketParams = { url: URL, timeout: 30_000 }
  const from = w.now
  await w.until(() => w.connects === 3, 120_000)
  assert.ok(w.now - from < 20_000, 'the second attempt had the limit of its own params')
  w.net.handshake = 'hang'
  assert.equal(limits(w)[2], 30_000)
})

v2('handshakes hang for 90 s: no zombies, no refusals, back in seconds', async (make) => {
  for (const host of ['wx', 'tt', 'taro4@weapp', 'uni@mp-weixin', 'mpx']) {
    const w = await make({ host })
    w.net.handshake = 'hang'
    const task = await w.start({ connectTimeout: 3_000 })
    let most = 0
    const until = w.now + 90_000
    while (w.now < until) {
      await w.advance(100)
      most = Math.max(most, w.host.alive.length)
    }
    assert.ok(most <= 2, `${host}: ${most} sockets at a time`)
    assert.equal(w.connects, w.host.sockets.length, `${host}: none was refused`)
    w.net.handshake = 'accept'
    await w.until(() => task.state === 'open', 60_000, host)
    const last = w.host.connects.at(-1)
    assert.ok(w.now - last.at < 1_000, host)
  }
})

v2('other families get it too, which does no harm', async (make) => {
  for (const host of families) {
    const w = await make({ host })
    const task = await w.opened({ connectTimeout: 3_000 })
    assert.equal(task.state, 'open', host)
  }
})
