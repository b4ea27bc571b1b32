// What every example must keep to, so that it can be copied as it is.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import vm from 'node:vm'
import { parse } from 'acorn'
import { transformSync } from 'esbuild'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { version } from '../../../scripts/lib/version.mjs'
import { copy } from './project.mjs'

const NAME = 'websocket-heartbeat-miniprogram'
const read = (...parts) => readFileSync(at('examples', ...parts), 'utf8')
const json = (...parts) => JSON.parse(read(...parts))

/** Where each app says what it connects to. */
const configs = {
  wechat: 'config.ts',
  'wechat-game': 'config.js',
  'mqtt-wechat': 'config.js',
  alipay: 'config.js',
  baidu: 'config.js',
  taro: 'src/config.js',
  'socketio-taro': 'src/config.js',
  'uni-app': 'src/config.js',
  vite: 'src/config.js',
  'vue-pinia': 'src/config.ts',
  react: 'src/config.ts',
}
const apps = Object.keys(configs)

/** No app to copy: its users type an address. */
const CHECK = 'device-check'
const withPackage = [...apps, CHECK, `${CHECK}/taro`]

/** The files of an example, without what a user may have made there. */
function filesOf(example) {
  const folder = at('target/examples', `${example.replace('/', '-')}-files`)
  copy(example, folder)
  return filesBelow(folder)
}

test('each example has a README, and the list of them names it', () => {
  const folders = readdirSync(at('examples'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  assert.deepEqual(
    folders.map(({ name }) => name).sort(),
    [...apps, CHECK, 'server-node', 'server-rust'].sort(),
  )
  for (const { name } of folders) {
    assert.ok(existsSync(at('examples', name, 'README.md')), name)
    assert.ok(read('README.md').includes(`(${name}/README.md)`), name)
  }
})

for (const app of apps) {
  test(`${app}: its server is a placeholder, in one file`, () => {
    const naming = filesOf(app).filter((file) => /wss?:\/\/(?!localhost)/.test(read(app, file)))
    assert.deepEqual(naming, [configs[app]])
    assert.match(read(app, configs[app]), /^export const url = 'wss:\/\/example\.com(\/\w+)?'$/m)
  })
}

for (const app of withPackage) {
  test(`${app}: has no app's id, and no place of this machine`, () => {
    for (const file of filesOf(app)) {
      assert.doesNotMatch(read(app, file), /wx[0-9a-f]{16}|\b20\d{14}\b/, file)
      assert.ok(!read(app, file).includes(at()), file)
    }
  })

  test(`${app}: depends on this major version`, () => {
    const [major] = version.split('.')
    assert.equal(json(app, 'package.json').dependencies[NAME], `^${major}.0.0`)
  })
}

/** Where the versions of what an app is built with are pinned: the last one counts. */
const pins = {
  wechat: ['tests/e2e/toolchains/wechat'],
  taro: ['tests/e2e/toolchains/taro'],
  'uni-app': ['tests/e2e/toolchains/uni'],
  vite: ['tests/e2e/toolchains/vite'],
  'vue-pinia': ['tests/e2e/toolchains/vite'],
  react: ['tests/e2e/toolchains/vite'],
  // Clients of protocols, and their servers, are those of this repository.
  'mqtt-wechat': ['.'],
  'socketio-taro': ['.', 'tests/e2e/toolchains/taro'],
  [CHECK]: ['.'],
  [`${CHECK}/taro`]: ['tests/e2e/toolchains/taro'],
}

function versionsIn(folder) {
  const file = at(folder, 'package.json')
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8'))
  return { ...dependencies, ...devDependencies }
}

for (const [app, places] of Object.entries(pins)) {
  test(`${app}: is built by the versions that it names`, () => {
    const { [NAME]: ours, ...named } = versionsIn(`examples/${app}`)
    const pinned = Object.assign({}, ...places.map(versionsIn))
    for (const [name, wanted] of Object.entries(named)) assert.equal(pinned[name], wanted, name)
    assert.ok(ours)
  })
}

/** The files that make a page, and how new the syntax may be that the host's compiler reads, if it is JavaScript. */
const natives = {
  wechat: { files: ['ts', 'json', 'wxml', 'wxss'] },
  'mqtt-wechat': { files: ['js', 'json', 'wxml', 'wxss'], ecmaVersion: 2018 },
  alipay: { files: ['js', 'json', 'axml', 'acss'], ecmaVersion: 2018 },
  baidu: { files: ['js', 'json', 'swan', 'css'], ecmaVersion: 2015 },
}

const parseAs = (ecmaVersion, app, file) =>
  parse(read(app, file), { ecmaVersion, sourceType: 'module' })

for (const [app, { files, ecmaVersion }] of Object.entries(natives)) {
  test(`${app}: all parts of its pages are there`, () => {
    for (const page of json(app, 'app.json').pages)
      for (const file of files) assert.ok(existsSync(at('examples', app, `${page}.${file}`)), file)
  })

  if (!ecmaVersion) continue
  test(`${app}: is written in ES${ecmaVersion}`, () => {
    const scripts = filesOf(app).filter((file) => file.endsWith('.js'))
    assert.ok(scripts.length >= 4)
    for (const file of scripts) parseAs(ecmaVersion, app, file)
  })
}

test(`${CHECK}: what all hosts share is written in ES2015`, () => {
  const shared = filesOf(CHECK).filter((file) => /^shared\//.test(file))
  assert.ok(shared.length >= 10)
  for (const file of shared) parseAs(2015, CHECK, file)
})

/** The names of all texts, also of those in others. */
const namesOf = (value) =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' ? [name, ...namesOf(inner)] : [name],
  )

/** Where apps have their texts, and what their host is called. */
const textFiles = {
  wechat: ['utils/texts.ts', 'wx'],
  'wechat-game': ['texts.js', 'wx'],
  'mqtt-wechat': ['utils/texts.js', 'wx'],
  alipay: ['utils/texts.js', 'my'],
  baidu: ['utils/texts.js', 'swan'],
  'socketio-taro': ['src/texts.js', 'Taro'],
}

/** The texts that an app chooses on a host with this API. */
function textsOn(api, app) {
  const [file, name] = textFiles[app]
  const { code } = transformSync(read(app, file), { format: 'cjs', loader: 'ts' })
  const module = { exports: {} }
  vm.runInNewContext(code, { module, [name]: api, require: () => api })
  return module.exports.texts
}

for (const [app, [, name]] of Object.entries(textFiles)) {
  test(`${app}: each text is there in both languages, and the user's is chosen`, () => {
    const inLanguage = (language, asked = 'getSystemInfoSync') =>
      textsOn({ [asked]: () => ({ language }) }, app)
    const [zh, en] = [inLanguage('zh_CN'), inLanguage('en')]
    assert.deepEqual(namesOf(zh), namesOf(en))
    assert.match(zh.send, /^发送$/)
    assert.match(en.send, /^send$/)
    assert.doesNotMatch(JSON.stringify(en), /\p{Script=Han}/u)
    assert.equal(inLanguage('zh-Hant').send, zh.send)
    assert.equal(inLanguage('fr_FR').send, en.send)
    if (name === 'wx') assert.equal(inLanguage('en', 'getAppBaseInfo').send, en.send)
  })
}

test(`${CHECK}: each step has a name, a question and failures in both languages`, async () => {
  const source = encodeURIComponent(read(CHECK, 'shared/texts.js'))
  const { texts } = await import(`data:text/javascript,${source}`)
  assert.deepEqual(namesOf(texts.zh), namesOf(texts.en))
  const ids = [...read(CHECK, 'shared/steps.js').matchAll(/id: '([\w-]+)'/g)].map(([, id]) => id)
  assert.deepEqual(ids, Object.keys(texts.en.steps))
})
