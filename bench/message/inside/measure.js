// Nanoseconds per message, as one line of JSON: those of the quickest batch, since a disturbance only makes
// it longer.

const TEXT = '{"type":"news","of":"the day"}'
const WARM_UP = 20
const BATCHES = 200

// The shell of JavaScriptCore has these, and no console that keeps to stdout.
const { print, preciseTime, quit } = globalThis
const say = print ?? ((text) => console.log(text))
const now = preciseTime ? () => preciseTime() * 1000 : () => performance.now()
const end = quit ?? (() => process.exit())

const shapes = {
  text: () => ({ type: 'message', data: TEXT }),
  bytes: (_, buffer) => ({ type: 'message', data: buffer }),
  base64: (text64) => ({ type: 'message', data: text64, isBuffer: true }),
  nested: () => ({ type: 'message', data: { data: TEXT } }),
  send: () => ({ data: TEXT }),
  blob: (_, buffer) => ({ type: 'message', data: { arrayBuffer: () => Promise.resolve(buffer) } }),
}

const BASE64 = 'eyJ0eXBlIjoibmV3cyIsIm9mIjoidGhlIGRheSJ9'

/** For an engine in which no timer can be cleared: long ones never come. */
export function withoutTimers() {
  const { setTimeout } = globalThis
  globalThis.setTimeout = (fn, ms) => (ms < 1000 ? setTimeout(fn, ms) : 0)
  globalThis.clearTimeout = () => {}
}

/** As in mini-programs, which have none of the web's classes: those of Node's that the class of this package would use. */
export function withoutWeb() {
  for (const name of ['Blob', 'CloseEvent', 'DOMException', 'Event', 'EventTarget', 'MessageEvent'])
    delete globalThis[name]
}

const others = [
  () => 0,
  (event) => event,
  (event) => !event,
  (event) => event.data,
  () => [],
  () => '',
]

/** As a host's does, it serves listeners of many kinds, so that engines compile none of them into it. */
function dispatch(listener, event) {
  listener(event)
}

export async function measure(connect, { shape, messages }) {
  let seen = 0
  let wake = () => {}
  const deliver = await connect((event) => {
    seen += event.data === undefined ? 0 : 1
    wake()
  })
  const make = shapes[shape]
  const buffer = new ArrayBuffer(TEXT.length)

  for (const other of others) dispatch(other, make(BASE64, buffer))

  // A function of its own: engines compile it once, and keep that.
  function deliverAll(size) {
    for (let i = 0; i < size; i += 1) dispatch(deliver, make(BASE64, buffer))
  }

  async function batch(size) {
    const wanted = seen + size
    const since = now()
    deliverAll(size)
    if (seen < wanted) await new Promise((resolve) => (wake = () => seen >= wanted && resolve()))
    return ((now() - since) * 1e6) / size
  }

  for (let i = 0; i < WARM_UP; i += 1) await batch(messages)
  const all = []
  for (let i = 0; i < BATCHES; i += 1) all.push(await batch(messages))
  say(JSON.stringify({ ns: Math.min(...all) }))
  end()
}
