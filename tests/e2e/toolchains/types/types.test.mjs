// The shipped types with TypeScript from 4.1 to the current one: users' code compiles in every kind of
// resolution, with and without the hosts' own typings, and what is wrong does not.

import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { at, write } from '../../../../scripts/lib/step.mjs'
import { addPackage, copyApp, homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'

const home = homeOf('types')
const project = join(home, 'app')

const versions = ['4.1', '4.5', '4.9', '5.0', '5.4', '5.9', '6.0', '7.0']

/** Those between are played at night. */
const isPlayed = (version) => process.env.WSHB_NIGHTLY || /4\.1|4\.9|5\.9|7\.0/.test(version)

/** Which versions know a resolution, what they call it, and the files that say the most of it. */
const resolutions = {
  node10: {
    knownBy: ['4.1', '4.5', '4.9', '5.0', '5.4', '5.9', '6.0'],
    files: ['usage.ts', 'require.ts', 'websocket.ts'],
    options: { module: 'commonjs', moduleResolution: 'node', esModuleInterop: true },
  },
  node16: {
    knownBy: versions.slice(2),
    files: ['usage.ts', 'usage.mts', 'require.cts', 'websocket.ts'],
    options: { module: 'node16', moduleResolution: 'node16' },
  },
  bundler: {
    knownBy: versions.slice(3),
    files: ['usage.ts', 'usage.mts', 'websocket.ts'],
    options: { module: 'esnext', moduleResolution: 'bundler' },
  },
}

/** Whose typings go together. WeChat's newest need TypeScript 4.9; theirs of before are still in use. */
const hosts = {
  'WeChat and Alipay': (version) => ({
    files: ['wx.ts', 'my.ts'],
    types: [`miniprogram-api-typings${version < '4.9' ? '-3' : ''}`, '@mini-types/alipay'],
  }),
  'uni-app, Taro and pages': () => ({
    files: ['uni.ts', 'taro.ts', 'page.ts', 'websocket-dom.ts'],
    types: ['@dcloudio/types'],
    lib: ['es2015', 'dom'],
    // Their typings would find those of the repository, which old compilers cannot read.
    paths: Object.fromEntries(['vue', '@vue/*', 'react'].map((name) => [name, ['./unknown.d.ts']])),
  }),
}

before(() => {
  copyApp('types', 'app')
  addPackage(project)
  write(join(project, 'package.json'), '{ "private": true }\n')
  write(join(project, 'unknown.d.ts'), 'declare const unknown: any\nexport = unknown\n')
  const source = (file) => at('tests/package/types', file)
  for (const file of ['usage.ts', 'usage.mts']) cpSync(source('usage.ts'), join(project, file))
  for (const file of ['websocket.ts', 'websocket-dom.ts']) cpSync(source(file), join(project, file))
  for (const file of ['require.cts', 'require.ts'])
    cpSync(source('require.cts'), join(project, file))
})

/** Rejects with what the compiler says, if it says anything. */
async function compile(version, files, options) {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2015',
    lib: ['es2015'],
    types: [],
    ...options,
  }
  if (version === '6.0') compilerOptions.ignoreDeprecations = '6.0'
  const config = join(project, 'tsconfig.json')
  write(config, JSON.stringify({ compilerOptions, files }))
  const compiler = join(home, `node_modules/typescript-${version}/bin/tsc`)
  const said = await runTool('types', process.execPath, [compiler, '-p', config], { cwd: project })
  assert.equal(said, '')
}

for (const [name, { knownBy, files, options }] of Object.entries(resolutions)) {
  for (const version of knownBy.filter(isPlayed)) {
    for (const strict of [true, false]) {
      const how = strict ? 'strict' : 'not strict'
      test(`TypeScript ${version}, ${name}, ${how}: without typings of hosts`, async () => {
        await compile(version, files, { ...options, strict })
      })
    }

    for (const [host, setup] of Object.entries(hosts)) {
      test(`TypeScript ${version}, ${name}: with the typings of ${host}`, async () => {
        const { files: own, ...more } = setup(version)
        // Errors inside those typings themselves are ignored.
        await compile(version, own, { ...options, ...more, skipLibCheck: true })
      })
    }
  }
}
