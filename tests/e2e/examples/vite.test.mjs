// The examples for browsers, built by Vite, in headless Chrome.

import { join } from 'node:path'
import { test } from 'node:test'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { inBothLanguages, tourInChrome } from './browser-page.mjs'
import { project } from './project.mjs'

const tool = (name) => join(homeOf('vite'), 'node_modules/.bin', name)

/** `check`: what checks the types, where there are any. */
async function play(t, example, config, check) {
  const folder = await project({
    toolchain: 'vite',
    example,
    config,
    async build(cwd) {
      if (check) await runTool('vite', tool(check), [], { cwd })
      await runTool('vite', tool('vite'), ['build', '--logLevel', 'warn', '--base', './'], { cwd })
    },
  })
  const dist = join(folder, 'dist')
  await t.test('tour', () => tourInChrome(dist, '/'))
  await t.test('in both languages', () => inBothLanguages(dist, '/'))
}

test('vite', (t) => play(t, 'vite', 'src/config.js'))

test('vue-pinia', (t) => play(t, 'vue-pinia', 'src/config.ts', 'vue-tsc'))

test('react', (t) => play(t, 'react', 'src/config.ts', 'tsc'))
