// A page that Taro has rendered on a simulated host: its tree comes by setData, as paths into it.

import assert from 'node:assert/strict'
import { SimulatedPage } from './simulated-page.mjs'

/** A node's text: its own, or that of what it holds (`cn`). */
const textOf = (node) => node.v ?? (node.cn ?? []).map(textOf).join('')

const find = (node, id) =>
  node.uid === id ? node : (node.cn ?? []).map((child) => find(child, id)).find(Boolean)

export class TaroPage extends SimulatedPage {
  constructor(app) {
    super(app)
    this.data = { root: { cn: [] } }
  }

  /** `root.cn.[0].v`: a value there. */
  apply(changes) {
    for (const [path, value] of Object.entries(changes)) {
      const keys = path.split('.').map((key) => key.replace(/^\[(\d+)\]$/, '$1'))
      const last = keys.pop()
      keys.reduce((place, key) => place[key], this.data)[last] = value
    }
  }

  element(id) {
    const node = find(this.data.root, id)
    assert.ok(node, `no element ${id}`)
    return node
  }

  text(id) {
    const node = find(this.data.root, id)
    return node ? textOf(node) : ''
  }

  /** As the templates of Taro bind all events. */
  event(type, id, detail) {
    const target = { id, dataset: { sid: this.element(id).sid } }
    this.page.eh({ type, target, currentTarget: target, detail, timeStamp: 0 })
  }

  type(value) {
    this.event('input', 'text', { value })
  }

  tap(id) {
    this.event('tap', id, {})
  }
}
