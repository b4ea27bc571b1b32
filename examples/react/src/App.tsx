import { type FormEvent, useState } from 'react'
import { useWebsocketHeartbeat } from 'websocket-heartbeat-miniprogram/react'
import { options, url } from './config'

const STATES = {
  connecting: '连接中 connecting',
  open: '已连接 open',
  waiting: '等待重连 waiting to retry',
  offline: '没有网络 offline',
  closed: '已关闭 closed',
  'given-up': '已放弃 given up',
  destroyed: '已销毁 destroyed',
}

export default function App() {
  const [text, setText] = useState('')
  const [lines, setLines] = useState<string[]>([])

  /** The newest first, and no more than a screen or two. */
  const log = (line: string) => setLines((before) => [line, ...before].slice(0, 50))

  const { state, latency, send, open, close } = useWebsocketHeartbeat({
    miniprogram: WebSocket,
    connectSocketParams: { url },
    // 心跳的回复不算消息。The server answers a heartbeat with the same word: no news.
    isPong: (data) => data === 'heartbeat',
    ...options,
    onMessage: ({ data }) => log(`← ${data}`),
    onClose: ({ code }) => log(`断开 closed ${code}`),
    onReopen: ({ retries }) => log(`恢复 back, retries: ${retries}`),
  })

  // 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
  function submit(event: FormEvent) {
    event.preventDefault()
    setText('')
    send(text).then(
      () => log(`→ ${text}`),
      (error) => log(`✗ ${text}: ${error.code}`),
    )
  }

  return (
    <>
      <h1 id="state" role="status">
        {STATES[state]}
      </h1>
      <p>
        心跳往返 round trip: <span id="latency">{latency === null ? '–' : Math.ceil(latency)}</span>{' '}
        ms
      </p>
      <form onSubmit={submit}>
        <input
          id="text"
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder="消息 message"
          aria-label="消息 message"
          autoComplete="off"
        />
        <button id="send">发送 send</button>
      </form>
      <button id="close" onClick={() => close()}>
        关闭 close
      </button>
      <button id="open" onClick={open}>
        连接 open
      </button>
      <ul id="lines">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </>
  )
}
