// Runs in a page: makes tasks on the page's own `WebSocket` when Node asks for them, and reports what they do.
// The channel keeps order, so Node sees hooks and results as they came.

const ENTRIES = { js: '/index.esm.js', wasm: '/wasm.esm.js' }
const HOOKS = ['onOpen', 'onClose', 'onError', 'onReconnect', 'onStateChange']

const channel = new WebSocket(`ws://${globalThis.location.host}/`)
const tasks = new Map()

const toBytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer
const toBase64 = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))

const acts = {
  async start({ id, engine, options }) {
    const { default: WebsocketHeartbeat } = await import(ENTRIES[engine])
    const task = await WebsocketHeartbeat({ ...options, miniprogram: WebSocket })
    tasks.set(id, task)
    const report = (what) => channel.send(JSON.stringify({ id, state: task.state, ...what }))
    for (const name of HOOKS)
      task[name] = (event) =>
        report({ hook: name, event: { code: event?.code, reason: event?.reason } })
    task.onMessage = ({ data }) =>
      report(typeof data === 'string' ? { text: data } : { base64: toBase64(data) })
  },

  send({ id, n, text, base64 }) {
    const report = (result) => (value) =>
      channel.send(JSON.stringify({ id, state: tasks.get(id).state, n, result, code: value?.code }))
    tasks.get(id).send({
      data: text ?? toBytes(base64),
      success: report('success'),
      fail: report('fail'),
      complete: report('complete'),
    })
  },

  destroy({ id }) {
    tasks.get(id).destroy()
  },
}

channel.onmessage = ({ data }) => {
  const { act, ...what } = JSON.parse(data)
  acts[act](what)
}
