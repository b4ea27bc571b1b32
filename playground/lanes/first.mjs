// 1.x on the same host.

import connect from 'websocket-heartbeat-miniprogram-1'
import { Watched } from './watched.mjs'

export class First extends Watched {
  async start({ url, options }) {
    const { pingTimeout, pongTimeout, reconnectTimeout, repeatLimit } = options
    const known = { pingTimeout, pongTimeout, reconnectTimeout, repeatLimit }
    // 1.x has no 'auto'.
    if (pongTimeout === 'auto') delete known.pongTimeout
    this.task = await connect.default({
      ...known,
      miniprogram: this.host.api,
      connectSocketParams: { url },
    })
    this.hook()
  }

  hook() {
    const { task, log } = this
    task.onOpen = () => this.opened()
    task.onMessage = ({ data }) => this.received(data)
    task.onError = (event) => {
      log('error', { why: event?.errMsg ?? event?.errorMessage ?? '' })
      this.lost()
    }
    task.onClose = (event) => {
      log('close', { why: `${event?.code ?? ''} ${event?.reason ?? ''}` })
      this.lost()
    }
    task.onReconnect = () => this.retries(task.repeat)
  }

  /**
   * 1.x asks the host to close a connection that seems dead, and waits for the event. It does so even after that
   * connection has ended, without effect, because its heartbeat goes on.
   */
  closing() {
    if (!this.isOpen) return
    if (!this.isClosed) this.log('firstWaits')
    this.record.enter('closing')
  }

  end() {
    this.isOver = true
    if (this.task) this.task.forbidReconnect = true
    this.host.end()
  }
}
