// What the functions of an app give or throw is in no text of the package: it may be a token.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { printed } from '../../support/secrets.mjs'

const SECRET = 'sEcReT'

const gives = {
  'a text': () => SECRET,
  'a Promise of a text': (w) => w.realm.Promise.resolve(SECRET),
  'params without a url': () => ({ [SECRET]: SECRET }),
  'a text with a url': () => new String(SECRET),
  'a number': () => 12345678,
  'a rejection with a text': (w) => w.realm.Promise.reject(SECRET),
  'a rejection with an error': (w) => w.realm.Promise.reject(new w.realm.Error(SECRET)),
  'a rejection with an object': (w) =>
    w.realm.Promise.reject({ status: SECRET, config: { headers: { authorization: SECRET } } }),
  'an error that it throws': () => {
    throw Object.assign(new Error(SECRET), { status: SECRET })
  },
  'params whose url throws': () => ({
    get url() {
      throw new Error(SECRET)
    },
  }),
  'params whose header throws': () => ({
    url: 'wss://example.test/',
    get header() {
      throw new Error(SECRET)
    },
  }),
}

for (const [what, give] of Object.entries(gives)) {
  v2(`connectSocketParams gives ${what}: it is only in raw`, async (make) => {
    const w = await make()
    const lines = []
    const logger = (...line) => lines.push(line)
    await w.start({ connectSocketParams: () => give(w), logger, repeatLimit: 0 })
    await w.until(() => w.names.includes('onClose'))
    const [{ event }] = w.recorder.of('onError')
    const isRead = what === 'params whose header throws'
    assert.equal(event.code, isRead ? 'connect-failed' : 'params-failed')
    assert.equal(event.message, isRead ? '…' : 'connectSocketParams failed or gave no url')
    assert.notEqual(event.raw, undefined)
    for (const shown of [...printed(event), ...printed(lines), ...printed(w.console)])
      assert.doesNotMatch(shown, /sEcReT|12345678/)
  })
}

v2('retry, pingMsg and getters of options: no warning shows what they give', async (make) => {
  const w = await make()
  w.noisy = true
  const messages = []
  const task = await w.opened({
    pingTimeout: 100,
    pingMsg: () => 12345678,
    retry: () => SECRET,
    logger: (level, event, { message }) => messages.push(message),
  })
  await w.advance(500)
  w.net.link.drop()
  await w.until(() => task.state === 'waiting')
  task.opts.connectSocketParams = SECRET
  task.opts.connectSocketParams = {
    get url() {
      throw Object.assign(new Error(SECRET), { option: SECRET })
    },
  }
  const texts = [...w.console.map(({ text }) => text), ...messages, ...w.uncaught.map(String)]
  assert.match(texts.join('\n'), /retry gave a string; allowed/)
  assert.match(texts.join('\n'), /option pingMsg is a number; allowed/)
  assert.match(texts.join('\n'), /option connectSocketParams is a string; allowed/)
  assert.match(texts.join('\n'), /option connectSocketParams can not be read/)
  assert.doesNotMatch(texts.join('\n'), /sEcReT|12345678/)
})
