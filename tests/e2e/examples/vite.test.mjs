// The example for browsers, built by Vite, in headless Chrome.

import { join } from 'node:path'
import { test } from 'node:test'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { tourInChrome } from './browser-page.mjs'
import { project } from './project.mjs'

test('vite', async () => {
  const vite = join(homeOf('vite'), 'node_modules/.bin/vite')
  const folder = await project({
    toolchain: 'vite',
    example: 'vite',
    config: 'src/config.js',
    build: (app) => runTool('vite', vite, ['build', app, '--logLevel', 'warn']),
  })
  await tourInChrome(join(folder, 'dist'), '/')
})
