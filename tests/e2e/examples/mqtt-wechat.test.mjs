// The example for MQTT: mqtt 5 on a simulated WeChat, packed and compiled by WeChat's own tools, with a real broker.

import { join } from 'node:path'
import { before, test } from 'node:test'
import { at } from '../../../scripts/lib/step.mjs'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { protocolTour } from './protocol-tour.mjs'
import { project } from './project.mjs'
import { openNative, startNative } from './simulated-page.mjs'

let folder

before(async () => {
  const home = homeOf('wechat')
  const ci = at('tests/e2e/toolchains/wechat/ci.cjs')
  const app = await project({
    toolchain: 'wechat',
    example: 'mqtt-wechat',
    config: 'config.js',
    async build(cwd) {
      await runTool('wechat', process.execPath, ['tools/copy-mqtt.mjs'], { cwd })
      // Its packer may run beside that of the other example.
      await runTool('wechat', process.execPath, [ci, home, cwd, join(cwd, 'compiled')], {
        cwd: join(home, 'work-mqtt'),
      })
    },
  })
  folder = join(app, 'compiled')
})

test('mqtt in WeChat', () =>
  protocolTour({
    server: 'mqtt',
    options: { reconnectPeriod: 100 },
    code: { folder, name: 'wx', loader: 'WXWebAssembly' },
    start: startNative,
    open: (app) => openNative(app, folder, 'wxml'),
    // mqtt sends what has waited, and then subscribes again: the restarted broker knows of no subscription.
    hearsQueued: false,
  }))
