// The tools of hosts must run below target/, since they write files into the folder in which they are started.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { at } from '../../scripts/lib/step.mjs'
import { homeOf, runTool } from '../../scripts/real/toolchain.mjs'

const where = ['-p', 'process.cwd()']

test('a tool runs in a folder beside its toolchain', async () => {
  const said = await runTool('no-toolchain', process.execPath, where)
  assert.equal(said.trim(), join(homeOf('no-toolchain'), 'work'))
})

test('a tool that needs its project runs there, if that is below target/', async () => {
  const cwd = at('target/real/no-toolchain/app')
  assert.equal((await runTool('no-toolchain', process.execPath, where, { cwd })).trim(), cwd)
})

for (const folder of ['', 'tests', 'target', 'target/..', '..']) {
  test(`no tool runs in ${folder || 'the root'}`, async () => {
    const run = async () => runTool('no-toolchain', process.execPath, where, { cwd: at(folder) })
    await assert.rejects(run, /is not below target/)
  })
}

test('WeChat’s packer wants to know where to write', () => {
  const script = at('tests/e2e/toolchains/wechat/ci.cjs')
  const { status, stderr } = spawnSync(process.execPath, [script, homeOf('wechat'), 'demo'])
  assert.equal(status, 1)
  assert.match(String(stderr), /usage: node ci\.cjs TOOLCHAIN DEMO COMPILED/)
})
