import { Button, Input, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { getTask, subscribe } from '../../socket'
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
  const [state, setState] = useState('connecting')
  const [latency, setLatency] = useState('–')
  const [text, setText] = useState('')
  const [lines, setLines] = useState([])

  /** The newest first, and no more than a screen or two. */
  const log = (line) => setLines((before) => [line, ...before].slice(0, 50))

  useEffect(
    () =>
      subscribe({
        stateChange: setState,
        message: ({ data }) => log(`← ${data}`),
        latency: (ms) => setLatency(Math.ceil(ms)),
        close: ({ code }) => log(`断开 closed ${code}`),
        reopen: ({ retries }) => log(`恢复 back, retries: ${retries}`),
      }),
    [],
  )

  // 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
  const send = () => {
    setText('')
    getTask()
      .then((task) => task.send(text))
      .then(
        () => log(`→ ${text}`),
        (error) => log(`✗ ${text}: ${error.code}`),
      )
  }
  const close = () => getTask().then((task) => task.close())
  const open = () => getTask().then((task) => task.open())

  return (
    <View className="page">
      <View id="state" className="state">
        {STATES[state]}
      </View>
      <View className="row">
        心跳往返 round trip: <Text id="latency">{latency}</Text> ms
      </View>
      <Input
        id="text"
        className="input"
        value={text}
        placeholder="消息 message"
        onInput={({ detail }) => setText(detail.value)}
      />
      <Button id="send" onClick={send}>
        发送 send
      </Button>
      <Button id="close" onClick={close}>
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
