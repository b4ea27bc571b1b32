// Code of users, which must compile as it stands; `@ts-expect-error` marks what must not.

import WebsocketHeartbeat, {
  preload,
  version,
  WebsocketHeartbeatError,
} from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'
import type {
  ErrorCode,
  GiveUpReason,
  Listeners,
  Options,
  SocketCloseEvent,
  Starting,
  Task,
} from 'websocket-heartbeat-miniprogram'

/** As the hosts' own typings have it. */
interface SocketTask {
  send(message: { data: string | ArrayBuffer; success?(result: { errMsg: string }): void }): void
  close(param: { code?: number; reason?: string }): void
  onMessage(listener: (event: { data: string | ArrayBuffer }) => void): void
}
interface ConnectOption {
  url: string
  header?: Record<string, string>
  tcpNoDelay?: boolean
}
declare const wx: {
  connectSocket(option: ConnectOption): SocketTask
  showToast(text: string): void
}
declare const Taro: { connectSocket(option: ConnectOption): Promise<SocketTask> }
/** As lib.dom.d.ts and the typings of `ws` have them. */
interface NativeSocket {
  readonly protocol: string
  addEventListener(
    type: string,
    listener: (event: unknown) => void,
    options?: boolean | object,
  ): void
  send(data: string | ArrayBuffer): void
  close(code?: number, reason?: string): void
}
declare const WebSocket: {
  prototype: NativeSocket
  new (url: string, protocols?: string | string[]): NativeSocket
  readonly OPEN: 1
}
declare class Ws {
  addEventListener(method: 'open', listener: (event: unknown) => void): void
  addEventListener(method: 'close', listener: (event: { code: number }) => void): void
  send(data: any, callback?: (error?: Error) => void): void
  close(code?: number, data?: string): void
  constructor(address: null)
  constructor(address: string, options?: { headers?: object })
  constructor(address: string, protocols?: string | string[], options?: { headers?: object })
}
declare const signal: {
  aborted: boolean
  addEventListener(type: string, listener: () => void, options?: object): void
  removeEventListener(type: string, listener: () => void): void
}
declare const console: { debug: Log; info: Log; warn: Log; error: Log }
type Log = (...parts: unknown[]) => void

// 1.x code

WebsocketHeartbeat({
  miniprogram: wx,
  connectSocketParams: { url: 'wss://example.com/socket', header: { token: '1' } },
  pingTimeout: 8000,
  pongTimeout: 8000,
  reconnectTimeout: 2000,
  pingMsg: 'heartbeat',
  repeatLimit: 10,
}).then((task) => {
  task.onOpen = () => {
    task.send({ data: 'hello' })
  }
  task.onMessage = (data: any) => console.info(data)
  task.onClose = function () {
    console.info(this.repeat, this.forbidReconnect)
  }
  task.onReconnect = async () => {}
  task.onError = null
  task.opts.connectSocketParams.url = 'wss://example.com/socket?token=2'
  task.opts.pingTimeout = 5000
  const send = task.send
  task.send = (message: any) => send(message)
  task.close({ code: 1000, reason: 'bye' })
})

// All options

const option: ConnectOption = { url: 'wss://example.com/socket' }
const options: Options = {
  miniprogram: Taro,
  connectSocketParams: async ({ attempt, lastError }) => {
    console.info(attempt.toFixed(), lastError ? lastError.code : null, lastError?.message)
    return option
  },
  pingTimeout: null,
  pongTimeout: 'auto',
  pingInterval: 20000,
  pingMsg: () => new Uint8Array(2),
  isPong: (data, event) => data === 'pong' || event.raw?.isPong,
  reconnectTimeout: 1000,
  reconnectTimeoutMax: 60000,
  retry: ({ attempt, outageMs }) => (outageMs > 60000 ? false : attempt * 1000),
  repeatLimit: null,
  minUptime: 0,
  connectTimeout: Infinity,
  closeTimeout: 0,
  fatalCloseCodes: [4001, 4003],
  shouldReconnect: ({ code, wasOpen, error }) => code !== 4000 || (!wasOpen && error !== null),
  queue: { maxAge: null, overflow: 'drop-newest' },
  signal,
  wasm: { path: '/sub/miniprogram_npm/websocket-heartbeat-miniprogram/core.wasm' },
  logger: console,
}
const few: Options = { miniprogram: wx, connectSocketParams: option, queue: false, wasm: false }
few.logger = (level, event, detail) => console.info(level, event, detail.task.toFixed())
few.logger = (level: string, event: string, detail: any) => console.info(level, event, detail)
few.logger = (...line) => {
  if (line[1] === 'close') console.info(line[2].code.toFixed())
  if (line[1] === 'start') console.info(line[2].engine, line[2].options.pingTimeout)
}
few.queue = undefined

declare const BareClass: { new (url: string): { readyState: number }; readonly OPEN: 1 }
const ofLibrary: Options = { miniprogram: BareClass, connectSocketParams: option }
const ofFactory: Options = {
  miniprogram: { connectSocket: ({ url }: { url: string }) => new BareClass(url) },
  connectSocketParams: option,
}
const inBrowser: Options = { miniprogram: WebSocket, connectSocketParams: option }
const inNode: Options = { miniprogram: Ws, connectSocketParams: option }
WebsocketHeartbeat<NativeSocket>(inBrowser).then((task) => task.socketTask?.protocol)

// @ts-expect-error the host is required
const noHost: Options = { connectSocketParams: option }
// @ts-expect-error so is the url
const noUrl: Options = { miniprogram: wx, connectSocketParams: { header: {} } }
// @ts-expect-error no sockets there
const noSockets: Options = { miniprogram: {}, connectSocketParams: option }
// @ts-expect-error misspelt
const misspelt: Options = { miniprogram: wx, connectSocketParams: option, pingTimout: 5 }
// @ts-expect-error only pongTimeout knows 'auto'
const auto: Options = { miniprogram: wx, connectSocketParams: option, pingTimeout: 'auto' }

// The task

async function use(): Promise<void> {
  const task = await WebsocketHeartbeat<SocketTask>(options)
  const any: Task = task
  task.socketTask?.onMessage((event) => console.info(event.data))
  task.onOpen = (event) => console.info(event.header)
  task.onMessage = (event) => {
    const { data } = event
    if (typeof data === 'string') console.info(JSON.parse(data))
    else console.info(data.byteLength)
  }
  task.onClose = ({ code, reason, raw }: SocketCloseEvent) => console.info(code + 1, reason, raw)
  task.onError = (event) => {
    if (event.code === 'connect-timeout') console.info(event.message, event.errMsg)
  }
  task.onReopen = ({ retries, downMs }) => console.info(retries + downMs)
  task.onGiveUp = ({ reason, lastError }) => {
    const why: GiveUpReason = reason
    if (why === 'repeat-limit') console.info(lastError?.code)
    task.open()
  }
  task.onStateChange = (state, previous) => {
    if (state === 'waiting' && previous === 'open') console.info('lost')
  }
  task.onLatency = (ms) => console.info(ms.toFixed())

  const off: () => void = task.on('giveUp', ({ reason }) => console.info(reason))
  off()
  task.once('open', function () {
    this.send('log in')
  })
  const listener = (event: SocketCloseEvent) => console.info(event.code)
  task.on('close', listener)
  task.off('close', listener)

  const result: Promise<any> = task.send('text')
  const another: Promise<any> = task.send({
    data: new ArrayBuffer(2),
    queue: false,
    isBuffer: false,
  })
  task.send(new Uint8Array([1]))
  const nothing: void = task.send({ data: 'text', complete: () => {} })
  const ms: number = await task.ping()
  const stats = task.stats()
  if (stats) console.info(stats.rtt.smoothed, stats.queued.messages + ms, stats.timeIn['given-up'])
  const { opts, state } = task.toJSON()
  console.info(opts.pingTimeout, state.toUpperCase(), `${task}`)
  task.opts.queue = { maxMessages: 5 }
  task.reconnect()
  task.close()
  task.destroy()
  console.info(any, result, another, nothing)

  const starting: Starting<SocketTask> = WebsocketHeartbeat<SocketTask>(options)
  starting.then(({ socketTask }) => socketTask?.onMessage(console.info))
  starting.destroy()
  const listeners: Listeners = { open() {}, latency: (time) => console.info(time.toFixed()) }
  if (listeners.open) task.on('open', listeners.open)

  // @ts-expect-error hosts read `header`
  const headers: Options['connectSocketParams'] = { url: 'wss://example.com', headers: { a: 'b' } }
  // @ts-expect-error misspelt
  task.send({ data: 'text', sucess: () => {} })
  // @ts-expect-error messages have no such field
  task.onMessage = (event) => console.info(event.text)
  // @ts-expect-error nor have closes
  task.onClose = (event) => console.info(event.message, headers)
  // @ts-expect-error no such event
  task.on('opened', () => {})
  // @ts-expect-error not what goes over a socket
  task.send(5)
  // @ts-expect-error no data
  task.send({ queue: false })
  // @ts-expect-error read only
  task.state = 'open'
  // @ts-expect-error no such state
  if (task.state === 'opened') task.close()
}

// Diagnostics

const diagnostics = Diagnostics({ miniprogram: wx, size: 50, logger: console })
few.logger = diagnostics
diagnostics('info', 'page', { name: 'index' })
const report: string = diagnostics.report()
const last = diagnostics.toJSON().events.pop()
if (last) console.info(last.at.toFixed(), last.event.toUpperCase(), last.detail, report)
Diagnostics()
// @ts-expect-error misspelt
Diagnostics({ sise: 5 })

// The rest

async function rest(): Promise<void> {
  const kind: 'wasm' | 'js' = await preload({ wasm: false })
  await preload()
  const text: string = version
  try {
    await use()
  } catch (error) {
    if (error instanceof WebsocketHeartbeatError) {
      const code: ErrorCode = error.code
      const isError: Error = error
      console.warn(code, error.option, error.raw, isError.message)
    }
  }
  console.info(kind, text, WebsocketHeartbeat.version === version, WebsocketHeartbeat.default)
  // @ts-expect-error only this package makes them
  new WebsocketHeartbeatError()
}

export { auto, few, misspelt, noHost, noSockets, noUrl, rest }
