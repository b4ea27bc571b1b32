// Rust tests on wasm32: the adapters in Node and in a browser, and the package in a browser.

import { browserFlags, targetDirs, wasmToolchain } from '../lib/rust.mjs'
import { at, run, write } from '../lib/step.mjs'
import { chrome } from '../setup/chrome.mjs'
import { testRunner, toolDir, wasmPack } from '../setup/wasm-pack.mjs'
import { startNarrowProxy } from './narrow-proxy.mjs'

/** The tests of `src/host` in Node; returns what they printed. */
export function runInNode() {
  const { cargo, env } = toolchain()
  return run(cargo, ['test', '--locked', '--lib', '--target', 'wasm32-unknown-unknown'], {
    show: true,
    env: {
      ...env,
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: testRunner,
      // As modules: the files of js/ are.
      WASM_BINDGEN_USE_NODE_EXPERIMENTAL: '1',
    },
  })
}

/**
 * The same tests and `tests/e2e/NAME.rs` in headless Chrome through wasm-pack, beside an echo server; returns what they
 * printed.
 */
export async function runInBrowser(name) {
  // From node_modules, so it is imported when it is needed.
  const { startEcho } = await import('../../tests/support/servers/echo.mjs')
  const echo = await startEcho()
  const proxy = await startNarrowProxy()
  try {
    return await inBrowser(['--lib', '--test', name], proxy.args, { WSHB_ECHO: echo.url })
  } finally {
    proxy.stop()
    echo.stop()
  }
}

function inBrowser(tests, proxyArgs, variables) {
  const { browser, driver } = chrome()
  const capabilities = at('target/browser/webdriver.json')
  const args = ['headless', 'disable-gpu', 'disable-dev-shm-usage', 'disable-background-networking']
  args.push(...proxyArgs)
  // Chrome refuses to run as root in its sandbox.
  if (process.getuid?.() === 0) args.push('no-sandbox')
  write(capabilities, JSON.stringify({ 'goog:chromeOptions': { binary: browser, args } }))
  const { env } = toolchain()
  const mode = ['--headless', '--chrome', '--chromedriver', driver, '--mode', 'no-install']
  return run(wasmPack, ['test', ...mode, '--', ...tests], {
    show: true,
    env: {
      ...env,
      ...variables,
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: capabilities,
      // For those that run in Node too.
      WASM_BINDGEN_USE_BROWSER: '1',
    },
  })
}

/** The cargo that builds such tests, and its variables. One folder holds what both ways of running them build. */
function toolchain() {
  const { cargo, env } = wasmToolchain()
  // wasm-pack takes cargo and wasm-bindgen from PATH.
  const path = [toolDir, ...(cargo.includes('/') ? ['/usr/bin'] : []), process.env.PATH].join(':')
  return {
    cargo,
    env: { ...env, ...browserFlags, CARGO_TARGET_DIR: targetDirs.browser, PATH: path },
  }
}
