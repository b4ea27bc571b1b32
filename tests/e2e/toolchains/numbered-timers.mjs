// Timers as hosts have them: they are numbers, and end with the app.

/** `{globals, waiting, end}`: `waiting` are those that wait; after `end`, none starts. */
export function numberedTimers() {
  const waiting = new Map()
  let last = 0
  let hasEnded = false
  const starts =
    (start, isOnce) =>
    (run, ms, ...args) => {
      const id = (last += 1)
      const fire = () => {
        if (isOnce) waiting.delete(id)
        run(...args)
      }
      if (!hasEnded) waiting.set(id, start(fire, ms))
      return id
    }
  const stop = (id) => {
    clearTimeout(waiting.get(id))
    waiting.delete(id)
  }
  const end = () => {
    hasEnded = true
    for (const id of waiting.keys()) stop(id)
  }
  const setTimeouts = { setTimeout: starts(setTimeout, true), clearTimeout: stop }
  const setIntervals = { setInterval: starts(setInterval, false), clearInterval: stop }
  return { waiting, end, globals: { ...setTimeouts, ...setIntervals } }
}
