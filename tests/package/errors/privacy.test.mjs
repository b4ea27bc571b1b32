// No error, event or log line of the package carries a URL’s query or user, a header or a payload.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const SECRET = 'sEcReT'
const url = `wss://me:${SECRET}@example.test/socket?token=${SECRET}#${SECRET}`

/** Everything a value shows when an app logs it. */
function shown(value, depth = 0) {
  if (value === null || typeof value !== 'object') return String(value)
  if (depth > 4) return ''
  const own = Object.getOwnPropertyNames(value).map((key) => [key, value[key]])
  const texts = [value.message, value.stack, value.name, ...own.flat()]
  return texts.map((text) => shown(text, depth + 1)).join(' ')
}

v2('a life full of errors shows no secret', async (make) => {
  const w = await make()
  const lines = []
  const errors = []
  const task = await w.start({
    connectSocketParams: { url, header: { authorization: SECRET } },
    pingTimeout: 1000,
    pongTimeout: 500,
    queue: { maxMessages: 1 },
    repeatLimit: 6,
    logger: (...line) => lines.push(line),
  })
  const collect = (event) => errors.push(event)
  task.on('error', collect)
  task.on('giveUp', collect)
  const send = (data) => task.send({ data }).then(() => {}, collect)
  send(`${SECRET} one`)
  send(`${SECRET} two`)
  send({ data: SECRET })
  await w.advance(100)
  w.host.quirks.send = 'throw'
  send(`${SECRET} three`)
  await w.advance(3000)
  w.host.quirks.send = 'ok'
  w.host.next('throw', 'fail', 'reject', 'undefined', 'mute')
  w.net.link?.drop()
  await w.advance(60_000)
  w.net.handshake = 'refuse'
  w.net.link?.drop()
  await w.advance(300_000)
  assert.ok(errors.length >= 6, `${errors.length} errors`)
  assert.ok(lines.length >= 6, `${lines.length} log lines`)
  for (const value of [...errors, ...lines, w.console]) {
    assert.ok(!shown(value).includes(SECRET), shown(value))
  }
  assert.ok(!JSON.stringify(task.stats()).includes(SECRET))
})

v2('a refused live option shows no secret', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.opts.connectSocketParams = { header: { authorization: SECRET } }
  task.opts.connectSocketParams = url
  task.opts.pingMsg = { text: SECRET }
  assert.ok(!shown(w.console).includes(SECRET), shown(w.console))
})
