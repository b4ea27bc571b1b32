// 引入 websocket-heartbeat-miniprogram/wasm 则用 wasm，行为相同。
// The entry websocket-heartbeat-miniprogram/wasm runs on wasm instead, and behaves alike.
import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { options, url } from './config'
import { language, texts } from './texts'

const element = (id) => document.getElementById(id)

const show = (state) => (element('state').textContent = texts.states[state])

document.documentElement.lang = language
for (const id of ['send', 'close', 'open']) element(id).textContent = texts[id]
element('latency-label').textContent = texts.latency
element('text').placeholder = element('text').ariaLabel = texts.message

/** The newest first, and no more than a screen or two. */
function log(line) {
  const item = document.createElement('li')
  item.textContent = line
  element('lines').prepend(item)
  element('lines').children[50]?.remove()
}

const task = await WebsocketHeartbeat({
  miniprogram: WebSocket,
  connectSocketParams: { url },
  // 心跳的回复不算消息。The server answers a heartbeat with the same word: no news.
  isPong: (data) => data === 'heartbeat',
  ...options,
})
show(task.state)
task.on('stateChange', show)
task.on('message', ({ data }) => log(`← ${data}`))
task.on('latency', (ms) => (element('latency').textContent = Math.ceil(ms)))
task.on('error', ({ code, message }) => log(`✗ ${code}: ${message}`))
task.on('close', ({ code }) => log(texts.ended(code)))
task.on('reopen', ({ retries }) => log(texts.reopened(retries)))

// 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
element('form').addEventListener('submit', (event) => {
  event.preventDefault()
  const text = element('text').value
  element('text').value = ''
  task.send(text).then(
    () => log(`→ ${text}`),
    (error) => log(`✗ ${text}: ${error.code}`),
  )
})
element('close').addEventListener('click', () => task.close())
element('open').addEventListener('click', () => task.open())
