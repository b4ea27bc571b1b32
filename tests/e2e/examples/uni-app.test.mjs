// The example for uni-app, built by uni-app: for WeChat on a simulated host, for H5 in headless Chrome.

import { join } from 'node:path'
import { before, test } from 'node:test'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../toolchains/code-package.mjs'
import { startUniApp } from '../toolchains/uni-app.mjs'
import { inBothLanguages, tourInChrome } from './browser-page.mjs'
import { project } from './project.mjs'
import { TemplatePage } from './simulated-page.mjs'
import { tour } from './tour.mjs'

let folder

before(async () => {
  const uni = join(homeOf('uni'), 'node_modules/.bin/uni')
  const example = await project({
    toolchain: 'uni',
    example: 'uni-app',
    config: 'src/config.js',
    build: async (cwd) => {
      for (const platform of ['mp-weixin', 'h5'])
        await runTool('uni', uni, ['build', '-p', platform], { cwd })
    },
  })
  folder = join(example, 'dist/build')
})

function show(demo) {
  const code = join(folder, 'mp-weixin')
  const app = codePackage({ folder: code, name: 'wx', globals: { global: {} } })
  const page = new TemplatePage(app, join(code, 'pages/index/index.wxml'))
  page.page = startUniApp(app, demo, page.setData)
  return page
}

test('mp-weixin', () => tour(show, { server: 'rust' }))

test('h5', () => tourInChrome(join(folder, 'h5'), '/#/pages/index/index'))

test('h5 in both languages', () => inBothLanguages(join(folder, 'h5'), '/#/pages/index/index'))
