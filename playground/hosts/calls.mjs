// Shows what goes on between a library and its host: every call, and every event that a listener gets.
// `tell(name, detail)`, with `detail.data` where a message is in it: it is for counting, not for showing.

/** Keeps the length: the library asks by it whether a function takes an argument. */
function likewise(fn, wrapper) {
  return Object.defineProperty(wrapper, 'length', { value: fn.length })
}

const summary = (event) => ({ data: event?.data, code: event?.code })

/** Tells all that is done to the methods of `target`, in place. */
export function watchCalls(target, tell) {
  const heard = new Map()
  const hear = (name, listener) => {
    const key = name.replace(/^off/, 'on')
    if (!heard.has(key)) heard.set(key, new WeakMap())
    const known = heard.get(key)
    if (!known.has(listener))
      known.set(listener, (event) => {
        tell(key, summary(event))
        return listener(event)
      })
    return known.get(listener)
  }
  for (const [name, fn] of Object.entries(target)) {
    if (typeof fn !== 'function') continue
    if (/^(on|off)[A-Z]/.test(name))
      target[name] = likewise(fn, (listener) =>
        typeof listener === 'function' ? fn(hear(name, listener)) : fn(listener),
      )
    else
      target[name] = likewise(fn, (param) => {
        tell(name, summary(param))
        return withTask(fn(param), tell)
      })
  }
}

const isTask = (value) => typeof value?.onOpen === 'function'

/** A call may give a task, whose methods are of interest too. */
function withTask(result, tell) {
  if (isTask(result) && !Object.isFrozen(result)) watchCalls(result, tell)
  return result
}

/** The page's `WebSocket`, which tells what is done to it and what it says. */
export function watchedSocketClass(tell) {
  return class extends WebSocket {
    constructor(...args) {
      tell('new WebSocket', {})
      super(...args)
      for (const type of ['open', 'message', 'error', 'close'])
        this.addEventListener(type, (event) => tell(`on${type}`, summary(event)))
    }

    send(data) {
      tell('send', { data })
      super.send(data)
    }

    close(...args) {
      tell('close', { code: args[0] })
      super.close(...args)
    }
  }
}
