// What a host says about a failure quotes the params: the text that the app gets has no secret in it, and keeps what it says
// beside. tests/e2e/web.rs does the same with the texts of a real browser.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { printed } from '../../support/secrets.mjs'

const SECRET = 'sEcReT/ab=='
const url = `wss://me:pass%20wOrD@example.test/socket?token=${encodeURIComponent(SECRET)}&uid=12345678#fRaG1234`
const params = {
  url,
  header: { authorization: `Bearer ${SECRET}`, cookie: 'sid=c0oKiE; theme=dark', uid: 12345678 },
  protocols: ['bearer', SECRET],
}
const secrets = ['sEcReT', 'ab==', 'wOrD', 'c0oKiE', 'fRaG1234', '12345678']

/** What hosts say, and what is left of it. */
const texts = {
  [`connectSocket:fail ${url} not in the list`]:
    'connectSocket:fail wss://example.test/socket not in the list',
  [`The URL '${url}' is invalid.`]: "The URL 'wss://example.test/socket' is invalid.",
  [`The subprotocol '${SECRET}' is invalid.`]: "The subprotocol '…' is invalid.",
  [`fragment identifier ('fRaG1234')`]: "fragment identifier ('…')",
  [`fail /proxy?to=${encodeURIComponent(url)} timeout`]: 'fail /proxy?to=wss… timeout',
  [`fail /proxy?to=${encodeURIComponent(encodeURIComponent(url))} timeout`]:
    'fail /proxy?to=wss… timeout',
  [`fail ${url.replace('%20', ' ').replace('wss', 'WSS')} timeout`]: 'fail WSS… timeout',
  [`bad header ${JSON.stringify(params.header)}`]:
    'bad header {"authorization":"…","cookie":"…","uid":…',
  [`no session ${SECRET.slice(0, 9)}`]: 'no session …',
  'connectSocket:fail timeout': 'connectSocket:fail timeout',
  [`${'x'.repeat(500)}${SECRET}`]: 'x'.repeat(300),
}

/** The families of hosts, and how each tells that a connect has failed. */
const hosts = {
  wx: ['error+close', 'fail', 'throw', 'reject'],
  tt: ['error+close', 'fail'],
  'my@single': ['error+close', 'fail'],
  'my@multiple': ['fail', 'throw'],
  'taro3@weapp': ['error+close', 'reject'],
  'mpx@promise': ['error+close', 'fail'],
  'uni@mp-weixin': ['error+close', 'throw'],
  browser: ['throw'],
  'uni@h5': ['throw'],
}

async function failed(make, host, how, text) {
  const w = await make({ host, quirks: { errorEvent: 'errMsg' } })
  w.host.tells = (event) => {
    if (event && 'stack' in event) event.message = text
    else if (event && !('code' in event)) event.errMsg = text
    return event
  }
  if (how === 'throw' || how === 'reject' || how === 'fail') w.host.next(how)
  else w.host.quirks.refused = how
  w.net.next('refuse')
  const lines = []
  const logger = (...line) => lines.push(line)
  await w.start({ connectSocketParams: params, logger, repeatLimit: 0 })
  await w.until(() => w.names.includes('onClose'))
  w.noisy = true
  return { event: w.recorder.of('onError')[0].event, lines }
}

async function assertLeft(make, host, how, text, left) {
  const { event, lines } = await failed(make, host, how, text)
  const about = `${how}: ${text}`
  // Some frameworks begin what the native host says.
  assert.equal(event.message.replace(/^connectSocket:fail (?=The )/, ''), left, about)
  assert.equal(lines.find(([, name]) => name === 'error')[2].message, event.message, about)
  for (const shown of [...printed(event), ...printed(lines)])
    for (const secret of secrets) assert.ok(!shown.includes(secret), `${about}: ${shown}`)
}

for (const [text, left] of Object.entries(texts)) {
  v2(`of "${text.slice(0, 40)}" is shown "${left.slice(0, 60)}"`, (make) =>
    assertLeft(make, 'wx', 'error+close', text, left),
  )
}

for (const [host, ways] of Object.entries(hosts)) {
  v2(`a text that quotes the params loses their secrets, on ${host}`, async (make) => {
    const text = `The URL '${url}' is invalid.`
    for (const how of ways) await assertLeft(make, host, how, text, texts[text])
  })
}

v2('a secret of an attempt that has failed is none of the next', async (make) => {
  const w = await make()
  const tokens = ['fIrSt', 'sEcOnD']
  const said = []
  w.host.tells = (event, { url: asked }) => ({ ...event, errMsg: `no way to ${asked}, fIrSt` })
  const connectSocketParams = () => ({ url: `wss://example.test/?token=${tokens.shift()}` })
  w.net.next('refuse', 'refuse')
  await w.start({ connectSocketParams, repeatLimit: 1, reconnectTimeout: 50 }, (task) => {
    task.onError = ({ message }) => said.push(message)
  })
  await w.until(() => said.length === 2)
  assert.deepEqual(said, [
    'no way to wss://example.test/, …',
    'no way to wss://example.test/, fIrSt',
  ])
})

v2('of params that cannot be read in full, nothing that the host says is shown', async (make) => {
  const circle = { url }
  circle.self = circle
  for (const connectSocketParams of [circle, { url, big: { id: 7n } }]) {
    const w = await make()
    w.host.tells = (event) => ({ ...event, errMsg: `bad ${url}` })
    w.net.next('refuse')
    await w.start({ connectSocketParams, repeatLimit: 0 })
    await w.until(() => w.names.includes('onClose'))
    const [{ event }] = w.recorder.of('onError')
    assert.equal(
      event.message,
      connectSocketParams === circle ? '…' : 'bad wss://example.test/socket',
    )
    assert.deepEqual(Object.keys(event), ['code', 'message'])
    assert.equal(event.errMsg, `bad ${url}`)
  }
})
