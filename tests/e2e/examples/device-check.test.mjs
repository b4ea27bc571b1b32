// The check for devices: packed by the real packers where they run without a login, on simulated hosts whose quirks its
// report has to show.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { at } from '../../../scripts/lib/step.mjs'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../toolchains/code-package.mjs'
import { startTaroApp } from '../toolchains/taro-app.mjs'
import { lower, project } from './project.mjs'
import { startExample } from './server.mjs'
import { openNative, startNative } from './simulated-page.mjs'
import { TaroPage } from './taro-page.mjs'

/** Short where something has to pass, long where it must come. */
const options = {
  answer: 10_000,
  settle: 30,
  back: 20_000,
  user: 10_000,
  pingTimeout: 100,
  pongTimeout: 2000,
  reconnectTimeout: 100,
}

/** Far more than all steps take before the page asks for something. */
const LONGEST = 60_000

const READY = /可以开始|Ready/
const check = { example: 'device-check', config: 'shared/config.js' }
const make = (toolchain, cwd) => runTool(toolchain, process.execPath, ['tools/make.mjs'], { cwd })

/** Its code packages by host. */
const packages = {}
let server

before(async () => {
  // A hole that ends by itself must not look like a connection that was closed.
  server = await startExample('device-check', { HOLE: 10_000 })
  const wechat = await project({ ...check, toolchain: 'wechat', build: buildForWeChat })
  const douyin = await project({ ...check, toolchain: 'douyin', build: buildForOthers })
  const taro = await project({ ...check, toolchain: 'taro', build: buildByTaro })
  Object.assign(packages, {
    wx: { folder: join(wechat, 'compiled'), template: 'wxml', loader: 'WXWebAssembly' },
    tt: { folder: join(douyin, 'dist/douyin'), template: 'ttml', loader: 'TTWebAssembly' },
    my: { folder: join(douyin, 'dist/alipay'), template: 'axml', preset: 'my@multiple' },
    swan: { folder: join(douyin, 'dist/baidu'), template: 'swan' },
    weapp: { folder: join(taro, 'taro/dist/weapp'), name: 'wx' },
    alipay: {
      ...{ folder: join(taro, 'taro/dist/alipay'), name: 'my', preset: 'my@multiple' },
      shown: { navigator: { userAgent: '' }, self: {} },
    },
  })
})
after(() => server.end())

async function buildForWeChat(cwd) {
  await make('wechat', cwd)
  const ci = at('tests/e2e/toolchains/wechat/ci.cjs')
  const args = [ci, homeOf('wechat'), join(cwd, 'dist/wechat'), join(cwd, 'compiled')]
  // Its packer may run beside that of another example.
  await runTool('wechat', process.execPath, args, { cwd: join(homeOf('wechat'), 'work-check') })
}

/** Douyin's packer does not compile; those of Alipay and Baidu need a login. */
async function buildForOthers(cwd) {
  await make('douyin', cwd)
  const tma = join(homeOf('douyin'), 'node_modules/.bin/tma')
  const douyin = join(cwd, 'dist/douyin')
  await runTool('douyin', tma, ['build-npm', '--project-path', douyin])
  for (const name of ['douyin', 'alipay', 'baidu']) await lower(join(cwd, 'dist', name))
}

async function buildByTaro(folder) {
  await make('taro', folder)
  const cwd = join(folder, 'taro')
  const taro = join(homeOf('taro'), 'node_modules/.bin/taro')
  const env = { NODE_ENV: 'production' }
  for (const platform of ['weapp', 'alipay'])
    await runTool('taro', taro, ['build', '--type', platform], { cwd, env })
}

/** Opens the page on a host; `with`: what differs from the usual one. */
function show(name, differs = {}) {
  const { quirks, url = server.url, language = 'zh_CN', times, ...other } = differs
  const code = { name, ...packages[name], ...other }
  const app = codePackage(code)
  Object.assign(app.host.quirks, quirks)
  Object.assign(app.realm, { demo: { url, options: { ...options, ...times } } })
  Object.assign(app.api, {
    getSystemInfoSync: () => ({ language, platform: 'android', system: 'Android 14' }),
    setClipboardData: ({ data }) => void (app.copied = data),
  })
  const page = code.template ? openPage(app, code) : openTaroPage(app)
  page.waiting.longest = LONGEST
  return page
}

function openPage(app, { folder, template }) {
  startNative(app)
  return openNative(app, folder, template)
}

function openTaroPage(app) {
  const page = new TaroPage(app)
  page.page = startTaroApp(app, app.realm.demo, page)
  return page
}

/** Runs the check, with a user who does what it asks; gives the report. */
async function report(page, start = 'start') {
  try {
    await page.until('state', READY)
    page.tap(start)
    await page.until('ask', /Wi-Fi/)
    page.network('none')
    page.network('wifi')
    await page.until('ask', /桌面|home screen/)
    page.app.host.signals.hide()
    page.app.host.interrupt()
    page.app.host.signals.show()
    await page.until('state', /完成|Done/)
    page.tap('copy')
    return page.app.copied
  } finally {
    page.end()
  }
}

/** All is green, and nothing tells where the server is. */
function assertGreen(text, ...facts) {
  assert.doesNotMatch(text, /❌|➖/, text)
  assert.equal(text.match(/✅/g).length, 14, text)
  assert.doesNotMatch(text, /127\.0\.0\.1/)
  assert.ok(!text.includes(new URL(server.url).port))
  for (const fact of facts) assert.match(text, fact)
}

const hosts = {
  wx: [
    /connectSocket gives a task \(send close onOpen onMessage onError onClose; readyState 0\)/,
    /\*\*open\*\*: .* the header arrives/,
    /\*\*bytes\*\*: sent as an ArrayBuffer: arrives as ArrayBuffer$/m,
    /\*\*the server closes\*\*: close \+\d+ \{code: 4001, reason: "bye"\}; readyState 3/,
    /\*\*the app closes\*\*: .*; the server got "4002 done"/,
    /\*\*the server refuses\*\*: success \+\d+, error \+\d+ \{errMsg: .*\}, close/,
    /\*\*number of sockets\*\*: 5; the next: success|\*\*number of sockets\*\*: 5; the next: fail/,
    /\*\*engine \(wasm\)\*\*: wasm \(first choice\); loader: WXWebAssembly/,
    /\*\*back after a black hole\*\*: found dead/,
    /\*\*the network changes\*\*: network \{isConnected: false, networkType: "none"\}/,
    /\*\*into the background and back\*\*: hide \+0\.0.* closed \{code: 1000, reason: "interrupted"\}.* show .* state open/,
    /^Row: \| wx \| `wx` \| 5 \| wasm \| .*system: Android 14/m,
  ],
  tt: [/\{code: "4001", reason: "bye"/, /loader: TTWebAssembly/],
  my: [
    /multiple: true/,
    /sent as an ArrayBuffer: not-sent .*; sent as base64: arrives as base64, one level deeper/,
    /\*\*the server closes\*\*: close \+\d+ \{data: \{socketTaskID: 1\}\}/,
    /\| 5 \| js \|/,
  ],
  swan: [/message event \{data, dataType\}/, /\| 5 \| js \|/],
  weapp: [/Device check: Taro, weapp/, /\| 5 \| js \|/],
  alipay: [/Device check: Taro, alipay `multiple: true`/, /arrives as base64, one level deeper/],
}

// They mostly wait.
describe('the check', { concurrency: 4 }, () => {
  for (const [name, facts] of Object.entries(hosts)) {
    test(`${name}: all is green, and the report shows the host`, async () => {
      assertGreen(await report(show(name)), ...facts)
    })
  }

  test('the server prints what to type into the page', () => {
    assert.ok(server.printed.includes(server.url.slice(0, -1)), server.printed)
  })

  test('my, with one socket: the report says so', async () => {
    const page = show('my', { preset: 'my@single' })
    assertGreen(
      await report(page, 'single'),
      /connectSocket gives nothing/,
      /\*\*number of sockets\*\*: 1; the next: fail .*already exists/,
      /sent as base64: arrives as base64$/m,
      /Functions: onSocketOpen offSocketOpen/,
      /\| my \| `my` \| 1 \| js \|/,
    )
  })

  test('my, where a new socket replaces the old: the report says so', async () => {
    const page = show('my', { preset: 'my@replaces' })
    assertGreen(await report(page, 'single'), /1, a new one replaces the old/)
  })

  test('the report shows what a host does differently', async () => {
    const page = show('swan', {
      preset: 'swan@1.9.3',
      language: 'en_US',
      quirks: { lost: 'error' },
    })
    const text = await report(page)
    assertGreen(text, /7 or more; the host has closed 6 older/, /\| 1 \| js \|/)
    assert.match(text, /\*\*the server closes\*\*: error \+\d+ .*; readyState 3/)
    // The page speaks the user's language.
    assert.match(page.data.state, /^Done: 14 passed, 0 failed, 0 not done$/)
  })

  test('iOS: what only the global event tells is in the story', async () => {
    const text = await report(show('wx', { preset: 'wx@ios' }))
    assertGreen(text, /background and back\*\*: hide .*global close \{code: 1000/)
  })

  test('a host whose wasm does not load is red', async () => {
    const page = show('wx')
    page.app.realm.WXWebAssembly.instantiate = () => Promise.reject(new Error('no memory'))
    const text = await report(page)
    assert.match(text, /❌ \*\*engine \(wasm\)\*\*: The host has a loader for wasm.*no memory/)
    assert.match(page.data.state, /13 项通过，1 项失败/)
  })

  test('a host that loses what is sent is red, and no further step makes sense', async () => {
    const page = show('wx', { quirks: { send: 'lost' }, times: { answer: 300 } })
    page.tap('start')
    await page.until('state', /0 项通过，1 项失败，13 项未做/)
    assert.match(page.data.results[0].words, /没有等到回应/)
    page.end()
  })

  test('without a server: red, in clear words, without its address', async () => {
    const page = show('wx', { url: 'ws://127.0.0.1:9/secret?token=1' })
    page.tap('start')
    await page.until('state', /完成：0 项通过，1 项失败，13 项未做/)
    const [first] = page.data.results
    assert.match(first.words, /连不上服务器：地址对吗？/)
    page.tap('copy')
    assert.match(page.app.copied, /❌ \*\*open\*\*: No connection.*ECONNREFUSED …/)
    assert.doesNotMatch(page.app.copied, /127\.0\.0\.1|secret|token/)
    page.end()
  })

  test('a step that the user skips is no failure', async () => {
    const page = show('my')
    page.tap('start')
    await page.until('ask', /Wi-Fi/)
    page.tap('skip')
    await page.until('ask', /桌面/)
    page.tap('skip')
    await page.until('state', /12 项通过，0 项失败，2 项未做/)
    page.end()
  })

  test('an address that is none gets words on the page, and nothing runs', () => {
    const page = show('wx', { url: '' })
    const says = (typed, words) => {
      page.type(typed)
      page.tap('start')
      assert.match(page.text('problem'), words)
      assert.equal(page.data.results.length, 0)
    }
    says('', /请填写服务器显示的地址，例如 ws/)
    says('192.168.1.5:8080', /“192\.168\.1\.5:8080”不是 WebSocket 地址/)
    says('http://192.168.1.5', /要以 ws:\/\/ 或 wss:\/\/ 开头/)
    says('ws://', /“ws:\/\/”不是/)
    page.end()
  })
})
