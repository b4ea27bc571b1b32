// Reports what happens between a library and its host: every call, and every event that a listener gets, by
// `report(name, detail)`. If it carries a message, that is `detail.data`, which is counted but not shown.

/** Keeps the `length` of a function: the library reads it to see whether the function takes an argument. */
function likewise(fn, wrapper) {
  return Object.defineProperty(wrapper, 'length', { value: fn.length })
}

const summary = (event) => ({ data: event?.data, code: event?.code })

/** Replaces the methods of `target` by methods that report each call. */
export function watchCalls(target, report) {
  const heard = new Map()
  const listen = (name, listener) => {
    const key = name.replace(/^off/, 'on')
    if (!heard.has(key)) heard.set(key, new WeakMap())
    const known = heard.get(key)
    if (!known.has(listener))
      known.set(listener, (event) => {
        report(key, summary(event))
        return listener(event)
      })
    return known.get(listener)
  }
  for (const [name, fn] of Object.entries(target)) {
    if (typeof fn !== 'function') continue
    if (/^(on|off)[A-Z]/.test(name))
      target[name] = likewise(fn, (listener) =>
        typeof listener === 'function' ? fn(listen(name, listener)) : fn(listener),
      )
    else
      target[name] = likewise(fn, (param) => {
        report(name, summary(param))
        return withTask(fn(param), report)
      })
  }
}

const isTask = (value) => typeof value?.onOpen === 'function'

/** A call may return a task, whose calls are reported too. */
function withTask(result, report) {
  if (isTask(result) && !Object.isFrozen(result)) watchCalls(result, report)
  return result
}

/** The page's `WebSocket` as a class that reports its calls and events. */
export function watchedSocketClass(report) {
  return class extends WebSocket {
    constructor(...args) {
      report('new WebSocket', {})
      super(...args)
      for (const type of ['open', 'message', 'error', 'close'])
        this.addEventListener(type, (event) => report(`on${type}`, summary(event)))
    }

    send(data) {
      report('send', { data })
      super.send(data)
    }

    close(...args) {
      report('close', { code: args[0] })
      super.close(...args)
    }
  }
}
