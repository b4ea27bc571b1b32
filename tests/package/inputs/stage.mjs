// An open task with traffic. Values are passed to it or to another task beside it, and it must not be affected.

import assert from 'node:assert/strict'
import { ALL_HOOKS } from '../../support/recorder.mjs'
import { world } from '../../support/world.mjs'

export class Stage {
  static async make(engine) {
    const stage = new Stage()
    stage.fresh = () => world({ engine })
    stage.w = await world({ engine, quirks: { maxSockets: 50 } })
    // What was refused: the texts that the logger got.
    stage.refused = []
    await stage.open()
    return stage
  }

  logger = (level, event, detail) => event === 'option' && this.refused.push(detail.message)

  /** A new task to watch. */
  async open() {
    const { w } = this
    this.task = await w.opened({ logger: this.logger }, (task) =>
      w.recorder.hook(task, { hooks: ALL_HOOKS }),
    )
    this.look()
  }

  /** Notes what must not change. */
  look() {
    const { task, w } = this
    this.socket = task.socketTask
    this.slots = ALL_HOOKS.map((hook) => task[hook])
    this.options = { ...task.opts }
    w.recorder.clear()
    this.said = 0
  }

  /** The same socket, hooks and options; messages go both ways, once; no other hook was called. */
  async assertUntouched(what) {
    const { task, w } = this
    this.said += 1
    const text = `are you there ${this.said}?`
    task.send(text)
    await w.advance(50)
    assert.equal(task.state, 'open', what)
    assert.equal(task.socketTask, this.socket, `${what}: the socket stays`)
    assert.deepEqual(
      ALL_HOOKS.map((hook) => task[hook]),
      this.slots,
      `${what}: the hooks stay`,
    )
    for (const name of Object.keys(this.options))
      assert.ok(Object.is(task.opts[name], this.options[name]), `${what}: opts.${name} stays`)
    const heard = w.recorder.of('onMessage').filter(({ event }) => event.data === text)
    assert.equal(heard.length, 1, `${what}: answered once`)
    const others = w.names.filter((name) => name !== 'onMessage' && name !== 'onLatency')
    assert.deepEqual(others, [], what)
  }

  async end() {
    this.w.assertQuiet()
    this.task.destroy()
    await this.w.advance(60_000)
    this.w.assertNothingLeft()
  }
}
