// Built pages, in a real browser: headless Chrome, on files served from loopback.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { life } from './life.mjs'
import { lived } from './play-life.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** Serves the files below `folder`. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    // What a browser asks for by itself is no fault of the page.
    if (pathname === '/favicon.ico') return response.writeHead(204).end()
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    try {
      const content = await readFile(file)
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop() {
      server.close()
      // Chrome opens connections in advance, which would be waited for.
      server.closeAllConnections()
    },
  }
}

/** Runs in the page before its scripts: the app finds `demo`, and Node gets what was seen. */
function provide(url, options, play) {
  globalThis.demo = {
    url,
    options,
    started(task, engine, isBare) {
      play(task, globalThis.dropAll)
        .finally(() => task.destroy())
        .then((seen) => globalThis.report({ engine, isBare, seen }))
    },
    failed: (text) => globalThis.report({ failed: text }),
  }
}

/**
 * Lets the app at `path` of `folder` connect to `url`, and plays `play(task, drop)` in its page, to which it goes as its
 * text. `late` rejects in the end. Resolves to what it has seen, to the engine, to whether the app's page has found its
 * framework's object without a connectSocket, and to what the console got.
 */
export async function playInPage(browser, folder, path, { url, options, drop, late, play }) {
  const site = await serve(folder)
  const page = await browser.newPage()
  const said = []
  try {
    let report
    const ended = new Promise((resolve, reject) => {
      report = resolve
      page.on('pageerror', reject)
    })
    // It may end before anyone waits for it.
    ended.catch(() => {})
    page.on('console', (message) => said.push(message.text()))
    await page.exposeFunction('report', report)
    await page.exposeFunction('dropAll', drop)
    const given = [JSON.stringify(url), JSON.stringify(options), play]
    await page.evaluateOnNewDocument(`(${provide})(${given.join(', ')})`)
    await page.goto(new URL(path, site.url).href)
    const end = await Promise.race([ended, late])
    if (end.failed) throw new Error(end.failed)
    return { ...end, said }
  } catch (error) {
    if (said.length) error.message += `\nThe console said: ${said.join('\n')}`
    throw error
  } finally {
    await page.close()
    site.stop()
  }
}

/** As `live`, for such a page. */
export async function liveInPage(browser, folder, path, differs) {
  let page
  const run = async (given) =>
    (page = await playInPage(browser, folder, path, { ...given, play: life }))
  await lived(run, differs)
  return page
}
