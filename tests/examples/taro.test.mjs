// The example for Taro, built by Taro: for WeChat on a simulated host, for H5 in headless Chrome.

import { join } from 'node:path'
import { before, test } from 'node:test'
import { run } from '../../scripts/lib/step.mjs'
import { homeOf } from '../../scripts/real/toolchain.mjs'
import { codePackage } from '../real/code-package.mjs'
import { launch } from '../real/in-page.mjs'
import { openPage } from './browser-page.mjs'
import { project } from './project.mjs'
import { TaroPage } from './taro-page.mjs'
import { tour } from './tour.mjs'

let folder

before(async () => {
  const taro = join(homeOf('taro'), 'node_modules/.bin/taro')
  folder = await project({
    toolchain: 'taro',
    example: 'taro',
    config: 'src/config.js',
    build: async (cwd) => {
      for (const platform of ['weapp', 'h5'])
        await run(taro, ['build', '--type', platform], { cwd, env: { NODE_ENV: 'production' } })
    },
  })
})

function show(demo) {
  const app = codePackage({ folder: join(folder, 'dist/weapp'), name: 'wx' })
  app.realm.demo = demo
  app.require('app.js')
  app.made.apps[0].onLaunch({})
  app.require('pages/index/index.js')
  const page = new TaroPage(app)
  const [given] = app.made.pages
  page.page = Object.assign(given, { route: 'pages/index/index', setData: page.setData })
  given.onLoad({})
  given.onShow()
  given.onReady()
  return page
}

test('weapp', () => tour(show, { server: 'rust' }))

test('h5', async (t) => {
  const browser = await launch()
  t.after(() => browser.close())
  const open = (demo) => openPage(browser, join(folder, 'dist/h5'), '/#/pages/index/index', demo)
  // Taro's own task hides the server's close code; the WebSocket that it shows does not.
  await tour(open, { server: 'node' })
})
