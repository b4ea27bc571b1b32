// The playground in headless Chrome, each visit in a context of its own: nothing is kept between them.

import { mkdirSync } from 'node:fs'
import { startPlayground } from '../../../scripts/demo/serve.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { launch } from '../../support/headless-chrome.mjs'

/** ms; the slowest thing that is waited for is a backoff at its cap, on a machine that has much to do. */
const TIMEOUT = 30_000

/** A refused connection is a wanted fault, which Chrome writes to the console. */
const isFault = (words) => /^WebSocket connection to/.test(words)

export async function openStage() {
  const [playground, browser] = await Promise.all([startPlayground(0), launch()])
  return {
    visit: (how) => visit(browser, { url: playground.url, ...how }),
    /** An empty page. */
    page: () => browser.newPage(),
    async close() {
      await browser.close()
      await playground.stop()
    },
  }
}

/** A page that has started; `problems` grows by what the console, scripts and requests complain of. */
async function visit(
  browser,
  { url, width = 1280, language = 'en', scheme = 'light', motion = 'reduce', hash = '' } = {},
) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const problems = []
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()) && !isFault(message.text()))
      problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.stack))
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin)
      problems.push(`strange: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`)
  })
  page.setDefaultTimeout(TIMEOUT)
  await page.evaluateOnNewDocument(keepDrawn)
  await page.setViewport({ width, height: 800, isMobile: width < 600, hasTouch: width < 600 })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: motion },
  ])
  const tools = await page.createCDPSession()
  const userAgent = await browser.userAgent()
  await tools.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: language })
  await page.goto(url + hash)
  await page.waitForSelector('[data-ready]')
  return new Visit(context, page, problems)
}

/** What is written on canvases, the newest at the end: it is not in the document. */
function keepDrawn() {
  window.drawn = []
  const { fillText } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.fillText = function (words, ...where) {
    window.drawn = [...window.drawn.slice(-99), words]
    return fillText.call(this, words, ...where)
  }
}

class Visit {
  constructor(context, page, problems) {
    Object.assign(this, { context, page, problems })
  }

  press(id) {
    return this.page.$eval(`#${id}`, (button) => button.click())
  }

  /** Until the card of `who` shows that state or recovery. */
  card(who, part, value) {
    return this.page.waitForSelector(`#card-${who} [data-${part}="${value}"]`)
  }

  /** Both are open, and have talked. */
  async isUp() {
    await this.card('ours', 'state', 'open')
    await this.card('first', 'state', 'open')
    await this.logged('ours', 'message')
    await this.logged('first', 'message')
  }

  logged(who, key) {
    return this.page.waitForSelector(`#events [data-who="${who}"][data-key="${key}"]`)
  }

  /** Until these words are written on a band, and what was drawn before is forgotten. */
  async drawn(words) {
    await this.page.evaluate(() => (window.drawn = []))
    await this.page.waitForFunction((text) => window.drawn.includes(text), {}, words)
  }

  /** Turns a fault that lasts on or off, and waits until it is. */
  async turn(fault, isOn) {
    await this.press(`fault-${fault}`)
    await this.page.waitForSelector(`#fault-${fault}[aria-pressed="${isOn}"]`)
  }

  /** Puts values into the form of options, and applies them. */
  async apply(values) {
    await this.page.evaluate((given) => {
      for (const [name, value] of Object.entries(given))
        document.getElementById(`option-${name}`).value = value
      document.getElementById('options').requestSubmit()
    }, values)
  }

  /** A figure of the table once it is as `is` says; `column` 1 is ours, 2 is 1.x, 3 is the third lane. */
  figure(name, is, column = 1) {
    const holds = `(value) => ${is}`
    return this.page.waitForFunction(
      `(${holds})(Number(document.getElementById('stats-${name}').children[${column}].textContent))`,
    )
  }

  async picture(name) {
    mkdirSync(at('target/playground'), { recursive: true })
    await this.page.screenshot({ path: at('target/playground', `${name}.png`), fullPage: true })
  }

  /** The page’s views show this moment from now on. */
  stopClock() {
    return this.page.evaluate(() => {
      const moment = performance.now()
      performance.now = () => moment
    })
  }

  /** What the link beside the timeline saves. */
  timeline() {
    return this.page.$eval('#picture', (link) => {
      link.onclick()
      return decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1))
    })
  }

  leave() {
    return this.context.close()
  }
}
