// Each start of the READMEs runs as it is printed: it opens, sends, shows what comes and what goes wrong, and ends with
// its page.

import assert from 'node:assert/strict'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'
import ts from 'typescript'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { blocksUnder, load, worldFor } from './readme-code.mjs'
import { inModule, inPage, inProgram, inReact, inVue } from './readme-views.mjs'

const SECTIONS = { 'README.md': 'Start', 'README.zh-CN.md': '上手' }

const esModule = (exports) => ({ __esModule: true, ...exports })

/** By the headings of README.md, in its order: the host, how the code calls it, and how what it shows is seen. */
const starts = {
  WeChat: { host: 'wx', name: 'wx', view: inPage },
  Alipay: { host: 'my@multiple', name: 'my', view: inPage },
  Baidu: { host: 'swan', name: 'swan', view: inPage },
  Taro: {
    host: 'taro4@weapp',
    modules: (Taro) => ({
      '@tarojs/taro': esModule({ default: Taro }),
      '@tarojs/components': { Button: 'button' },
    }),
    view: inReact,
  },
  'uni-app': { host: 'uni@mp-weixin', name: 'uni', view: inVue },
  mpx: {
    host: 'mpx@promise',
    modules: (mpx, Page) => ({ '@mpxjs/core': esModule({ default: mpx, createPage: Page }) }),
    view: inPage,
  },
  Vue: { host: 'browser', name: 'WebSocket', view: inVue },
  React: { host: 'browser', name: 'WebSocket', view: inReact },
  Browser: { host: 'browser', name: 'WebSocket', view: inModule },
  Node: {
    engine: 'wasm',
    host: 'ws',
    modules: (WebSocket) => ({ ws: { WebSocket } }),
    globals: {
      process: {
        once(signal, end) {
          this[signal] = end
        },
      },
    },
    view: inProgram,
  },
  TypeScript: { host: 'wx', name: 'wx', view: inModule },
}

const codeOf = (file) =>
  blocksUnder(file, SECTIONS[file]).filter(({ language }) => language !== 'json')

/** A start in a world of its own. */
async function started(start, block) {
  const w = await worldFor(start)
  const view = await start.view(w, await load(w, block))
  const until = async (pattern, shown = view.shown) => {
    for (let ms = 0; ms < 30_000 && !pattern.test(shown()); ms += 20) await view.advance(20)
    assert.match(shown(), pattern)
  }
  const logged = () => w.console.map(({ text }) => text).join('\n')
  return { w, view, until, logged }
}

async function assertEnds({ w, view }) {
  await view.leave()
  await view.advance(10_000)
  w.assertNothingLeft()
  w.assertQuiet()
}

test('each start has a host', () => {
  const headings = codeOf('README.md').map(({ heading }) => heading)
  assert.deepEqual(headings, Object.keys(starts))
})

for (const file of Object.keys(SECTIONS)) {
  const all = Object.entries(starts)
  for (const [place, block] of codeOf(file).entries()) {
    const [name, start] = all[place]

    test(`${file}, ${name}: it opens, says hello, gets it back, and ends`, async () => {
      const run = await started(start, block)
      const { w, view, until, logged } = run
      if (view.press) {
        await until(/^open /)
        await view.press()
        await until(/^open hello$/)
      } else {
        await until(/^message hello$/m)
      }
      assert.deepEqual(w.received, ['hello'])
      w.net.next('refuse')
      w.net.link.drop()
      await until(/^connect-failed ./m, logged)
      await until(/^2$/, () => String(w.net.links.length))
      await assertEnds(run)
    })

    test(`${file}, ${name}: its page may go at once`, async () => {
      await assertEnds(await started(start, block))
    })

    if (!/\.catch\(/.test(block.code)) continue
    test(`${file}, ${name}: what is wrong for ever comes to catch`, async () => {
      const code = block.code.replace("'wss://example.com/socket'", "''")
      const run = await started(start, { ...block, code })
      await run.until(/^invalid-option .*url/m)
      assert.equal(run.w.connects, 0)
    })
  }
}

test('the start in TypeScript compiles', () => {
  const home = at('target/readme-types')
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  symlinkSync(dirname(packedDir()), join(home, 'node_modules'))
  const { code } = codeOf('README.md').at(-1)
  writeFileSync(join(home, 'start.ts'), code)
  // As the typings of WeChat and of a console have it.
  writeFileSync(
    join(home, 'host.d.ts'),
    `declare namespace WechatMiniprogram { interface SocketTask { close(): void } }
declare const wx: { connectSocket(option: { url: string }): WechatMiniprogram.SocketTask }
declare const console: { log(...parts: any[]): void; error(...parts: any[]): void }`,
  )
  const program = ts.createProgram([join(home, 'start.ts'), join(home, 'host.d.ts')], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2017,
    lib: ['lib.es2017.d.ts'],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const problems = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)
  assert.deepEqual(problems, [])
})
