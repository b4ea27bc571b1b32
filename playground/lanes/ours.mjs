// This version: the packed package, as the server of the demo serves it.

import { Lane } from './lane.mjs'

export const ENGINES = ['js', 'wasm']

/** In variables, so that the bundler does not include these files. */
const load = (engine) =>
  engine === 'wasm' ? import('/package/wasm.esm.js') : import('/package/index.esm.js')

export class Ours extends Lane {
  /** Rejects with the error of the library if an option is wrong. */
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
    const { record, task, log } = this
    record.enter(task.state)
    task.onStateChange = (state) => record.enter(state)
    task.onOpen = () => this.opened()
    task.onMessage = ({ data }) => this.received(data)
    task.onError = ({ code, message }) => log('error', { why: `${code}, ${message}` })
    task.onClose = ({ code, reason }) => {
      this.ended(/no answer/.test(reason) ? 'dead' : 'closed')
      log('close', { why: `${code} ${reason}` })
    }
    task.onReconnect = () => {
      record.mark('retry')
      log('retry', { n: task.repeat })
    }
    task.onReopen = ({ retries, downMs }) => log('reopen', { retries, ms: downMs })
    task.onGiveUp = ({ reason }) => log('giveUp', { reason })
  }

  open() {
    this.log('appOpens')
    this.task.open()
  }

  reconnect() {
    this.log('appReconnects')
    this.task.reconnect()
  }

  ping() {
    this.task.ping().then(
      (ms) => this.log('pinged', { n: Math.round(ms) }),
      ({ code }) => this.log('notPinged', { why: code }),
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
