// Nanoseconds per message, as one line of JSON: the median of the batches of one process.

const TEXT = '{"type":"news","of":"the day"}'
const WARM_UP = 3
const BATCHES = 7

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
  blob: (_, buffer) => ({ type: 'message', data: { arrayBuffer: () => Promise.resolve(buffer) } }),
}

const BASE64 = 'eyJ0eXBlIjoibmV3cyIsIm9mIjoidGhlIGRheSJ9'

/** Timers that do nothing but count, for engines in which none can be cleared, or to count them. */
export function countTimers() {
  const counts = { calls: 0 }
  const { setTimeout } = globalThis
  // What connects a moment later has to.
  globalThis.setTimeout = (fn, ms) => {
    counts.calls += 1
    return ms < 1000 ? setTimeout(fn, ms) : counts.calls
  }
  globalThis.clearTimeout = () => void (counts.calls += 1)
  return counts
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]

export async function measure(connect, { shape, messages, counts }) {
  let seen = 0
  let wake = () => {}
  const deliver = await connect((event) => {
    seen += event.data === undefined ? 0 : 1
    wake()
  })
  const make = shapes[shape]
  const buffer = new ArrayBuffer(TEXT.length)

  async function batch(size) {
    const wanted = seen + size
    const before = counts ? counts.calls : 0
    const since = now()
    for (let i = 0; i < size; i += 1) deliver(make(BASE64, buffer))
    if (seen < wanted) await new Promise((resolve) => (wake = () => seen >= wanted && resolve()))
    return { ns: ((now() - since) * 1e6) / size, calls: counts ? counts.calls - before : 0 }
  }

  const calls = (await batch(1000)).calls
  for (let i = 0; i < WARM_UP; i += 1) await batch(messages)
  const all = []
  for (let i = 0; i < BATCHES; i += 1) all.push((await batch(messages)).ns)
  say(JSON.stringify({ ns: median(all), calls }))
  end()
}
