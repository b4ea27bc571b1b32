// Rust tests in a browser.

import { browserFlags, targetDirs, wasmToolchain } from '../lib/rust.mjs'
import { at, run, write } from '../lib/step.mjs'
import { chrome } from '../setup/chrome.mjs'
import { toolDir, wasmPack } from '../setup/wasm-pack.mjs'

/** `tests/e2e/NAME.rs` in headless Chrome through wasm-pack, beside an echo server; returns what it printed. */
export async function runInBrowser(name) {
  // From node_modules, so it is imported when it is needed.
  const { startEcho } = await import('../../tests/support/servers/echo.mjs')
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
  return run(wasmPack, ['test', ...mode, '--', '--test', name], {
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
