// The example for browsers, built by Vite, in headless Chrome.

import { join } from 'node:path'
import { test } from 'node:test'
import { run } from '../../scripts/lib/step.mjs'
import { homeOf } from '../../scripts/real/toolchain.mjs'
import { launch } from '../real/in-page.mjs'
import { openPage } from './browser-page.mjs'
import { project } from './project.mjs'
import { tour } from './tour.mjs'

test('vite', async (t) => {
  const vite = join(homeOf('vite'), 'node_modules/.bin/vite')
  const folder = await project({
    toolchain: 'vite',
    example: 'vite',
    config: 'src/config.js',
    build: (app) => run(vite, ['build', app, '--logLevel', 'warn']),
  })
  const browser = await launch()
  t.after(() => browser.close())
  const show = (demo) => openPage(browser, join(folder, 'dist'), '/', demo)
  await tour(show, { server: 'node' })
})
