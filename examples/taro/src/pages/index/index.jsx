import { Button, Input, Text, View } from '@tarojs/components'
import { useContext, useState } from 'react'
import { Socket } from '../../socket'
import { texts } from '../../texts'
import './index.css'

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
        {texts.states[state]}
      </View>
      <View className="row">
        {texts.latency} <Text id="latency">{latency === null ? '–' : Math.ceil(latency)}</Text> ms
      </View>
      <Input
        id="text"
        className="input"
        value={text}
        placeholder={texts.message}
        onInput={({ detail }) => setText(detail.value)}
      />
      <Button id="send" onClick={submit}>
        {texts.send}
      </Button>
      <Button id="close" onClick={() => close()}>
        {texts.close}
      </Button>
      <Button id="open" onClick={open}>
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
