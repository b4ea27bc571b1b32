// Writes down every hook call of a task: name, event, time, `this`, and what the task showed then.

export const V1_HOOKS = ['onOpen', 'onClose', 'onError', 'onMessage', 'onReconnect']
export const NEW_HOOKS = ['onReopen', 'onGiveUp', 'onStateChange', 'onLatency']
export const ALL_HOOKS = [...V1_HOOKS, ...NEW_HOOKS]

export class Recorder {
  constructor(world) {
    this.world = world
    this.log = []
  }

  /** Sets the given hooks; `also(name, event, task)` runs inside each of them, after the note. */
  hook(task, { hooks = V1_HOOKS, also = () => {} } = {}) {
    const recorder = this
    for (const name of hooks) {
      task[name] = function hook(...args) {
        recorder.note(name, args, this, task)
        return also(name, args[0], task)
      }
    }
    return task
  }

  note(name, args, self, task) {
    this.log.push({
      name,
      args,
      event: args[0],
      self: self === task,
      at: this.world.now,
      repeat: task.repeat,
      state: task.state,
    })
  }

  of(name) {
    return this.log.filter((entry) => entry.name === name)
  }

  clear() {
    this.log.length = 0
  }
}
