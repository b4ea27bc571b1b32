// The example for Taro, built by Taro: for WeChat on a simulated host, for H5 in headless Chrome.

import { join } from 'node:path'
import { before, test } from 'node:test'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../toolchains/code-package.mjs'
import { startTaroApp } from '../toolchains/taro-app.mjs'
import { inBothLanguages, tourInChrome } from './browser-page.mjs'
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
        await runTool('taro', taro, ['build', '--type', platform], {
          cwd,
          env: { NODE_ENV: 'production' },
        })
    },
  })
})

function show(demo) {
  const app = codePackage({ folder: join(folder, 'dist/weapp'), name: 'wx' })
  app.api.getAppBaseInfo = () => ({ language: 'zh_CN' })
  const page = new TaroPage(app)
  page.page = startTaroApp(app, demo, page)
  return page
}

test('weapp', () => tour(show, { server: 'rust' }))

test('h5', () => tourInChrome(join(folder, 'dist/h5'), '/#/pages/index/index'))

test('h5 in both languages', () => inBothLanguages(join(folder, 'dist/h5'), '/#/pages/index/index'))
