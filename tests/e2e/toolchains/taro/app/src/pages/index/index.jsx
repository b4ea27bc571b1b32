import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram'
import { connect } from '../../connect'

/** As in the READMEs. On h5 `Taro` itself has no connectSocket. */
export default function Index() {
  useEffect(() => void connect(WebsocketHeartbeat, preload, Taro), [])
  return <View>demo</View>
}
