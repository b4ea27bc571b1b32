// The suites of `npm run test:real`, in the order in which they run. `setup` brings what a suite needs;
// `onlyWithAll` says what is run with --all or by name alone.

import { installChrome } from '../lib/browser.mjs'
import { nodeTests } from '../lib/node-tests.mjs'
import { step } from '../lib/step.mjs'
import { installJsc } from './jsc.mjs'
import { installToolchain } from './toolchain.mjs'

const javaScriptCore = ['JavaScriptCore', installJsc]
const inChrome = [
  ['Chrome', installChrome],
  ['what drives Chrome', () => installToolchain('chrome')],
]

const suite = (name, parts = [], onlyWithAll) => ({
  onlyWithAll,
  async setup() {
    await step(`set-up: ${name}`, () => installToolchain(name))
    for (const [what, install] of parts) await step(`set-up: ${what}`, install)
  },
  run: () => nodeTests(`tests/real/${name}`),
})

export const suites = {
  engines: suite('engines', [javaScriptCore]),
  wechat: suite('wechat'),
  douyin: suite('douyin'),
  taro: suite('taro', inChrome),
  uni: suite('uni', inChrome),
  vite: suite('vite', inChrome),
  'lint-package': suite('lint-package'),
  'taro-more': suite('taro-more', [], 'Taro 4 for swan and tt, Taro’s Vite runner'),
  'taro-3': suite('taro-3', [], 'Taro 3.6'),
}
