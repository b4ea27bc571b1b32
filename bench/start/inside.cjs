// `node inside.cjs FILE KIND MODE`: one cold start in a fresh process, as one line of JSON. MODE `times`: ms from the
// import to the first connect; `effects`: what runs on import; `ready`: ms until the engine is.

const [, , file, kind, mode] = process.argv

// What libraries for pages look for.
Object.assign(globalThis, { window: globalThis, CustomEvent: globalThis.CustomEvent ?? Event })
globalThis.navigator ??= { onLine: true }
globalThis.addEventListener ??= () => {}

const effects = {}
const times = {}

/** Counts the calls of a function of the engine's. */
function watch(owner, name) {
  const original = owner[name]
  const count = () => (effects[name] = (effects[name] ?? 0) + 1)
  owner[name] = new Proxy(original, {
    apply: (target, self, args) => (count(), Reflect.apply(target, self, args)),
    construct: (target, args, made) => (count(), Reflect.construct(target, args, made)),
  })
}

function watchAll() {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise'])
    watch(globalThis, name)
  for (const name of ['Module', 'Instance', 'instantiate', 'compile']) watch(WebAssembly, name)
  watch(Date, 'now')
  watch(Math, 'random')
}

function load() {
  const before = performance.now()
  const lib = require(file)
  times.import = performance.now() - before
  return lib.default?.default ?? lib.default ?? lib
}

function connected() {
  times.connect ??= performance.now()
}

class Socket {
  static CONNECTING = 0
  static OPEN = 1
  static CLOSING = 2
  static CLOSED = 3
  constructor() {
    connected()
  }
  addEventListener() {}
  close() {}
}

const nothing = () => {}
const task = { onOpen: nothing, onMessage: nothing, onClose: nothing, onError: nothing }
const host = { connectSocket: () => (connected(), { ...task, send: nothing, close: nothing }) }
const url = 'wss://example.test/socket'

const starts = {
  task: (lib, more) => lib({ miniprogram: host, connectSocketParams: { url }, ...more }),
  js: (lib) => starts.task(lib, { wasm: false }),
  class: (Lib) => new Lib(url, [], { WebSocket: Socket }),
  global: (Lib) => {
    globalThis.WebSocket = Socket
    return new Lib(url)
  },
  builder: (Lib) => {
    globalThis.WebSocket = Socket
    return new Lib(url).build()
  },
}

async function main() {
  if (mode === 'effects') watchAll()
  const lib = load()
  if (mode === 'effects') return effects
  const before = performance.now()
  if (mode === 'ready') {
    await lib.preload(kind === 'js' ? { wasm: false } : {})
    return { ready: performance.now() - before }
  }
  starts[kind](lib)
  const sameTick = times.connect !== undefined
  while (times.connect === undefined) await new Promise((resolve) => setImmediate(resolve))
  return { import: times.import, connect: times.connect - before, sameTick }
}

main().then((result) => {
  console.log(JSON.stringify(result))
  process.exit()
})
