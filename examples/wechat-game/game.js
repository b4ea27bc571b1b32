import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { options, url } from './config'
import { draw, listen } from './screen'
import { texts } from './texts'

const starting = WebsocketHeartbeat({
  miniprogram: wx,
  connectSocketParams: { url },
  // 心跳的回复不算消息。The server answers a heartbeat with the same word: no news.
  isPong: (data) => data === 'heartbeat',
  ...options,
})

const shown = { state: 'connecting', latency: '–', text: '', lines: [] }

function show(changes) {
  Object.assign(shown, changes)
  draw([
    texts.states[shown.state],
    `${texts.roundTrip}${shown.latency} ms`,
    `${texts.message}: ${shown.text}`,
    texts.send,
    texts.close,
    texts.open,
    ...shown.lines,
  ])
}

/** The newest first, and no more than a screen. */
const log = (line) => show({ lines: [line, ...shown.lines].slice(0, 12) })

// 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
function send() {
  const { text } = shown
  show({ text: '' })
  starting
    .then((task) => task.send(text))
    .then(
      () => log(`→ ${text}`),
      (error) => log(`✗ ${text}: ${error.code}`),
    )
}

const buttons = {
  2: () => wx.showKeyboard({ defaultValue: shown.text, maxLength: 100 }),
  3: send,
  4: () => starting.then((task) => task.close()),
  5: () => starting.then((task) => task.open()),
}

// 坐标过时就没有用：不排队，也不管结果。A position is worth nothing later: it does not wait, and its result is ignored.
function sendPlace(place) {
  starting.then((task) => {
    task.send({ data: JSON.stringify(place), queue: false })
  })
}

listen((row, place) => {
  if (buttons[row]) buttons[row]()
  else sendPlace(place)
})
wx.onKeyboardInput(({ value }) => show({ text: value }))

show({})
starting.then((task) => {
  show({ state: task.state })
  task.on('stateChange', (state) => show({ state }))
  task.on('latency', (ms) => show({ latency: Math.ceil(ms) }))
  task.on('message', ({ data }) => log(`← ${data}`))
  task.on('error', ({ code, message }) => log(`✗ ${code}: ${message}`))
  task.on('close', ({ code }) => log(texts.lost + code))
  task.on('reopen', ({ retries }) => log(texts.back + retries))
})
