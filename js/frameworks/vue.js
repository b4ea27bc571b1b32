// The composable for Vue.

import { getCurrentInstance, getCurrentScope, onScopeDispose, shallowRef } from 'vue'
import { Connection } from './connection.js'

/** Whether Vue renders to text. It stops no scope then, so a connection would stay for ever. */
function isOnServer() {
  const { appContext, proxy } = Object(getCurrentInstance())
  // Vue 2.7.
  if (Object(proxy).$isServer) return true
  // The key under which Vue's `renderToString` provides its context.
  return !!appContext && typeof Symbol === 'function' && Symbol.for('v-scx') in appContext.provides
}

/** @param {any} options */
export function useWebsocketHeartbeat(options) {
  const state = shallowRef()
  const data = shallowRef()
  const lastError = shallowRef()
  const latency = shallowRef()
  const refs = { state, data, lastError, latency }
  const connection = new Connection(options, (name, value) => {
    refs[name].value = value
  })
  const { send, open, close } = connection
  if (isOnServer()) connection.end()
  connection.begin()
  if (getCurrentScope()) {
    onScopeDispose(() => {
      connection.end()
      state.value = 'destroyed'
    })
  }
  return { state, data, lastError, latency, send, open, close }
}
