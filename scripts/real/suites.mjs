// The suites of `npm run test:real`, in the order in which they run. `needs` says what a suite needs and
// what brings it; `onlyWithAll`, what is left out unless --all is given or the suite named; `onlyByName`, what is left
// out even then.

import { nodeTests } from '../lib/node-tests.mjs'
import { output } from '../lib/rust.mjs'
import { aptInstall } from '../setup/apt.mjs'
import { installChrome } from '../setup/chrome.mjs'
import { installJsc } from './jsc.mjs'
import { installToolchain } from './toolchain.mjs'
import { findPywebsocket, findWpt } from './web-platform-tests.mjs'

const javaScriptCore = ['JavaScriptCore', installJsc]
const natsServer = ['nats-server', installNats]
export const inChrome = [['Chrome', installChrome]]

async function installNats() {
  if (output('nats-server', ['--version'])) return 'there'
  await aptInstall(['nats-server'], 'install nats-server, https://nats.io')
  return 'installed'
}

function suiteWith(name, needs, more) {
  const folders = [`tests/e2e/toolchains/${name}`]
  return { needs, ...more, folders, run: () => nodeTests(...folders) }
}

const suite = (name, more = [], onlyWithAll) =>
  suiteWith(name, [[name, () => installToolchain(name)], ...more], { onlyWithAll })

const webPlatformTests = suiteWith(
  'web-platform-tests',
  [
    ['web-platform-tests', findWpt],
    ['pywebsocket3', findPywebsocket],
  ],
  { onlyByName: 'the WebSocket class, needs a checkout of web-platform-tests' },
)

export const suites = {
  engines: suite('engines', [javaScriptCore]),
  frameworks: suite('frameworks'),
  clients: suite('clients', [natsServer]),
  wechat: suite('wechat'),
  douyin: suite('douyin'),
  taro: suite('taro', inChrome),
  uni: suite('uni', inChrome),
  vite: suite('vite', inChrome),
  'lint-package': suite('lint-package'),
  types: suite('types'),
  'taro-more': suite('taro-more', [], 'Taro 4 for swan and tt, Taro’s Vite runner'),
  'taro-3': suite('taro-3', [], 'Taro 3.6'),
  'web-platform-tests': webPlatformTests,
}
