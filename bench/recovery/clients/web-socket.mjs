// The class that stands for a browser's: an error that nobody listens to ends nothing.

import { WebSocket as OfWs } from 'ws'

export class WebSocket extends OfWs {
  constructor(...args) {
    super(...args)
    this.on('error', () => {})
  }
}
