// The examples for the hosts' own languages, from the packed package, on simulated hosts.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { transform } from 'esbuild'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { addPackage, homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../toolchains/code-package.mjs'
import { options } from '../toolchains/play-life.mjs'
import { copyForTest, project } from './project.mjs'
import { startExample } from './server.mjs'
import { TemplatePage } from './simulated-page.mjs'
import { tour } from './tour.mjs'

const CONFIG = 'config.js'
const PAGE = 'pages/index/index'

/** Starts an app; `code` is what codePackage takes. */
function start(code, demo) {
  const app = codePackage(code)
  app.realm.demo = demo
  app.require('app.js')
  app.require(`${PAGE}.js`)
  return app
}

/** Opens the app's page; `template` is how templates are named. */
function open(app, code, template) {
  const [given] = app.made.pages
  const page = new TemplatePage(app, join(code.folder, `${PAGE}.${template}`))
  page.page = { ...given, data: page.data, setData: page.setData }
  page.setData(given.data)
  page.page.onLoad({})
  return page
}

const show = (code, template) => (demo) => open(start(code, demo), code, template)

/** Its connection is the app's. */
async function comeAndGo(code, template) {
  const server = await startExample('node')
  const app = start(code, { url: server.url, options })
  const first = open(app, code, template)
  try {
    await first.until('state', /open/)
    first.page.onUnload()
    const shown = JSON.stringify(first.data)
    const second = open(app, code, template)
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

test('wechat: packed and compiled by WeChat’s own tools', async (t) => {
  const ci = at('tests/e2e/toolchains/wechat/ci.cjs')
  const folder = await project({
    toolchain: 'wechat',
    example: 'wechat',
    config: CONFIG,
    build: (app) =>
      runTool('wechat', process.execPath, [ci, homeOf('wechat'), app, join(app, 'compiled')]),
  })
  const code = { folder: join(folder, 'compiled'), name: 'wx', loader: 'WXWebAssembly' }
  for (const server of ['node', 'rust']) {
    await t.test(`with the ${server} server`, () => tour(show(code, 'wxml'), { server }))
  }
  await t.test('pages come and go, the connection stays', () => comeAndGo(code, 'wxml'))
})

/**
 * Their tools need a login, and a network. What stands for them: each module of the app becomes
 * CommonJS of that age, the package is read from node_modules.
 */
async function lowered(example, target) {
  const folder = at('target/examples', example)
  copyForTest(example, CONFIG, folder)
  for (const file of filesBelow(folder).filter((name) => name.endsWith('.js'))) {
    const { code } = await transform(readFileSync(join(folder, file), 'utf8'), {
      format: 'cjs',
      target,
    })
    writeFileSync(join(folder, file), code)
  }
  addPackage(folder)
  return folder
}

test('alipay', async (t) => {
  const code = { folder: await lowered('alipay', 'es2015'), name: 'my', preset: 'my@multiple' }

  await t.test('on a simulated host: with a socket of its own', async () => {
    let app
    const showIt = (demo) => {
      app = start(code, demo)
      // Only who asks for it gets one.
      app.host.quirks.defaultMultiple = false
      return open(app, code, 'axml')
    }
    // Its close events have no code.
    await tour(showIt, { server: 'rust', dropped: 1006 })
    assert.ok(!app.host.one, 'it took the socket that all share')
  })

  await t.test('pages come and go, the connection stays', () => comeAndGo(code, 'axml'))
})

test('baidu', async (t) => {
  const code = { folder: await lowered('baidu', 'es2015'), name: 'swan' }
  await t.test('on a simulated host', () => tour(show(code, 'swan'), { server: 'node' }))
  await t.test('pages come and go, the connection stays', () => comeAndGo(code, 'swan'))
})
