// The parent's end of the client processes: starts them, and turns their reports into something to wait for.

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./client.mjs', import.meta.url))

export async function startClient(engine, host, label) {
  const client = new Client(engine, host, label)
  await client.ready
  return client
}

class Client {
  constructor(engine, host, label) {
    this.engine = engine
    this.host = host
    this.label = label
    this.sessions = new Map()
    this.child = fork(script, [engine, host], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.ready = new Promise((resolve, reject) => {
      this.child.once('exit', (code) => {
        reject(new Error(`the ${label} client ended early (code ${code})`))
        for (const session of this.sessions.values()) session.die()
      })
      this.child.on('message', (report) =>
        report.type === 'ready' ? resolve() : this.sessions.get(report.id).take(report),
      )
    })
  }

  get ours() {
    return this.engine !== 'v1'
  }

  /** Not 1.x, and not a host with one socket, which is in use until the host gives up closing it. */
  get isQuick() {
    return this.ours && this.host !== 'my@single'
  }

  start(id, detail, onEvent) {
    const session = new Session(this.child, id, onEvent)
    this.sessions.set(id, session)
    session.command('start', detail)
    return session
  }

  stop() {
    this.child.removeAllListeners('exit')
    this.child.disconnect()
  }
}

class Session {
  constructor(child, id, onEvent) {
    this.child = child
    this.id = id
    this.onEvent = onEvent
    this.count = {
      open: 0,
      login: 0,
      heartbeat: 0,
      echo: 0,
      close: 0,
      reconnect: 0,
      error: 0,
      'close()': 0,
    }
    this.said = 0
    this.waiting = new Set()
    this.dead = false
  }

  command(command, detail) {
    if (this.child.connected) this.child.send({ id: this.id, command, detail })
  }

  /** The process has ended: no more reports will come. */
  die() {
    this.dead = true
    for (const check of this.waiting) check()
  }

  take({ type, detail }) {
    if (type === 'said') this.said = detail
    else this.count[type] += 1
    this.onEvent(type, detail, this)
    for (const check of this.waiting) check()
  }

  /** True once `condition(session)` holds, false if that takes more than `ms` or never will. */
  until(condition, ms) {
    return new Promise((resolve) => {
      const end = (result) => {
        clearTimeout(timer)
        this.waiting.delete(check)
        resolve(result)
      }
      const check = () => {
        if (condition(this)) end(true)
        else if (this.dead) end(false)
      }
      const timer = setTimeout(() => end(false), ms)
      this.waiting.add(check)
      check()
    })
  }
}
