import { type FormEvent, useState } from 'react'
import { useWebsocketHeartbeat } from 'websocket-heartbeat-miniprogram/react'
import { options, url } from './config'
import { texts } from './texts'

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
    onClose: ({ code }) => log(texts.ended(code)),
    onReopen: ({ retries }) => log(texts.reopened(retries)),
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
        {texts.states[state]}
      </h1>
      <p>
        {texts.latency} <span id="latency">{latency === null ? '–' : Math.ceil(latency)}</span> ms
      </p>
      <form onSubmit={submit}>
        <input
          id="text"
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={texts.message}
          aria-label={texts.message}
          autoComplete="off"
        />
        <button id="send">{texts.send}</button>
      </form>
      <button id="close" onClick={() => close()}>
        {texts.close}
      </button>
      <button id="open" onClick={open}>
        {texts.open}
      </button>
      <ul id="lines">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </>
  )
}
