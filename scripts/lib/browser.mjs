// What the browser tests need: a Chrome with its driver, wasm-pack, wasm-bindgen's test runner.

import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { browserFlags, buildHelper, helperDir, output, targetDirs, wasmToolchain } from './rust.mjs'
import { at, Failure, run, step, write } from './step.mjs'

const WASM_PACK = '0.15.1'
const toolDir = at('target/tools/bin')
const wasmPackHome = at('target/tools', `wasm-pack-${WASM_PACK}`)

const found = (names) => names.filter(Boolean).find((name) => output(name, ['--version']))

/** Chrome and a driver: named by CHROME and CHROMEDRIVER, or in PATH. */
export function chrome() {
  const { CHROME, CHROMEDRIVER } = process.env
  const browser = found([
    CHROME,
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ])
  const driver = found([CHROMEDRIVER, 'chromedriver'])
  return browser && driver ? { browser: pathOf(browser), driver: pathOf(driver) } : null
}

const pathOf = (name) => (name.includes('/') ? name : output('which', [name]))

export async function installChrome() {
  if (!chrome()) {
    await aptInstall(['chromium', 'chromium-driver'], 'export CHROME=… CHROMEDRIVER=…')
  }
  if (!chrome())
    throw new Failure('no Chrome that runs', 'apt-get install chromium chromium-driver')
  return chrome().browser
}

async function installWasmPack() {
  if (existsSync(join(wasmPackHome, 'bin/wasm-pack'))) return 'there'
  const place = ['--root', wasmPackHome, '--target-dir', at('target/tools/build')]
  const args = ['install', 'wasm-pack', '--version', WASM_PACK, '--locked', '--debug', ...place]
  await run('cargo', args, { fix: `cargo ${args.join(' ')}` })
  return 'built'
}

async function buildTestRunner() {
  await buildHelper('test-runner')
  // wasm-pack only asks wasm-bindgen for its version, and takes the runner that lies beside it.
  mkdirSync(toolDir, { recursive: true })
  for (const name of ['wasm-bindgen', 'wasm-bindgen-test-runner']) {
    rmSync(join(toolDir, name), { force: true })
    symlinkSync(join(helperDir, 'wasm-bindgen-test-runner'), join(toolDir, name))
  }
}

/** Brings all of it, each part once. */
export async function setUpBrowser() {
  await step('set-up: Chrome', installChrome)
  await step('set-up: wasm-pack', installWasmPack)
  await step('set-up: wasm-bindgen-test-runner', buildTestRunner)
}

/** `tests/e2e/NAME.rs` in headless Chrome through wasm-pack, beside an echo server; returns what it printed. */
export async function runInBrowser(name) {
  // From node_modules, so it loads late.
  const { startEcho } = await import('../../tests/server/echo.mjs')
  const echo = await startEcho()
  try {
    return await inBrowser(name, { WSHB_ECHO: echo.url })
  } finally {
    echo.stop()
  }
}

function inBrowser(name, variables) {
  const { browser, driver } = chrome()
  const capabilities = at('target/browser/webdriver.json')
  const args = ['headless', 'disable-gpu', 'disable-dev-shm-usage', 'disable-background-networking']
  // Chrome refuses to run as root in its sandbox.
  if (process.getuid?.() === 0) args.push('no-sandbox')
  write(capabilities, JSON.stringify({ 'goog:chromeOptions': { binary: browser, args } }))
  const { cargo, env } = wasmToolchain()
  // wasm-pack takes cargo and wasm-bindgen from PATH.
  const path = [toolDir, ...(cargo.includes('/') ? ['/usr/bin'] : []), process.env.PATH].join(':')
  const mode = ['--headless', '--chrome', '--chromedriver', driver, '--mode', 'no-install']
  return run(join(wasmPackHome, 'bin/wasm-pack'), ['test', ...mode, '--', '--test', name], {
    show: true,
    env: {
      ...env,
      ...browserFlags,
      ...variables,
      CARGO_TARGET_DIR: targetDirs.browser,
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: capabilities,
      PATH: path,
    },
  })
}
