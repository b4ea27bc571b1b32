// Chrome and its driver.

import { output } from '../lib/rust.mjs'
import { Failure } from '../lib/step.mjs'
import { aptInstall } from './apt.mjs'

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
