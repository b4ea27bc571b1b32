// `…/diagnostics`: what its report contains, and what it never contains.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { v2 } from '../../support/cases.mjs'

const SECRET = 'sEcReT'

/** Diagnostics in the realm of the app. */
const diagnosticsOf = (w, options) => w.require(join(packedDir(), 'diagnostics.js'))(options)

/** The report as JSON gives it, without the realm’s prototypes. */
const jsonOf = (diagnostics) => JSON.parse(JSON.stringify(diagnostics))

/** The events of a report as `event a b`: with the values of their details but the last, the task’s number. */
const eventLines = (diagnostics) =>
  jsonOf(diagnostics).events.map(({ event, detail }) =>
    [event, ...Object.values(detail).slice(0, -1)].join(' '),
  )

v2('the report shows a life from start to end', async (make, engine) => {
  const w = await make()
  const logger = diagnosticsOf(w, { miniprogram: w.host.api })
  await w.advance(500)
  const task = await w.opened({ logger, pingTimeout: 1000, pongTimeout: 500, repeatLimit: 1 })
  await w.advance(1200)
  w.host.signals.hide()
  w.host.signals.networkIs('none')
  w.host.signals.networkIs('4g')
  w.host.signals.show()
  w.net.blackhole = true
  await w.until(() => task.state === 'waiting')
  w.net.blackhole = false
  w.net.handshake = 'refuse'
  await w.until(() => task.state === 'given-up')
  task.destroy()

  const report = jsonOf(logger)
  assert.equal(report.version, w.lib.version)
  assert.equal(report.dropped, 0)
  const [{ at, level, event, detail }] = report.tasks
  assert.deepEqual([at, level, event], [500, 'info', 'start'])
  assert.deepEqual(
    [detail.version, detail.engine, detail.reason, detail.task],
    [w.lib.version, engine, 'first choice', 1],
  )
  const { options } = detail
  assert.deepEqual(
    [options.pingTimeout, options.isPong, options.networkAware, options.queue.maxAge],
    [1000, null, true, 30_000],
  )
  assert.deepEqual(
    [options.miniprogram, options.connectSocketParams, options.pingMsg, options.logger],
    ['object', 'object', 'string', 'function'],
  )
  const lines = eventLines(logger).filter((line) => !/^(ping|latency)/.test(line))
  assert.deepEqual(lines, [
    'attempt 1 wss://example.test/socket',
    'state open connecting',
    'host hidden',
    'host offline',
    'host online',
    'host shown',
    'state waiting open',
    'close 1006 no answer to ping',
    'reconnect 1',
    'state connecting waiting',
    'attempt 2 wss://example.test/socket',
    'state given-up connecting',
    'error connect-failed connect ECONNREFUSED',
    'close 1006 connect-failed',
    'giveUp repeat-limit',
    'state destroyed given-up',
  ])
  const measured = report.events.filter((entry) => entry.event === 'latency')
  assert.ok(measured.length > 0 && measured.every((entry) => entry.detail.ms >= 0))
  assert.ok(report.events.some((entry) => entry.event === 'ping'))
  const times = report.events.map((entry) => entry.at)
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  )
})

v2('the text has a head, how tasks began, and a line an event', async (make, engine) => {
  const w = await make()
  const { api } = w.host
  api.getAppBaseInfo = () => ({ SDKVersion: '3.4.1', host: { env: 'WeChat', appId: SECRET } })
  api.getDeviceInfo = () => ({ platform: 'ios', system: 'iOS 17', brand: SECRET })
  api.getSystemInfoSync = () => assert.fail('hosts with the newer ones warn of this')
  const logger = diagnosticsOf(w, { miniprogram: api })
  await w.opened({ logger })
  const lines = logger.report().split('\n')
  const shapes = [
    /^websocket-heartbeat-miniprogram \d+\.\d+\.\d+$/,
    /^since \d{4}-\d\d-\d\dT[\d:.]+Z, for \+\d+\.\d{3}$/,
    /^host host="WeChat" SDKVersion="3.4.1" platform="ios" system="iOS 17"$/,
    new RegExp(
      `^\\+0\\.000 info start version="[\\d.]+" engine="${engine}" reason="first choice" options={.+} task=1$`,
    ),
    /^dropped 0$/,
    /^\+0\.000 info attempt attempt=1 url="wss:\/\/example\.test\/socket" task=1$/,
    /^\+0\.\d{3} info state state="open" previous="connecting" task=1$/,
  ]
  assert.equal(lines.length, shapes.length)
  for (const [i, shape] of shapes.entries()) assert.match(lines[i], shape)
})

v2('several tasks share one, each by its number; another logger gets all events', async (make) => {
  const w = await make()
  const heard = []
  const logger = diagnosticsOf(w, { logger: (...line) => heard.push(line) })
  const one = await w.opened({ logger })
  const two = await w.opened({ logger })
  one.close()
  two.destroy()
  await w.advance(3000)
  const { tasks, events } = jsonOf(logger)
  assert.deepEqual(
    tasks.map(({ detail }) => detail.task),
    [1, 2],
  )
  const ends = events.filter(({ detail }) => /closed|destroyed/.test(detail.state))
  assert.deepEqual(
    ends.map(({ detail }) => [detail.task, detail.state]),
    [
      [1, 'closed'],
      [2, 'destroyed'],
    ],
  )
  assert.equal(heard.length, tasks.length + events.length)
})

v2('a console without debug works as a logger, beside it and behind it', async (make) => {
  for (const behind of [false, true]) {
    const w = await make()
    const lines = []
    const keep = (...parts) => lines.push(parts[0])
    const console = { log: keep, info: keep, warn: keep, error: keep }
    const logger = behind ? diagnosticsOf(w, { logger: console }) : console
    await w.opened({ logger, pingTimeout: 100 })
    await w.advance(300)
    assert.ok(lines.includes('ping') && lines.includes('latency'), lines.join())
    assert.deepEqual(lines.slice(0, 3), ['start', 'attempt', 'state'])
  }
})

v2('no user, query, header or payload is in a report, whatever goes wrong', async (make) => {
  const w = await make()
  const url = `wss://me:${SECRET}@x@example.test/socket?token=${SECRET}#${SECRET}`
  const logger = diagnosticsOf(w, { miniprogram: w.host.api })
  const task = await w.start({
    connectSocketParams: { url, header: { authorization: SECRET }, protocols: [SECRET] },
    pingMsg: () => SECRET,
    pingTimeout: 1000,
    pongTimeout: 500,
    repeatLimit: 4,
    logger,
  })
  await w.until(() => task.state === 'open')
  await w.settle(task.send(SECRET))
  w.net.link.push(SECRET)
  w.host.socket.emit('message', { data: { odd: SECRET } })
  await w.advance(3000)
  task.opts.connectSocketParams = { header: { authorization: SECRET } }
  task.opts.pingMsg = { text: SECRET }
  w.host.next('throw', 'fail', 'reject', 'undefined')
  w.net.link.closeByServer(4000, SECRET)
  await w.until(() => task.state === 'given-up', 300_000)
  const [text, json] = [logger.report(), JSON.stringify(logger)]
  assert.ok(jsonOf(logger).events.length > 15)
  for (const shown of [text, json]) assert.ok(!shown.includes(SECRET), shown)
})

v2('a throwing logger behind it harms nothing, and is heard of', async (make) => {
  const w = await make()
  w.noisy = true
  const logger = diagnosticsOf(w, {
    logger() {
      throw new Error('logger')
    },
  })
  const task = await w.opened({ logger })
  assert.equal(task.state, 'open')
  assert.equal(w.uncaught[0].message, 'logger')
  assert.ok(eventLines(logger).includes('state open connecting'))
})

for (const host of ['my@single', 'dd', 'tt', 'taro4@weapp', 'uni@mp-weixin', 'mpx', 'browser']) {
  v2(`on ${host} it shows an open, a loss and a retry, too`, async (make) => {
    const w = await make({ host })
    const logger = diagnosticsOf(w, { miniprogram: w.host.api })
    const task = await w.opened({ logger })
    w.net.link.closeByServer(1006, '')
    await w.until(() => task.state === 'waiting')
    const lines = eventLines(logger).filter((line) => /^(attempt|state|reconnect)/.test(line))
    assert.deepEqual(lines, [
      'attempt 1 wss://example.test/socket',
      'state open connecting',
      'state waiting open',
      'reconnect 1',
    ])
    assert.match(logger.report(), /^host \S/m)
    task.destroy()
  })
}
