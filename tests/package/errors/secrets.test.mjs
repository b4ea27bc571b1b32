// Whatever the params of an attempt are, and however a host quotes them: no log line, warning, report, error or event
// that the package makes shows a secret of them, in any way in which an app may print it, and printing never throws.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { v2 } from '../../support/cases.mjs'
import { holds } from '../../support/property.mjs'
import { leak, printed, quotes, secret, urls } from '../../support/secrets.mjs'

const HOSTS = [
  ...['wx', 'swan', 'tt', 'my@single', 'my@multiple', 'dd@exists', 'taro3@weapp', 'taro4@alipay'],
  ...['mpx@promise', 'uni@mp-weixin', 'uni@app', 'browser', 'taro4@h5', 'uni@h5'],
]
/** What the connect call does; on H5 only the network can fail. */
const CONNECTS = ['task', 'task', 'throw', 'fail', 'reject', 'undefined']
const REPORTS = ['error+close', 'close', 'error', 'fail', 'fail+error+close']

const attempt = fc.record({
  url: fc.constantFrom(...Object.values(urls)),
  secrets: fc.array(secret, { minLength: 5, maxLength: 5 }),
  connect: fc.constantFrom(...CONNECTS),
  isOpened: fc.boolean(),
  refused: fc.constantFrom(...REPORTS),
  quote: fc.constantFrom(...Object.values(quotes)),
  field: fc.constantFrom('errMsg', 'errorMessage', 'reason', 'other'),
  isOdd: fc.boolean(),
})

const paramsOf = ({ url, secrets: [inUrl, inHeader, inCookie, protocol, ticket] }) => ({
  url: url(inUrl),
  header: { authorization: `Bearer ${inHeader}`, more: { cookie: `sid=${inCookie}; theme=dark` } },
  protocols: ['bearer', protocol],
  ticket,
})

/** A host that says all it knows of an attempt. */
function tells(current) {
  return (event, params) => {
    const { quote, field, isOdd } = current()
    const { url, header, protocols = [], ticket } = params
    const texts = [url, header?.authorization, header?.more?.cookie, ...protocols, ticket]
    const said = `failed: ${texts.filter(Boolean).map(quote).join(' and ')} is wrong`
    if (event instanceof Error || !event || typeof event !== 'object' || 'stack' in event) {
      if (event) event.message = said
      return event ?? { [field]: said }
    }
    Object.assign(event, { [field]: said, target: { _url: url, header }, asked: [url], id: 7n })
    event.target.self = event
    if (isOdd)
      Object.defineProperty(event, 'odd', {
        enumerable: true,
        get() {
          throw new Error(url)
        },
      })
    return event
  }
}

/** Plays the attempts of a life; gives everything that was made for the app, as values to print. */
async function play(w, attempts) {
  const made = []
  let at = -1
  const current = () => attempts[Math.max(at, 0)]
  w.host.tells = tells(current)
  const note = (value) => void made.push(value)
  const report = w.require(join(packedDir(), 'diagnostics.js'))({ logger: (...line) => note(line) })
  const connectSocketParams = ({ lastError }) => {
    note(lastError)
    at += 1
    if (at >= attempts.length) throw new Error('no more')
    const { connect, isOpened, refused } = current()
    w.host.quirks.refused = refused
    if (connect !== 'task') w.host.next(connect)
    w.net.next(isOpened ? 'accept' : 'refuse')
    return paramsOf(current())
  }
  const task = await w.start(
    {
      connectSocketParams,
      logger: report,
      minUptime: 0,
      reconnectTimeout: 50,
      connectTimeout: 1000,
      retry: (info) => (note(info.lastError), at < attempts.length ? 50 : false),
    },
    (created) => {
      created.on('error', note)
      created.on('giveUp', note)
      // One that fits is the host's own.
      created.on('close', (event) => 'raw' in event && note(event))
      created.on('open', () => {
        created.send('hello').catch(note)
        w.host.socket?.dispatch?.('error', {}, { errMsg: 'odd' })
        w.net.later(5, () => w.net.link?.drop())
      })
    },
  )
  await w.until(() => task.state === 'given-up', 600_000)
  note(task)
  note(task.opts)
  return { task, made, report }
}

v2('nothing that the package makes shows a secret of an attempt', async (make) => {
  const lives = [fc.constantFrom(...HOSTS), fc.array(attempt, { minLength: 1, maxLength: 4 })]
  await holds(lives, async (host, attempts) => {
    const w = await make({ host, quirks: { maxSockets: 40 } })
    w.noisy = true
    const { made, report } = await play(w, attempts)
    assert.ok(made.length > attempts.length)
    const texts = made.flatMap(printed)
    texts.push(report.report(), JSON.stringify(report), ...w.console.map(({ text }) => text))
    for (const text of texts.filter((shown) => shown !== undefined)) {
      for (const one of attempts) {
        const { url, header, protocols } = paramsOf(one)
        for (const of of [...one.secrets, header.authorization, protocols[1]])
          assert.equal(
            leak(text, of),
            undefined,
            `${host}: ${text}\n  shows a part of ${of} (${url})`,
          )
      }
    }
  })
})
