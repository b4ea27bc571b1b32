// `npm run demo -- --serve` from outside: its arguments, what it serves and to whom, its end.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import { readArguments } from '../../../scripts/demo/arguments.mjs'
import { startPlayground } from '../../../scripts/demo/serve.mjs'
import { at } from '../../../scripts/lib/step.mjs'

test('arguments: what is allowed', () => {
  const nothing = { shown: 'faults', isVerbose: false, port: null }
  assert.deepEqual(readArguments([]), nothing)
  assert.deepEqual(readArguments(['--verbose']), { ...nothing, isVerbose: true })
  assert.deepEqual(readArguments(['--picture']), { ...nothing, shown: 'picture' })
  const page = { ...nothing, shown: 'page' }
  assert.deepEqual(readArguments(['--serve']), page)
  assert.deepEqual(readArguments(['--serve', '--port', '0']), { ...page, port: 0 })
  assert.deepEqual(readArguments(['--port=8000', '--serve']), { ...page, port: 8000 })
})

test('arguments: others are refused, with what was passed and what is allowed', () => {
  for (const [args, passed] of [
    [['--sevre'], '"--sevre"'],
    [['toString'], '"toString"'],
    [['--serve', '--port', 'http'], '"http"'],
    [['--serve', '--port', '65536'], '"65536"'],
    [['--serve', '--port'], 'no number'],
    [['--port', '80'], '--port needs --serve'],
    [['--verbose', '--port', '80'], '--port needs --serve'],
    [['--serve', '--verbose'], '--verbose goes with no other argument'],
    [['--picture', '--serve'], '--serve and --picture do not go together'],
  ])
    assert.throws(
      () => readArguments(args),
      ({ message }) => message.includes(passed) && message.includes('0 to 65535'),
    )
})

async function withPlayground(body, port = 0) {
  const playground = await startPlayground(port)
  try {
    await body(playground)
  } finally {
    await playground.stop()
  }
}

const status = (url, headers) =>
  new Promise((resolve) =>
    get(url, { headers }, (response) => resolve(response.resume().statusCode)),
  )

test('serves its own files alone, to pages of this machine alone', () =>
  withPlayground(async ({ url }) => {
    const page = await fetch(url)
    assert.match(page.headers.get('content-security-policy'), /^default-src 'none'/)
    assert.match(page.headers.get('content-type'), /^text\/html/)
    for (const path of ['main.js', 'style.css', 'icon.svg', 'package/index.esm.js'])
      assert.equal(await status(url + path), 200, path)
    for (const path of ['package.json', '../package.json', 'package/node.mjs'])
      assert.equal(await status(url + path), 404, path)
    assert.equal(await status(url, { host: 'elsewhere.example' }), 404)
    const stranger = new WebSocket(url.replace('http', 'ws'), {
      origin: 'http://elsewhere.example',
    })
    await once(stranger, 'error')
  }))

test('without a port one is found, also beside another', () =>
  withPlayground(async (one) => {
    await withPlayground(async (other) => {
      assert.notEqual(one.url, other.url)
      assert.equal(await status(other.url), 200)
    }, null)
  }, null))

test('a port that was asked for and is taken is reported', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address()
  await assert.rejects(startPlayground(port), new RegExp(`port ${port} can't be had`))
  other.close()
})

/** Runs the command until it has printed the address, calls `body` with what it printed, and presses Ctrl-C. */
async function command(signal, env, body) {
  const args = [at('scripts/demo.mjs'), '--serve', '--port', '0']
  const child = spawn(process.execPath, args, { signal, killSignal: 'SIGKILL', env })
  const ended = once(child, 'exit')
  let out = ''
  for await (const chunk of child.stdout) {
    out += chunk
    const [, url] = /The playground: (\S+)/.exec(out) ?? []
    if (!url) continue
    assert.equal(await status(url), 200)
    body(out)
    child.kill('SIGINT')
    break
  }
  assert.deepEqual(await ended, [0, null])
}

test(
  'the command prints the address, and ends cleanly on Ctrl-C',
  { timeout: 120_000 },
  ({ signal }) =>
    command(signal, process.env, (out) => assert.doesNotMatch(out, /There is no Rust/)),
)

test(
  'without Rust it says so, and shows the package that is there',
  { timeout: 120_000 },
  ({ signal }) =>
    // Nothing is in PATH: node is called by its path.
    command(signal, { ...process.env, PATH: at('target/nothing') }, (out) =>
      assert.match(out, /^There is no Rust \(cargo\).*, so the demo takes the one in pkg\/\.\n/),
    ),
)
