// The examples for browsers, built by Vite, in headless Chrome.

import { join } from 'node:path'
import { test } from 'node:test'
import { homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { inBothLanguages, tourInChrome } from './browser-page.mjs'
import { project } from './project.mjs'

const tool = (name) => join(homeOf('vite'), 'node_modules/.bin', name)

/** `check`: what checks the types, where there are any. */
async function play(example, config, check) {
  const folder = await project({
    toolchain: 'vite',
    example,
    config,
    async build(cwd) {
      if (check) await runTool('vite', tool(check), [], { cwd })
      await runTool('vite', tool('vite'), ['build', '--logLevel', 'warn', '--base', './'], { cwd })
    },
  })
  await tourInChrome(join(folder, 'dist'), '/')
  await inBothLanguages(join(folder, 'dist'), '/')
}

test('vite', () => play('vite', 'src/config.js'))

test('vue-pinia', () => play('vue-pinia', 'src/config.ts', 'vue-tsc'))

test('react', () => play('react', 'src/config.ts', 'tsc'))
