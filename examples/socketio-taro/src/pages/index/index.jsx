import { Button, Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { getSocket, send, subscribe } from '../../socket'
import { texts } from '../../texts'
import './index.css'

export default function Index() {
  const [state, setState] = useState('connecting')
  const [text, setText] = useState('')
  const [lines, setLines] = useState([])

  /** The newest first, and no more than a screen or two. */
  const log = (line) => setLines((before) => [line, ...before].slice(0, 50))

  useEffect(
    () =>
      subscribe({
        stateChange: setState,
        message: (received) => log(`← ${received}`),
      }),
    [],
  )

  const say = () => {
    setText('')
    // 服务器收到后才算发出。It is sent when the server has it.
    send(text, () => log(`→ ${text}`))
  }

  return (
    <View className="page">
      <View id="state" className="state">
        {texts.states[state]}
      </View>
      <Input
        id="text"
        className="input"
        value={text}
        placeholder={texts.message}
        onInput={({ detail }) => setText(detail.value)}
      />
      <Button id="send" onClick={say}>
        {texts.send}
      </Button>
      <Button id="close" onClick={() => getSocket().disconnect()}>
        {texts.close}
      </Button>
      <Button id="open" onClick={() => getSocket().connect()}>
        {texts.open}
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
