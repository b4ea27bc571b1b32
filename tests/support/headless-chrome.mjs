// A headless Chrome that Node drives.

import puppeteer from 'puppeteer-core'
import { chrome } from '../../scripts/setup/chrome.mjs'

const ARGS = ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking']

export function launch() {
  // Chrome refuses to run as root in its sandbox.
  const args = process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS
  return puppeteer.launch({ executablePath: chrome().browser, args })
}
