// 1.x on the same host. It has no `state`, so its bands are drawn from its calls and hooks.

import connect from 'websocket-heartbeat-miniprogram-1'
import { Lane } from './lane.mjs'

export class First extends Lane {
  async start({ url, options }) {
    const { pingTimeout, pongTimeout, reconnectTimeout, repeatLimit } = options
    const known = { pingTimeout, pongTimeout, reconnectTimeout, repeatLimit }
    // 1.x has no 'auto'.
    if (pongTimeout === 'auto') delete known.pongTimeout
    this.isClosed = false
    this.task = await connect.default({
      ...known,
      miniprogram: this.host.api,
      connectSocketParams: { url },
    })
    this.hook()
  }

  hook() {
    const { record, task, log } = this
    task.onOpen = () => {
      record.enter('open')
      this.opened()
    }
    task.onMessage = ({ data }) => this.received(data)
    task.onError = (event) => {
      log('error', { why: event?.errMsg ?? event?.errorMessage ?? '' })
      this.lost()
    }
    task.onClose = (event) => {
      log('close', { why: `${event?.code ?? ''} ${event?.reason ?? ''}` })
      this.lost()
    }
    task.onReconnect = () => {
      record.mark('retry')
      log('retry', { n: task.repeat })
    }
  }

  attempted() {
    this.record.enter('connecting')
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

  lost() {
    this.ended('closed')
    this.record.enter(this.isClosed ? 'closed' : 'waiting')
  }

  close() {
    this.isClosed = true
    super.close()
    if (!this.isOpen) this.record.enter('closed')
  }

  end() {
    this.isOver = true
    if (this.task) this.task.forbidReconnect = true
    this.host.end()
  }
}
