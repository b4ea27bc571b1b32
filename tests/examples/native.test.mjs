// The examples for the hosts' own languages, from the packed package, on simulated hosts.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { at, run } from '../../scripts/lib/step.mjs'
import { homeOf } from '../../scripts/real/toolchain.mjs'
import { codePackage } from '../real/code-package.mjs'
import { project } from './project.mjs'
import { TemplatePage } from './simulated-page.mjs'
import { tour } from './tour.mjs'

const PAGE = 'pages/index/index'

/** Starts the app and its page; `code` is what codePackage takes, `template` how templates are named. */
const show = (code, template) => (demo) => {
  const app = codePackage(code)
  app.realm.demo = demo
  app.require('app.js')
  app.require(`${PAGE}.js`)
  const [given] = app.made.pages
  const page = new TemplatePage(app, join(code.folder, `${PAGE}.${template}`))
  page.page = { ...given, data: page.data, setData: page.setData }
  page.setData(given.data)
  page.page.onLoad({})
  return page
}

test('wechat: packed and compiled by WeChat’s own tools', async (t) => {
  const folder = await project('wechat', 'wechat', 'config.js', async (demo) => {
    const compiled = join(demo, 'compiled')
    rmSync(compiled, { recursive: true, force: true })
    await run(process.execPath, [at('tests/real/wechat/ci.cjs'), homeOf('wechat'), demo, compiled])
  })
  const code = { folder: join(folder, 'compiled'), name: 'wx', loader: 'WXWebAssembly' }
  for (const server of ['node', 'rust']) {
    await t.test(`with the ${server} server`, () => tour(show(code, 'wxml'), { server }))
  }
})
