// This version: the packed package itself, as the demo's server gives it.

import { Lane } from './lane.mjs'

export const ENGINES = ['js', 'wasm']

/** Names of files, so that nothing is bundled. */
const load = (engine) =>
  engine === 'wasm' ? import('/package/wasm.esm.js') : import('/package/index.esm.js')

export class Ours extends Lane {
  /** Rejects with the library's own error where an option is wrong. */
  async start({ engine, url, options }) {
    const { default: WebsocketHeartbeat, version } = await load(engine)
    this.version = version
    this.task = await WebsocketHeartbeat({
      ...options,
      miniprogram: this.host.api,
      connectSocketParams: { url },
    })
    this.hook()
  }

  hook() {
    const { record, task, tell } = this
    record.enter(task.state)
    task.onStateChange = (state) => record.enter(state)
    task.onOpen = () => this.opened()
    task.onMessage = ({ data }) => this.received(data)
    task.onError = ({ code, message }) => tell('error', { why: `${code}, ${message}` })
    task.onClose = ({ code, reason }) => {
      this.ended(/no answer/.test(reason) ? 'dead' : 'closed')
      tell('close', { why: `${code} ${reason}` })
    }
    task.onReconnect = () => {
      record.mark('retry')
      tell('retry', { n: task.repeat })
    }
    task.onReopen = ({ retries, downMs }) => tell('reopen', { retries, ms: downMs })
    task.onGiveUp = ({ reason }) => tell('giveUp', { reason })
  }

  open() {
    this.tell('appOpens')
    this.task.open()
  }

  reconnect() {
    this.tell('appReconnects')
    this.task.reconnect()
  }

  ping() {
    this.task.ping().then(
      (ms) => this.tell('pinged', { n: Math.round(ms) }),
      ({ code }) => this.tell('notPinged', { why: code }),
    )
  }

  stats() {
    return this.task.stats()
  }

  end() {
    this.isOver = true
    this.task?.destroy()
    this.host.end()
  }
}
