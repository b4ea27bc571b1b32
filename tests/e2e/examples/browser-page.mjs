// A page of an example in a real browser.

import { launch } from '../../support/headless-chrome.mjs'
import { serve } from '../toolchains/in-page.mjs'
import { tour } from './tour.mjs'

/** What the page gets before its scripts run. */
function provide(demo) {
  globalThis.demo = demo
}

/** Runs in the page. */
const matches = (id, source) =>
  new RegExp(source).test(globalThis.document.getElementById(id)?.textContent)

/** What Chrome says of a server that is away. */
const ofRestarts = /^WebSocket connection to '.*' failed/

/** Opens the page at `path` of `folder`. */
async function openPage(browser, folder, path, demo) {
  const site = await serve(folder)
  const page = await browser.newPage()
  const said = []
  page.on('pageerror', (error) => said.push(error.message))
  page.on('console', (message) => {
    // uni-app's own styles name a picture elsewhere, which not every machine can reach.
    const isElsewhere = /^https:/.test(message.location().url ?? '')
    if (!isElsewhere && !ofRestarts.test(message.text())) said.push(message.text())
  })
  await page.evaluateOnNewDocument(provide, demo)
  await page.goto(new URL(path, site.url).href).catch((error) => {
    site.stop()
    throw error
  })
  return {
    said,
    async until(id, pattern) {
      const look = page.waitForFunction(matches, { timeout: 15_000 }, id, pattern.source)
      await look.catch(async ({ message }) => {
        const shown = await page.evaluate(() => globalThis.document.body.innerText)
        const story = [shown, ...said].join('\n')
        throw new Error(`${id} is never ${pattern}: ${message}\n${story}`)
      })
    },
    async type(text) {
      // Frameworks wrap the field that the user sees.
      const field = (await page.$('#text input')) ?? (await page.$('#text'))
      await field.focus()
      // At once, as input methods do: uni-app takes no second input within 100 ms.
      await page.keyboard.sendCharacter(text)
    },
    tap: (id) => page.click(`#${id}`),
    async end() {
      await page.close()
      site.stop()
    },
  }
}

/** Runs `use(show)` with a Chrome of its own; `show(folder, path, demo)` opens a page in it. */
export async function inChrome(use) {
  const browser = await launch()
  try {
    await use((...page) => openPage(browser, ...page))
  } finally {
    await browser.close()
  }
}

/** The tour on that page. */
export const tourInChrome = (folder, path) =>
  inChrome((show) => tour((demo) => show(folder, path, demo), { server: 'node' }))
