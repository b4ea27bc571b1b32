// The class that stands for a browser's: an error without a listener does not end the process.

import { WebSocket as OfWs } from 'ws'

export class WebSocket extends OfWs {
  constructor(...args) {
    super(...args)
    this.on('error', () => {})
  }
}
