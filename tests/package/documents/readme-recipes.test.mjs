// Each recipe of the READMEs does what it promises, as it is printed.

import assert from 'node:assert/strict'
import test from 'node:test'
import { blocksUnder, load, worldFor } from './readme-code.mjs'

const SECTIONS = { 'README.md': 'Recipes', 'README.zh-CN.md': '常见写法' }

/** A recipe in a world where the names that it takes for granted exist. */
async function followed(block, names = {}) {
  const w = await worldFor({ host: 'wx', name: 'wx', globals: names })
  w.realm.options = w.options()
  w.realm.WebsocketHeartbeat = (options) => (w.starting = w.lib(options))
  w.made = await load(w, block)
  return { w, task: w.starting && (await w.settle(w.starting)) }
}

async function untilOpen({ w, task }) {
  await w.until(() => task.state === 'open')
}

const plays = [
  async function heartbeat(block) {
    const { w, task } = await followed(block)
    const messages = []
    task.onMessage = ({ data }) => messages.push(data)
    w.net.reply = () => '{"type":"pong"}'
    await w.until(() => w.received.length === 2)
    assert.deepEqual(new Set(w.received), new Set(['{"type":"ping"}']))
    w.net.link.push('{"type":"news"}')
    await w.advance(100)
    assert.deepEqual(messages, ['{"type":"news"}'])
    assert.equal(task.stats().verdicts.dead, 0)
  },

  async function token(block) {
    let given = 0
    const { w, task } = await followed(block, { getToken: async () => `token ${(given += 1)}` })
    await untilOpen({ w, task })
    w.net.link.drop()
    await w.until(() => w.net.links.length === 2)
    const sent = w.host.connects.map(({ params }) => params.header.Authorization)
    assert.deepEqual(sent, ['Bearer token 1', 'Bearer token 2'])
  },

  async function logIn(block) {
    const { w, task } = await followed(block, { token: 'secret' })
    task.send('early')
    await w.until(() => w.received.length === 2)
    w.net.link.drop()
    await w.until(() => w.received.length === 3)
    const wanted = '{"type":"login","token":"secret"}'
    assert.deepEqual(w.received, [wanted, 'early', wanted])
  },

  async function kickedOut(block) {
    const { w, task } = await followed(block)
    const shown = []
    w.host.api.reLaunch = ({ url }) => shown.push(url)
    await untilOpen({ w, task })
    w.net.link.closeByServer(4001, '')
    await w.advance(60_000)
    assert.deepEqual(shown, ['/pages/login/login'])
    assert.equal(w.connects, 1)
  },

  async function onePerApp(socket, ofPage, logOut) {
    const { w } = await followed({ ...socket, code: `${socket.code}\n${logOut.code}` })
    const { getTask, logOut: end } = w.made
    w.modules['../../socket'] = w.made
    const pages = []
    for (let n = 0; n < 2; n += 1) {
      await load(w, ofPage)
      const page = { ...w.page, data: {} }
      page.setData = (changes) => Object.assign(page.data, changes)
      page.onLoad()
      pages.push(page)
    }
    const task = await w.settle(getTask())
    await untilOpen({ w, task })
    w.net.link.push('one')
    await w.advance(100)
    pages[0].onUnload()
    await w.advance(100)
    w.net.link.push('two')
    await w.advance(100)
    assert.deepEqual(
      pages.map(({ data }) => data.latest),
      ['one', 'two'],
    )
    assert.equal(w.connects, 1)
    end()
    await w.advance(10_000)
    assert.equal(task.state, 'destroyed')
    w.assertNothingLeft()
    await w.settle(getTask())
    assert.equal(w.connects, 2)
  },
]

for (const [file, section] of Object.entries(SECTIONS)) {
  const blocks = blocksUnder(file, section)
  test(`${file}: there are so many recipes`, () => assert.equal(blocks.length, 7))
  for (const [place, play] of plays.entries()) {
    const some = play.length === 1 ? [blocks[place]] : blocks.slice(place)
    test(`${file}: ${blocks[place].heading}`, () => play(...some))
  }
}
