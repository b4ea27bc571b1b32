// The suites of `npm run test:real`, in the order in which they run. `setup` brings what a suite needs.

import { nodeTests } from '../lib/node-tests.mjs'
import { step } from '../lib/step.mjs'
import { installJsc } from './jsc.mjs'
import { installToolchain } from './toolchain.mjs'

const suite = (name, ...more) => ({
  async setup() {
    await step(`set-up: ${name}`, () => installToolchain(name))
    for (const [what, install] of more) await step(`set-up: ${what}`, install)
  },
  run: () => nodeTests(`tests/real/${name}`),
})

export const suites = {
  engines: suite('engines', ['JavaScriptCore', installJsc]),
  wechat: suite('wechat'),
  douyin: suite('douyin'),
  taro: suite('taro'),
  uni: suite('uni'),
  'lint-package': suite('lint-package'),
}
