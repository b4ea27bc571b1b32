// The composable and the hook in users' code.

import type { State } from 'websocket-heartbeat-miniprogram'
import {
  useWebsocketHeartbeat as useInReact,
  type UseWebsocketHeartbeat,
} from 'websocket-heartbeat-miniprogram/react'
import { useWebsocketHeartbeat, type UseOptions } from 'websocket-heartbeat-miniprogram/vue'
import { watch } from 'vue'

declare const wx: { connectSocket(params: any): any }
declare const url: string

const options: UseOptions = {
  miniprogram: wx,
  connectSocketParams: { url },
  immediate: undefined,
  onOpen() {
    this.send('log in')
  },
  onMessage: ({ data }) => console.log(data.slice(0)),
  onGiveUp: ({ reason }) => console.log(reason),
  onClose: null,
}

const { state, data, lastError, latency, send, open, close } = useWebsocketHeartbeat(options)
watch(state, (now: State) => console.log(now))
watch(data, (now) => now && console.log(now.slice(0)))
console.log(lastError.value && lastError.value.code, latency.value && latency.value.toFixed())
send('text').then(open)
send({ data: new Uint8Array(1), queue: false }).catch(() => close({ code: 4000 }))

const used: UseWebsocketHeartbeat = useInReact({ ...options, immediate: false })
const text: string = used.state + (used.latency || 0).toFixed()

// What is wrong stays wrong.
// @ts-expect-error
useWebsocketHeartbeat({ miniprogram: wx })
// @ts-expect-error
useInReact({ ...options, signal: undefined as any as AbortSignal })
// @ts-expect-error
useInReact({ ...options, onMesage: () => {} })
// @ts-expect-error
state.value = 'open'
// @ts-expect-error
used.state = 'open'
// @ts-expect-error
send({ data: 'text', success: () => {} })
export { text }
