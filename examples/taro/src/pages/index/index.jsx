import { Button, Input, Text, View } from '@tarojs/components'
import { useContext, useState } from 'react'
import { Socket } from '../../socket'
import './index.css'

const STATES = {
  connecting: '连接中 connecting',
  open: '已连接 open',
  waiting: '等待重连 waiting to retry',
  offline: '没有网络 offline',
  closed: '已关闭 closed',
  'given-up': '已放弃 given up',
}

export default function Index() {
  const { state, latency, lines, log, send, open, close } = useContext(Socket)
  const [text, setText] = useState('')

  // 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
  const submit = () => {
    setText('')
    send(text).then(
      () => log(`→ ${text}`),
      (error) => log(`✗ ${text}: ${error.code}`),
    )
  }

  return (
    <View className="page">
      <View id="state" className="state">
        {STATES[state]}
      </View>
      <View className="row">
        心跳往返 round trip: <Text id="latency">{latency === null ? '–' : Math.ceil(latency)}</Text>{' '}
        ms
      </View>
      <Input
        id="text"
        className="input"
        value={text}
        placeholder="消息 message"
        onInput={({ detail }) => setText(detail.value)}
      />
      <Button id="send" onClick={submit}>
        发送 send
      </Button>
      <Button id="close" onClick={() => close()}>
        关闭 close
      </Button>
      <Button id="open" onClick={open}>
        连接 open
      </Button>
      <View id="lines">
        {lines.map((line, index) => (
          <View key={index} className="row">
            {line}
          </View>
        ))}
      </View>
    </View>
  )
}
