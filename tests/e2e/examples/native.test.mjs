// The examples for the hosts' own languages, from the packed package, on simulated hosts.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { at } from '../../../scripts/lib/step.mjs'
import { addPackage, homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../toolchains/code-package.mjs'
import { options } from '../toolchains/play-life.mjs'
import { states } from './labels.mjs'
import { copyForTest, lower, project } from './project.mjs'
import { startExample } from './server.mjs'
import { openNative, startNative } from './simulated-page.mjs'
import { tour } from './tour.mjs'

/** No server is there. */
const NOWHERE = 'ws://127.0.0.1:1'

/** Starts an app; `code` is what codePackage takes. */
function start(code, demo) {
  const app = codePackage(code)
  app.realm.demo = demo
  startNative(app)
  return app
}

const show = (code, template) => (demo) => openNative(start(code, demo), code.folder, template)

/** Its connection is the app's. */
async function comeAndGo(code, template) {
  const server = await startExample('node')
  const app = start(code, { url: server.url, options })
  const first = openNative(app, code.folder, template)
  try {
    await first.until('state', states.open)
    first.page.onUnload()
    const shown = JSON.stringify(first.data)
    const second = openNative(app, code.folder, template)
    await second.type('again')
    await second.tap('send')
    await second.until('lines', /← again/)
    assert.equal(JSON.stringify(first.data), shown)
    assert.equal(app.net.sockets.size, 1)
  } finally {
    first.end()
    server.end()
  }
}

/** What it shows to a user whose system speaks English. */
function speaksEnglish(code, template) {
  const page = openNative(
    start({ ...code, language: 'en' }, { url: NOWHERE, options }),
    code.folder,
    template,
  )
  try {
    assert.match(page.text('state'), /^connecting$/)
    const buttons = ['send', 'close', 'open']
    assert.deepEqual(
      buttons.map((id) => page.text(id)),
      buttons,
    )
    assert.doesNotMatch(page.text('lines'), /\p{Script=Han}/u)
  } finally {
    page.end()
  }
}

test('wechat: type-checked, packed and compiled by WeChat’s own tools', async (t) => {
  const ci = at('tests/e2e/toolchains/wechat/ci.cjs')
  const folder = await project({
    toolchain: 'wechat',
    example: 'wechat',
    config: 'config.ts',
    async build(cwd) {
      await runTool('wechat', join(homeOf('wechat'), 'node_modules/.bin/tsc'), [], { cwd })
      await runTool('wechat', process.execPath, [ci, homeOf('wechat'), cwd, join(cwd, 'compiled')])
    },
  })
  const code = { folder: join(folder, 'compiled'), name: 'wx', loader: 'WXWebAssembly' }
  for (const server of ['node', 'rust']) {
    await t.test(`with the ${server} server`, () => tour(show(code, 'wxml'), { server }))
  }
  await t.test('pages come and go, the connection stays', () => comeAndGo(code, 'wxml'))
  await t.test('in English', () => speaksEnglish(code, 'wxml'))
})

/** Their tools need a login, and a network: the package is read from node_modules. */
async function lowered(example) {
  const folder = at('target/examples', example)
  copyForTest(example, 'config.js', folder)
  await lower(folder)
  addPackage(folder)
  return folder
}

test('alipay', async (t) => {
  const code = { folder: await lowered('alipay'), name: 'my', preset: 'my@multiple' }

  await t.test('on a simulated host: with a socket of its own', async () => {
    let app
    const showIt = (demo) => {
      app = start(code, demo)
      // Only who asks for it gets one.
      app.host.quirks.defaultMultiple = false
      return openNative(app, code.folder, 'axml')
    }
    // Its close events have no code.
    await tour(showIt, { server: 'rust', dropped: 1006 })
    assert.ok(!app.host.one, 'it took the socket that all share')
  })

  await t.test('pages come and go, the connection stays', () => comeAndGo(code, 'axml'))
})

test('baidu', async (t) => {
  const code = { folder: await lowered('baidu'), name: 'swan' }
  await t.test('on a simulated host', () => tour(show(code, 'swan'), { server: 'node' }))
  await t.test('pages come and go, the connection stays', () => comeAndGo(code, 'swan'))
})
