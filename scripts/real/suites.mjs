// The suites of `npm run test:real`, in the order in which they run. `setup` brings what a suite needs.

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

const suite = (name, parts = []) => ({
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
}
