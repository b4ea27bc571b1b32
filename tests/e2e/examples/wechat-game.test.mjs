// The mini-game, packed and compiled by WeChat's own tools, on a simulated WeChat.

import { join } from 'node:path'
import { test } from 'node:test'
import { at } from '../../../scripts/lib/step.mjs'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../toolchains/code-package.mjs'
import { options } from '../toolchains/play-life.mjs'
import { GameScreen } from './game-screen.mjs'
import { states } from './labels.mjs'
import { project } from './project.mjs'
import { startExample } from './server.mjs'
import { tour } from './tour.mjs'

const build = async (cwd) => {
  const ci = at('tests/e2e/toolchains/wechat/ci.cjs')
  const home = homeOf('wechat')
  // Its packer may run beside those of other examples.
  await runTool('wechat', process.execPath, [ci, home, cwd, join(cwd, 'compiled'), 'game'], {
    cwd: join(home, 'work-game'),
  })
}

async function starter() {
  const folder = await project({
    toolchain: 'wechat',
    example: 'wechat-game',
    config: 'config.js',
    build,
  })
  return (demo) => {
    const code = join(folder, 'compiled')
    const app = codePackage({
      ...{ folder: code, name: 'wx', preset: 'wx@game', loader: 'WXWebAssembly' },
    })
    app.realm.demo = demo
    const screen = new GameScreen(app)
    app.require('game.js')
    return screen
  }
}

test('wechat-game', async (t) => {
  const start = await starter()
  await t.test('the tour', () => tour(start, { server: 'rust' }))

  await t.test('a touch is sent while the connection is open, and not later', async () => {
    const server = await startExample('node')
    const screen = start({ url: server.url, options })
    try {
      screen.touch(1, 600)
      await screen.until('state', states.open)
      screen.touch(2, 600)
      await screen.until('lines', /^← {"x":2,"y":600}$/m)
      if (/"x":1,/.test(screen.text('lines'))) throw new Error('a touch has waited')
    } finally {
      screen.end()
      server.end()
    }
  })
})
