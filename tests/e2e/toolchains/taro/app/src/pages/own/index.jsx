import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram'
import { connect } from '../../connect'

/** Through Taro's own connectSocket, also on h5. */
export default function Own() {
  useEffect(() => {
    const own = { connectSocket: Taro.connectSocket }
    connect(WebsocketHeartbeat, preload, own)
  }, [])
  return <View>demo</View>
}
