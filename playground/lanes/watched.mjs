// A library that has no `state`: its bands are drawn from its calls and events.

import { Lane } from './lane.mjs'

export class Watched extends Lane {
  isClosed = false

  attempted() {
    this.record.enter('connecting')
  }

  opened() {
    this.record.enter('open')
    super.opened()
  }

  lost() {
    this.ended('closed')
    this.record.enter(this.isClosed ? 'closed' : 'waiting')
  }

  retries(n) {
    this.record.mark('retry')
    this.log('retry', { n })
  }

  close() {
    this.isClosed = true
    super.close()
    if (!this.isOpen) this.record.enter('closed')
  }
}
