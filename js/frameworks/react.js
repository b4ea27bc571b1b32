// The hook for React.

import React from 'react'
import { noop } from '../bridge/guard.js'
import { assign } from '../util/assign.js'
import { Connection } from './connection.js'

/**
 * What a component keeps from its first rendering on. Its effects start it, so that on a server nothing connects.
 * @param {any} first options
 */
function createStore(first) {
  /** @type {any} */
  let snapshot = {}
  let onChange = noop
  const connection = new Connection(first, (name, value) => {
    if (snapshot[name] === value) return
    snapshot = assign({}, snapshot)
    snapshot[name] = value
    onChange()
  })
  const { send, open, close } = connection
  assign(snapshot, { send, open, close })
  return {
    getSnapshot: () => snapshot,
    /** @param {() => void} listener */
    subscribe(listener) {
      onChange = listener
      return () => {
        onChange = noop
      }
    },
    /** @param {any} options */
    update(options) {
      connection.update(options)
    },
    /** Takes calls again. */
    revive() {
      if (connection.isOver()) connection.reset()
    },
    /** Gives the function that ends it. */
    start() {
      if (connection.isOver()) connection.reset()
      // StrictMode ends and starts it again at once: it connects only after that.
      Promise.resolve().then(() => connection.begin())
      return () => connection.end()
    },
  }
}

/**
 * `useSyncExternalStore` for React before 18.
 * @template T
 * @param {(onChange: () => void) => () => void} subscribe
 * @param {() => T} getSnapshot
 */
function useSnapshot(subscribe, getSnapshot) {
  const [snapshot, setSnapshot] = React.useState(getSnapshot)
  React.useEffect(() => {
    const look = () => setSnapshot(getSnapshot)
    look()
    return subscribe(look)
  }, [])
  return snapshot
}

/** @param {any} options */
export function useWebsocketHeartbeat(options) {
  const [store] = React.useState(() => createStore(options))
  const { url } = Object(Object(options).connectSocketParams)
  // When StrictMode ends and makes all effects, those of children come before ours, and may call. This comes before them:
  // it is a layout effect, and says nothing on a server, as `useLayoutEffect` does.
  React.useImperativeHandle(store.revive, noop, [])
  React.useEffect(() => store.update(options))
  React.useEffect(store.start, [url])
  const useStore = React.useSyncExternalStore || useSnapshot
  return useStore(store.subscribe, store.getSnapshot, store.getSnapshot)
}
