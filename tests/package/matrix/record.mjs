// Records the hooks of a task for the scenarios.

const HOOKS = ['onOpen', 'onClose', 'onError', 'onMessage', 'onReconnect', 'onGiveUp']

/** Writes every call of the task's hooks to `log`. */
export function record(task, log) {
  for (const name of HOOKS) {
    task[name] = function hook(event) {
      log.push({ name, event, self: this })
    }
  }
}
