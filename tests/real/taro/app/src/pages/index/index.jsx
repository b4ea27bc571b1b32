import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram'

/** Through Taro's own connectSocket; the host's `demo` says where to, and takes the task over. */
async function connect() {
  const { url, options, started } = Taro.miniGlobal.demo
  const task = await WebsocketHeartbeat({
    miniprogram: Taro,
    connectSocketParams: { url },
    ...options,
  })
  started(task, await preload())
}

export default function Index() {
  useEffect(() => void connect().catch(console.error), [])
  return <View>demo</View>
}
