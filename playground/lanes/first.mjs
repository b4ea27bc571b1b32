// 1.x on the same host. It tells no state, so its bands are drawn from what it does and is told.

import connect from 'websocket-heartbeat-miniprogram-1'
import { Lane } from './lane.mjs'

export class First extends Lane {
  async start({ url, options }) {
    const { pingTimeout, pongTimeout, reconnectTimeout, repeatLimit } = options
    const known = { pingTimeout, pongTimeout, reconnectTimeout, repeatLimit }
    // It has no 'auto'.
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
    const { record, task, tell } = this
    task.onOpen = () => {
      record.enter('open')
      this.opened()
    }
    task.onMessage = ({ data }) => this.received(data)
    task.onError = (event) => {
      tell('error', { why: event?.errMsg ?? event?.errorMessage ?? '' })
      this.lost()
    }
    task.onClose = (event) => {
      tell('close', { why: `${event?.code ?? ''} ${event?.reason ?? ''}` })
      this.lost()
    }
    task.onReconnect = () => {
      record.mark('retry')
      tell('retry', { n: task.repeat })
    }
  }

  attempted() {
    this.record.enter('connecting')
  }

  /**
   * It asks the host to close a link that it holds for dead, and waits for the event. It does so too, to no
   * effect, when that link has long ended: its heartbeat goes on.
   */
  closing() {
    if (!this.isOpen) return
    if (!this.isClosed) this.tell('firstWaits')
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
