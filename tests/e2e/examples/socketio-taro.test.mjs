// The example for socket.io: built by Taro, for WeChat on a simulated host, for H5 in headless Chrome; with a real server.

import { join } from 'node:path'
import { before, test } from 'node:test'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { inChrome } from './browser-page.mjs'
import { project } from './project.mjs'
import { protocolTour, protocolTourInBrowser } from './protocol-tour.mjs'
import { TaroPage } from './taro-page.mjs'

const PAGE = 'pages/index/index'
let folder

before(async () => {
  const taro = join(homeOf('taro'), 'node_modules/.bin/taro')
  folder = await project({
    toolchain: 'taro',
    example: 'socketio-taro',
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

function start(app) {
  app.require('app.js')
  app.made.apps[0].onLaunch({})
  app.require(`${PAGE}.js`)
}

function open(app) {
  const [given] = app.made.pages
  const page = new TaroPage(app)
  page.page = { ...given, route: PAGE, setData: page.setData }
  page.page.onLoad({})
  page.page.onShow()
  page.page.onReady()
  return page
}

/** Its attempts come soon, however long the server was away. */
const options = { reconnectionDelay: 50, reconnectionDelayMax: 200 }

test('socket.io in Taro, for WeChat', () =>
  protocolTour({
    server: 'socket.io',
    options,
    code: { folder: join(folder, 'dist/weapp'), name: 'wx' },
    start,
    open,
  }))

test('socket.io in Taro, for H5', () =>
  inChrome((show) =>
    protocolTourInBrowser({
      server: 'socket.io',
      options,
      show: (demo) => show(join(folder, 'dist/h5'), '/#/pages/index/index', demo),
    }),
  ))
