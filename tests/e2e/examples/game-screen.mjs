// The canvas of a mini-game on a simulated host: which texts are drawn, and touches of them.

import assert from 'node:assert/strict'
import { SimulatedPage } from './simulated-page.mjs'

/** What the texts below the state begin with, by their ids. */
const LABELS = {
  text: /^(消息|message)/i,
  send: /^(发送|send)/i,
  close: /^(关闭|close(?!d))/i,
  open: /^(连接|open)/i,
}

export class GameScreen extends SimulatedPage {
  /** Gives the host what a game asks for. Only then the game may start. */
  constructor(app) {
    super(app)
    this.data.texts = []
    const context = {
      fillRect: () => this.setData({ texts: [] }),
      fillText: (text, x, y) => this.setData({ texts: [...this.data.texts, { text, x, y }] }),
    }
    Object.assign(app.api, {
      createCanvas: () => ({ width: 375, height: 667, getContext: () => context }),
      onTouchStart: (listener) => (this.touched = listener),
      onKeyboardInput: (listener) => (this.typed = listener),
      showKeyboard: () => (this.hasKeyboard = true),
    })
  }

  text(id) {
    const [state, latency, ...others] = this.data.texts.map(({ text }) => text)
    if (id === 'lines') return others.join('\n')
    return id === 'state' ? state : latency?.match(/[:：] ?(\S+) ms/)[1]
  }

  tap(id) {
    const [, ...labels] = this.data.texts
    const { x, y } = labels.find(({ text }) => LABELS[id].test(text))
    this.touch(x, y)
  }

  touch(clientX, clientY) {
    this.touched({ touches: [{ clientX, clientY }] })
  }

  type(value) {
    this.tap('text')
    assert.ok(this.hasKeyboard)
    this.typed({ value })
  }
}
