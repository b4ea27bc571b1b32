// The package through Taro's own build: its pages on simulated hosts with real sockets, and on h5 in a
// real browser.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { launch } from '../../../support/headless-chrome.mjs'
import { startServer } from '../../../support/servers/server.mjs'
import { liveInPage, playInPage } from '../in-page.mjs'
import { build, liveOn, liveOnBoth, prepare } from '../taro-app.mjs'

before(() => prepare('taro'))

/** Goes to the page as its text. Eight links in a row die silently; resolves to the codes of failed attempts. */
async function eightDeaths(task, kill) {
  const next = (type) => new Promise((resolve) => task.once(type, resolve))
  const failures = []
  task.on('error', ({ code }) => failures.push(code))
  if (task.state !== 'open') await next('open')
  for (let death = 1; death <= 8; death += 1) {
    const again = next('open')
    await kill()
    await again
  }
  return failures
}

test('weapp', async (t) => {
  await liveOnBoth(t, { folder: await build('taro', 'weapp'), name: 'wx' })
})

// Not with Taro.connectSocket: that puts the shared socket's functions over a task's own, and takes no
// bytes.
test('alipay', async (t) => {
  const folder = await build('taro', 'alipay')
  const code = { folder, name: 'my', shown: { navigator: { userAgent: '' }, self: {} } }
  // Its close events have no code.
  const differs = { dropped: 1006, closed: 1006 }

  await t.test('Taro, with more than one socket', () =>
    liveOn('index', { ...code, preset: 'my@multiple' }, differs),
  )

  await t.test('Taro, with one socket', () =>
    liveOn('index', { ...code, preset: 'my@single' }, differs),
  )
})

test('h5', async (t) => {
  const [folder, browser] = [await build('taro', 'h5'), await launch()]
  t.after(() => browser.close())

  await t.test('Taro, which has no connectSocket there: on the page’s WebSocket', async () => {
    const page = await liveInPage(browser, folder, '/#/pages/index/index')
    assert.deepEqual([page.engine, page.isBare], ['js', true])
    assert.equal(page.said.length, 1)
    assert.match(page.said[0], /WebSocket/)
  })

  await t.test('Taro.connectSocket', async () => {
    // Its own task hides the server's close code, and doesn't send ours; the WebSocket that it shows does.
    const page = await liveInPage(browser, folder, '/#/pages/own/index')
    assert.deepEqual([page.engine, page.isBare], ['js', false])
    assert.deepEqual(page.said, [])
  })

  // The browser closes each for up to a minute, and Taro counts five of them.
  await t.test(
    'Taro.connectSocket: links that die silently use up none of its sockets',
    async () => {
      const server = await startServer()
      try {
        const { seen } = await playInPage(browser, folder, '/#/pages/own/index', {
          url: server.url,
          options: { pingTimeout: 200, pongTimeout: 500, reconnectTimeout: 100 },
          drop: () => server.freezeLinks(),
          late: new Promise(() => {}),
          play: eightDeaths,
        })
        assert.deepEqual(seen, [])
      } finally {
        await server.stop()
      }
    },
  )
})
