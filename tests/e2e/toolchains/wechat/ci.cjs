// Packs and compiles the demo as WeChat's developer tools do. A process of its own: the tools leave
// workers behind, and print about servers that they do not need here.
//
//   node ci.cjs TOOLCHAIN DEMO COMPILED [game]   → DEMO/miniprogram_npm, and the code package in COMPILED

const { createRequire } = require('node:module')
const { join } = require('node:path')

const [home, demo, compiled, kind] = process.argv.slice(2)
if (!compiled) throw new Error('usage: node ci.cjs TOOLCHAIN DEMO COMPILED')
const fromToolchain = createRequire(join(home, 'package.json'))
const ci = fromToolchain('miniprogram-ci')
const Zip = fromToolchain('adm-zip')

/** What WeChat's server would say about the app. */
const attributes = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: true,
  gameApp: kind === 'game',
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}

async function main() {
  const project = new ci.Project({
    appid: 'wx0123456789abcdef',
    type: kind === 'game' ? 'miniGame' : 'miniProgram',
    projectPath: demo,
    // Any file will do: nothing is uploaded.
    privateKeyPath: __filename,
    ignores: ['node_modules/**/*'],
  })
  project.attr = async () => attributes
  project.attrSync = () => attributes
  const warnings = await ci.packNpm(project, { reporter() {} })
  if (warnings.length) throw new Error(JSON.stringify(warnings))
  const compile = {
    project,
    version: '1.0.0',
    desc: 'demo',
    setting: { es6: true, es7: true, enhance: true, minify: true },
    onProgressUpdate() {},
  }
  const zip = `${compiled}.zip`
  await ci.getCompiledResult(compile, zip)
  new Zip(zip).extractAllTo(compiled, true)
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
