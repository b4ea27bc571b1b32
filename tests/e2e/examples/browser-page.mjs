// A page of an example in a real browser.

import assert from 'node:assert/strict'
import { launch } from '../../support/headless-chrome.mjs'
import { serve } from '../toolchains/in-page.mjs'
import { startExample } from './server.mjs'
import { tour } from './tour.mjs'

/** What the page gets before its scripts run. */
function provide(demo) {
  globalThis.demo = demo
}

/** Runs in the page. */
const matches = (id, { source, flags }) =>
  new RegExp(source, flags).test(globalThis.document.getElementById(id)?.textContent)

/** Has the browser say that this is the user's language. */
async function speak(page, acceptLanguage) {
  const tools = await page.createCDPSession()
  const userAgent = await page.browser().userAgent()
  await tools.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage })
}

/** What Chrome says of a server that is away. */
const ofRestarts = /^WebSocket connection to '.*' failed/

/** Opens the page at `path` of `folder` for a user of that language. */
async function openPage(browser, folder, path, demo, language = 'en-US') {
  const site = await serve(folder)
  const page = await browser.newPage()
  const said = []
  page.on('pageerror', (error) => said.push(error.message))
  page.on('console', (message) => {
    // uni-app's own styles name a picture elsewhere, which not every machine can reach.
    const isElsewhere = /^https:/.test(message.location().url ?? '')
    if (!isElsewhere && !ofRestarts.test(message.text())) said.push(message.text())
  })
  await speak(page, language)
  await page.evaluateOnNewDocument(provide, demo)
  await page.goto(new URL(path, site.url).href).catch((error) => {
    site.stop()
    throw error
  })
  return {
    said,
    async until(id, pattern) {
      const { source, flags } = pattern
      const look = page.waitForFunction(matches, { timeout: 15_000 }, id, { source, flags })
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
    look: (run) => page.evaluate(run),
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

/** What a page shows that is in one language, by the user's language. */
const spoken = {
  'zh-CN': { lang: 'zh', state: '已连接', send: '发送', message: '消息' },
  'en-GB': { lang: 'en', state: 'Open', send: 'Send', message: 'Message' },
  'fr-FR': { lang: 'en', state: 'Open', send: 'Send', message: 'Message' },
}

/** Runs in the page. */
function textsOfPage() {
  const { body, documentElement } = globalThis.document
  const text = (id) => globalThis.document.getElementById(id).textContent.trim()
  const shown = { lang: documentElement.lang, state: text('state'), send: text('send') }
  return { shown, html: body.innerHTML }
}

/** The page speaks the user's language, and no other one beside it. */
export const inBothLanguages = (folder, path) =>
  inChrome(async (show) => {
    const server = await startExample('node')
    try {
      for (const [language, { message, ...wanted }] of Object.entries(spoken)) {
        const page = await show(folder, path, { url: server.url, options: {} }, language)
        await page.until('state', new RegExp(wanted.state))
        const { shown, html } = await page.look(textsOfPage)
        assert.deepEqual(shown, wanted, language)
        assert.ok(html.includes(message), language)
        assert.equal(/\p{Script=Han}/u.test(html), wanted.lang === 'zh', language)
        await page.end()
      }
    } finally {
      server.end()
    }
  })
