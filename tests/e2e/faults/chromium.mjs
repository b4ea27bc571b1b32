// Tasks in a page of headless Chromium, as if they were here: page.mjs does what a remote task is asked for.
//
//   const task = await startInChromium('wasm', options)      before it is there: sends have to wait for onOpen
//   task.state · task.onOpen = … · task.send({data, success, fail, complete}) · task.destroy()
//   await stopChromium()

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { chrome } from '../../../scripts/setup/chrome.mjs'

const PAGE = new URL('page.mjs', import.meta.url)
const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--remote-debugging-port=0',
]

let running = null

export async function startInChromium(engine, options) {
  running ??= launch()
  return (await running).start(engine, options)
}

export async function stopChromium() {
  if (running) await (await running).stop()
  running = null
}

function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost')
  const send = (type, content) => response.writeHead(200, { 'content-type': type }).end(content)
  if (pathname === '/') return send('text/html', '<script type="module" src="/page.mjs"></script>')
  if (pathname === '/page.mjs') return send('text/javascript', readFileSync(PAGE))
  if (pathname.endsWith('.esm.js'))
    return send('text/javascript', readFileSync(join(packedDir(), 'dist', pathname)))
  return response.writeHead(404).end()
}

async function launch() {
  const http = createServer(serve)
  const channels = new WebSocketServer({ server: http })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const home = mkdtempSync(join(tmpdir(), 'chromium-'))
  // Chrome refuses to run as root in its sandbox.
  const flags = [...FLAGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const url = `http://127.0.0.1:${http.address().port}/`
  const browser = spawn(chrome().browser, [...flags, `--user-data-dir=${home}`, url], {
    stdio: 'ignore',
  })
  const [channel] = await once(channels, 'connection')
  return new Chromium({ http, channels, home, browser, channel })
}

class Chromium {
  constructor(parts) {
    Object.assign(this, parts)
    this.tasks = new Map()
    this.channel.on('message', (text) => {
      const { id, ...what } = JSON.parse(text)
      this.tasks.get(id).receive(what)
    })
  }

  start(engine, options) {
    const task = new RemoteTask(this.tasks.size, (what) => this.channel.send(JSON.stringify(what)))
    this.tasks.set(task.id, task)
    task.ask('start', { engine, options })
    return task
  }

  async stop() {
    const ended = once(this.browser, 'close')
    this.browser.kill()
    await ended
    this.channel.terminate()
    this.channels.close()
    this.http.close()
    this.http.closeAllConnections()
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }
}

class RemoteTask {
  constructor(id, post) {
    this.id = id
    this.post = post
    this.sends = []
    this.state = 'connecting'
  }

  ask(act, what = {}) {
    this.post({ act, id: this.id, ...what })
  }

  receive({ state, hook, event, text, base64, n, result, code }) {
    this.state = state
    if (hook) this[hook]?.(event)
    else if (result) this.sends[n][result]({ code })
    else this.onMessage?.({ data: text ?? Buffer.from(base64, 'base64') })
  }

  send({ data, ...callbacks }) {
    const n = this.sends.push(callbacks) - 1
    if (typeof data === 'string') this.ask('send', { n, text: data })
    else this.ask('send', { n, base64: Buffer.from(data).toString('base64') })
  }

  destroy() {
    this.ask('destroy')
  }
}
