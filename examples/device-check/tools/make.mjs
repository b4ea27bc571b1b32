// Makes a project for each native host in dist/, of shared/ and native/, and gives shared/ to the Taro app.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const LIBRARY = 'websocket-heartbeat-miniprogram'

const read = (file) => readFileSync(join(home, file), 'utf8')
const json = (value) => `${JSON.stringify(value, null, 2)}\n`

const wx = { compileType: 'miniprogram', setting: { es6: true, enhance: true, urlCheck: false } }
const my = { format: 2, compileType: 'mini', compileOptions: { component2: true } }
const unchecked = { setting: { urlCheck: false } }

/**
 * `host`: its object; `params`: what its connectSocket gets; `project`: the file of its tools, and what is in it; `files`:
 * how a template and a style are named; the rest: its syntax, by that of WeChat.
 */
const platforms = {
  wechat: {
    host: 'wx',
    project: ['project.config.json', { appid: 'touristappid', projectname: 'device-check', ...wx }],
    files: ['wxml', 'wxss'],
    bindtap: 'bindtap',
    bindinput: 'bindinput',
    loop: 'wx:for="{{$1}}" wx:key="$2"',
    when: 'wx:if',
  },
  douyin: {
    host: 'tt',
    project: ['project.config.json', { appid: 'testAppId', ...unchecked }],
    files: ['ttml', 'ttss'],
    bindtap: 'bindtap',
    bindinput: 'bindinput',
    loop: 'tt:for="{{$1}}" tt:key="$2"',
    when: 'tt:if',
  },
  alipay: {
    host: 'my',
    // A socket of its own; without it all code of the app shares one.
    params: { multiple: true },
    project: ['mini.project.json', my],
    files: ['axml', 'acss'],
    bindtap: 'onTap',
    bindinput: 'onInput',
    loop: 'a:for="{{$1}}" a:key="$2"',
    when: 'a:if',
  },
  baidu: {
    host: 'swan',
    project: ['project.swan.json', { appid: '', host: 'baiduboxapp', ...unchecked }],
    files: ['swan', 'css'],
    bindtap: 'bindtap',
    bindinput: 'bindinput',
    loop: 's-for="item in $1"',
    when: 's-if',
  },
}

const templateFor = ({ bindtap, bindinput, loop, when }) =>
  read('native/index.wxml')
    .replaceAll('bindtap', bindtap)
    .replaceAll('bindinput', bindinput)
    .replace(/wx:for="{{(\w+)}}" wx:key="(\w+)"/g, loop)
    .replaceAll('wx:if', when)

const pageFor = ({ host, params = {} }) => `import { page } from '../../lib/page'

Page(page(${host}, '${host}', ${JSON.stringify(params)}))
`

function make(name, platform) {
  const folder = join(home, 'dist', name)
  const title = platform.host === 'my' ? 'defaultTitle' : 'navigationBarTitleText'
  const { dependencies } = JSON.parse(read('package.json'))
  const [projectFile, project] = platform.project
  const [template, style] = platform.files
  const page = 'pages/index/index'
  const files = {
    'app.js': 'App({})\n',
    'app.json': json({ pages: [page], window: { [title]: 'WebSocket' } }),
    [projectFile]: json(project),
    'package.json': json({ private: true, dependencies: { [LIBRARY]: dependencies[LIBRARY] } }),
    [`${page}.js`]: pageFor(platform),
    [`${page}.json`]: json({}),
    [`${page}.${template}`]: templateFor(platform),
    [`${page}.${style}`]: read('native/index.wxss'),
  }
  rmSync(folder, { recursive: true, force: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  cpSync(join(home, 'shared'), join(folder, 'lib'), { recursive: true })
  // The developer tools pack it from here.
  const library = join('node_modules', LIBRARY)
  cpSync(join(home, library), join(folder, library), { recursive: true, dereference: true })
}

if (!existsSync(join(home, 'node_modules', LIBRARY))) throw new Error('npm install comes first')
for (const [name, platform] of Object.entries(platforms)) make(name, platform)
cpSync(join(home, 'shared'), join(home, 'taro/src/lib'), { recursive: true })
