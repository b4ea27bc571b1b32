// Types of websocket-heartbeat-miniprogram, for TypeScript 4.1 and newer with the lib es2015 or newer: neither
// DOM nor Node, nor the typings of any host. ms: milliseconds.

/**
 * Opens one connection and keeps it alive until `task.close()` or `task.destroy()`.
 *
 * The Promise resolves as soon as the first attempt has a socket object or has failed, not at the open:
 * set the hooks in the first `then` and they see the first open. It rejects with a
 * {@link WebsocketHeartbeat.WebsocketHeartbeatError} whose code is `invalid-option`, `no-host`, `aborted`
 * or `engine`; nothing is thrown synchronously.
 *
 * `Socket` is the host's own socket type, for `task.socketTask`: `WechatMiniprogram.SocketTask`,
 * `Taro.SocketTask`, `WebSocket` …
 */
declare function WebsocketHeartbeat<Socket = any>(
  options: WebsocketHeartbeat.Options,
): Promise<WebsocketHeartbeat.Task<Socket>>

declare namespace WebsocketHeartbeat {
  export { WebsocketHeartbeat as default }

  /** The version of this package. */
  export const version: string

  /**
   * Gets the engine ready before the first task, and tells which one runs. The first call of this or of
   * the main function decides for the whole app. Only the entry `/wasm` can fail: it has no pure JS. What
   * a getter of `options` throws, it rejects with.
   */
  export function preload(options?: { wasm?: WasmChoice }): Promise<'wasm' | 'js'>

  /** The only error class: what Promises of this package reject with. `instanceof Error`. */
  export class WebsocketHeartbeatError extends Error {
    private constructor()
    /** Stable, for `===`; the README lists them all. */
    readonly code: ErrorCode
    /** The option at fault, as `pingTimeout` or `queue.maxAge`; only where there is one. */
    readonly option: string | undefined
    /** What the host said, where it said something. */
    readonly raw: any
  }

  /** What can go wrong. Codes are never renamed. */
  export type ErrorCode =
    OptionErrorCode | AttemptErrorCode | 'socket-error' | SendErrorCode | PingErrorCode

  /** Why the main function's Promise rejects. */
  export type OptionErrorCode = 'invalid-option' | 'no-host' | 'aborted' | 'engine'

  /** Why an attempt failed. */
  export type AttemptErrorCode = 'connect-failed' | 'connect-timeout' | 'params-failed'

  /** Why a message was not sent. */
  export type SendErrorCode =
    | 'invalid-data'
    | 'not-open'
    | 'queue-full'
    | 'expired'
    | 'send-failed'
    | 'connection-lost'
    | 'closed'
    | 'given-up'
    | 'destroyed'

  /** Why `ping()` has no round trip to tell. */
  export type PingErrorCode =
    'not-open' | 'dead' | 'send-failed' | 'connection-lost' | 'closed' | 'given-up' | 'destroyed'

  /** Why no further retry is made. */
  export type GiveUpReason =
    'repeat-limit' | 'fatal-code' | 'should-reconnect' | 'retry' | 'superseded' | 'engine'

  /** Where a task is. */
  export type State =
    'connecting' | 'open' | 'waiting' | 'offline' | 'closed' | 'given-up' | 'destroyed'

  /** What goes over a socket. Of a view exactly its own bytes are sent. */
  export type Data = string | ArrayBuffer | ArrayBufferView

  /** What opens sockets: `wx`, `swan`, `tt`, `qq`, `ks`, `jd`, `xhs`, `Taro`, `uni`, `mpx` … */
  export interface Host {
    /** The host's own. */
    connectSocket(params: any): any
  }

  /** A `WebSocket` class: of the browser, of Node, or of the package `ws`. */
  export interface SocketClass {
    new (url: string, protocols?: any): any
    /** By these it is known. */
    readonly prototype: { addEventListener: any; send: any; close: any }
  }

  /** The host's parameters of `connectSocket`; each attempt gets a copy of them. */
  export interface ConnectSocketParams {
    /** Where to: `wss://…`. Not empty. */
    url: string
    /** Request headers. Most hosts call it `header`; a `WebSocket` class can't send any. */
    header?: object
    /** Subprotocols to offer. Default: none. */
    protocols?: string[]
    /** ms that the host gives an attempt; see `connectTimeout`. */
    timeout?: number
    /** Gets what the host's callback gets: the call is accepted, the socket not open yet. */
    success?(result: any): void
    /** Gets the host's error: the attempt has failed. */
    fail?(error: any): void
    /** Called after either. */
    complete?(result: any): void
    /** Whatever else the host takes. */
    [param: string]: any
  }

  /** What a function in place of `connectSocketParams` is told. */
  export interface AttemptInfo {
    /** 1 for the first attempt of an outage, then 2, 3 … */
    attempt: number
    /** Why the last connection or attempt ended; null at first. */
    lastError: LastError | null
  }

  /** What `retry` is told. */
  export interface RetryInfo {
    /** 1 for the first retry of an outage, then 2, 3 … */
    attempt: number
    /** ms since the loss; since the first attempt where nothing was lost. */
    outageMs: number
    /** Why the last connection or attempt ended. */
    lastError: LastError | null
  }

  /** What `shouldReconnect` is told. */
  export interface LossInfo {
    /** The close code; 1006 for an attempt that failed. */
    code: number
    /** As the close event has it, or ours. */
    reason: string
    /** False for an attempt that failed. */
    wasOpen: boolean
    /** Why the attempt failed, or `dead` after an unanswered ping; null after any other end of an open socket. */
    error: LastError | null
  }

  /** Bounds of the send queue. */
  export interface QueueOptions {
    /** Default 100. 0 or more. */
    maxMessages?: number
    /** Bytes, default 1048576. 0 or more; a text counts 2 a UTF-16 unit. */
    maxBytes?: number
    /** ms that a message may wait, default 30000. 0 or more; `null` or `Infinity`: for ever. */
    maxAge?: number | null
    /** Who gives way in a full queue: the oldest messages or the new one. Default `'drop-oldest'`. */
    overflow?: 'drop-oldest' | 'drop-newest'
  }

  /** An `AbortSignal`, or what does the same where the host has none. */
  export interface AbortSignalLike {
    /** Whether it has been aborted already. */
    readonly aborted: boolean
    /** Called once a task. */
    addEventListener(type: 'abort', listener: () => void): void
    /** Called when the task has ended. */
    removeEventListener(type: 'abort', listener: () => void): void
  }

  /** Which engine runs. */
  export type WasmChoice = 'auto' | false | { path: string }

  /** How grave a log line is. */
  export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

  /** What loggers see of the options: numbers and flags; of objects, functions and `pingMsg` their type. */
  export type OptionsSummary = { [option in keyof Options]-?: any }

  /** What loggers are told, by event. Never a URL's user or query, a header, or a payload. */
  export interface LogDetails {
    /** info: a task begins. `reason`: why this engine. */
    start: { version: string; engine: 'wasm' | 'js'; reason: string; options: OptionsSummary }
    /** info: an attempt has its params. `attempt`: 1 for the first of an outage; `url` without its query. */
    attempt: { attempt: number; url: string }
    /** info */
    state: { state: State; previous: State }
    /** warn: as `onError`. */
    error: { code: SocketErrorEvent['code']; message: string }
    /** info: as `onClose`. `reason`: ours, as `no answer to ping`; empty where the close is the host's. */
    close: { code: number; reason: string }
    /** info: as `onReconnect`. `repeat`: the number of the retry. */
    reconnect: { repeat: number }
    /** error: as `onGiveUp`. */
    giveUp: { reason: GiveUpReason }
    /** debug: a ping goes out. */
    ping: {}
    /** debug: it was answered; its round trip in ms. */
    latency: { ms: number }
    /** debug: what the host told. `doubted`: that some socket of the app is closed. */
    host: { fact: 'hidden' | 'shown' | 'doubted' | 'offline' | 'online' }
    /** warn: a value set in `task.opts` was refused. */
    option: { message: string }
    /** warn, once a task: a message of unknown shape, which is delivered as it is. */
    message: { message: string }
  }

  /** A log line, as a logger function gets it. `task`: its number, from 1 on. */
  export type LogLine = {
    [Event in keyof LogDetails]: [
      level: LogLevel,
      event: Event,
      detail: LogDetails[Event] & { task: number },
    ]
  }[keyof LogDetails]

  /**
   * A function, or an object with one for each level, as `console`: one that is missing is replaced by
   * `log`, or left out without that.
   */
  export type Logger =
    | ((...line: LogLine) => void)
    | {
        debug?(event: string, detail: any): void
        info?(event: string, detail: any): void
        warn?(event: string, detail: any): void
        error?(event: string, detail: any): void
        log?(event: string, detail: any): void
      }

  /**
   * A value that is not allowed rejects with `invalid-option` (a wrong host: `no-host`) and names the
   * option. Numbers are 0 or more; above 2147483647 they count as that. `undefined` stands for the
   * default. JavaScript may pass numbers as text.
   */
  export interface Options {
    /**
     * What opens sockets. Required; whatever has no `connectSocket` and is no `WebSocket` class rejects with
     * `no-host`, but for a web page: there its own class is used, with a warning.
     */
    miniprogram: Host | SocketClass

    /**
     * Parameters for `connectSocket`. Required; an object with a `url`, or a function asked at every
     * attempt (fresh tokens). One that throws, rejects or gives no url is a failed attempt:
     * `params-failed`. The object is read at each attempt, so changing it later works.
     */
    connectSocketParams:
      | ConnectSocketParams
      | ((info: AttemptInfo) => ConnectSocketParams | PromiseLike<ConnectSocketParams>)

    /** ms without an incoming message before a ping. Default 15000; 0, null, Infinity: no heartbeat. */
    pingTimeout?: number | null

    /**
     * ms of silence after a ping until the link counts as dead and is replaced. Default 10000; 0, null,
     * Infinity: never. `'auto'`: by measured round trips, 1000 to 10000.
     */
    pongTimeout?: number | null | 'auto'

    /** What a ping carries. Default `'heartbeat'`. A function may give null or undefined: no ping now. */
    pingMsg?: Data | (() => Data | null | undefined)

    /** Tells pongs from news: pongs are kept from `onMessage`. Default null: all messages are delivered. */
    isPong?: ((data: string | ArrayBuffer, event: SocketMessageEvent) => boolean) | null

    /** ms, the longest first delay and the base of the backoff. Default 2000; below 50 counts as 50. */
    reconnectTimeout?: number

    /**
     * ms, the cap of the growing delay. Default 30000 (after time-outs up to half as much again). Not above
     * `reconnectTimeout`: a delay that does not grow.
     */
    reconnectTimeoutMax?: number

    /**
     * Your own delays: ms until the next attempt, or false to give up (`retry`). Default null. After a throw
     * or a value that is neither, the usual delay is taken.
     */
    retry?: ((info: RetryInfo) => number | false) | null

    /** Retries per outage before giving up. Default null; null, Infinity, negative: no limit. 0: none. */
    repeatLimit?: number | null

    /** ms that a socket must stay open until its outage is over and the budget is new. Default 5000. */
    minUptime?: number

    /**
     * ms until an attempt counts as failed: `connect-timeout`. Default 10000, or
     * `connectSocketParams.timeout` if that is larger; up to twice as long after time-outs. 0, null,
     * Infinity: the host decides.
     */
    connectTimeout?: number | null

    /** ms that the host gets to confirm `close()`; then `onClose` is called without it. Default 2000. */
    closeTimeout?: number

    /** Close codes that end retrying (`fatal-code`). Default `[]`, none; each from 0 to 4999. */
    fatalCloseCodes?: number[]

    /** False ends retrying (`should-reconnect`). Default null; a throw counts as true. */
    shouldReconnect?: ((loss: LossInfo) => boolean) | null

    /**
     * The queue for messages sent while there is no open socket. Default `{}`, a queue with the bounds that are
     * its defaults; false: they fail at once (`not-open`).
     */
    queue?: QueueOptions | false

    /**
     * Whether the host's network events are used. Back or changed: an open socket is probed, a retry comes
     * within 500 ms. Gone: a loss leads to the state `offline`, with one attempt a minute that counts for
     * nothing. Default true.
     */
    networkAware?: boolean

    /** Whether the host's foreground events are used: shown after 5 s is as a changed network. Default true. */
    lifecycleAware?: boolean

    /** Its abort is `destroy()`; before the Promise has settled it rejects with `aborted`. Default null. */
    signal?: AbortSignalLike | null

    /**
     * Default `'auto'`: wasm where the entry brings it and the host can run it, else pure JS. false:
     * pure JS. `{ path }`: the absolute path of the .wasm in the code package.
     */
    wasm?: WasmChoice

    /** Is told what happens, see `LogDetails`. Default null. */
    logger?: Logger | null
  }

  /**
   * All options with their defaults filled in. A value set here counts at once; one that is not allowed is
   * refused with a warning, and the old one stays. As JSON they are an {@link OptionsSummary}.
   */
  export interface LiveOptions {
    miniprogram: any
    /** The very object or function that was passed. */
    connectSocketParams: any
    pingTimeout: number | null
    pongTimeout: number | null | 'auto'
    pingMsg: Data | (() => Data | null | undefined)
    isPong: ((data: string | ArrayBuffer, event: SocketMessageEvent) => boolean) | null
    reconnectTimeout: number
    reconnectTimeoutMax: number
    retry: ((info: RetryInfo) => number | false) | null
    repeatLimit: number | null
    minUptime: number
    connectTimeout: number | null
    closeTimeout: number
    fatalCloseCodes: number[]
    shouldReconnect: ((loss: LossInfo) => boolean) | null
    queue: QueueOptions | false
    networkAware: boolean
    lifecycleAware: boolean
    signal: AbortSignalLike | null
    wasm: WasmChoice
    logger: Logger | null
  }

  /** The host's event. */
  export interface SocketOpenEvent {
    [field: string]: any
  }

  /** The host's event, or a copy of it in this shape. */
  export interface SocketMessageEvent {
    /** Text, or an ArrayBuffer for binary; base64 of some hosts and Blobs are decoded. Anything else is left as it came. */
    data: string | ArrayBuffer
    /** The host's event, where this one is a copy. */
    raw?: any
    [field: string]: any
  }

  /** The host's event, or a copy of it in this shape. */
  export interface SocketCloseEvent {
    /** 0 to 65535; 1006 where the host has none. */
    code: number
    /** Empty where the host has none. */
    reason: string
    /** The host's event, where this one is a copy. */
    raw?: any
    [field: string]: any
  }

  /** The host's fields, and: */
  export interface SocketErrorEvent {
    /** `socket-error` comes from an open socket, the others from a failed attempt. */
    code: AttemptErrorCode | 'socket-error' | 'engine'
    /** For people; without what a URL may keep secret. */
    message: string
    /** The host's own event or error, where it told of one. */
    raw?: any
    [field: string]: any
  }

  /** Why a connection or attempt ended: an error event, or `connection-lost` or `dead`. */
  export type LastError = SocketErrorEvent | WebsocketHeartbeatError

  /** What `onReopen` is told. */
  export interface ReopenInfo {
    /** Retries that it took. */
    retries: number
    /** ms without a connection. */
    downMs: number
  }

  /** What `onGiveUp` is told. */
  export interface GiveUpInfo {
    /** Who or what ended it. */
    reason: GiveUpReason
    /** Why the last connection or attempt ended. */
    lastError: LastError | null
  }

  /** The arguments of hooks and listeners, by event. */
  export interface TaskEvents {
    /** The socket is open. */
    open: [event: SocketOpenEvent]
    /** An open socket, or a failed attempt, has ended; once for each. */
    close: [event: SocketCloseEvent]
    /** An attempt failed, or the open socket reported an error. */
    error: [event: SocketErrorEvent]
    /** A message has come. */
    message: [event: SocketMessageEvent]
    /** A retry is due: `task.repeat` is its number, the delay begins. */
    reconnect: []
    /** Open again after a loss or failed attempts; follows `open`. Never at the first open of a task. */
    reopen: [info: ReopenInfo]
    /** No further retry is made; `open()` or `reconnect()` goes on. */
    giveUp: [info: GiveUpInfo]
    /** Comes before the other hooks of a step. */
    stateChange: [state: State, previous: State]
    /** A ping was answered: its round trip in ms. */
    latency: [ms: number]
  }

  /** A hook or listener; `this` is the task. */
  export type Listener<Name extends keyof TaskEvents, Socket = any> = (
    this: Task<Socket>,
    ...args: TaskEvents[Name]
  ) => void

  /** A message whose result comes by a Promise. */
  export interface SendMessage {
    /** What goes over the socket. */
    data: Data
    /** False: now, or fail with `not-open`. Default true. */
    queue?: boolean
    success?: undefined
    fail?: undefined
    complete?: undefined
    /** Whatever else the host takes. */
    [param: string]: any
  }

  /** A message whose result goes to callbacks, each called once and never inside `send`. */
  export interface SendWithCallbacks {
    /** What goes over the socket. */
    data: Data
    /** False: now, or fail with `not-open`. Default true. */
    queue?: boolean
    /** Gets the host's result. */
    success?(result: any): void
    /** Gets the host's error, or a {@link WebsocketHeartbeatError}. */
    fail?(error: any): void
    /** Called after either. */
    complete?(result: any): void
    /** Whatever else the host takes. */
    [param: string]: any
  }

  /** What `close()` takes. */
  export interface CloseParams {
    /** 1000 (default) or 3000 to 4999; any other becomes 1000 with a warning. */
    code?: number
    /** At most 123 bytes of UTF-8; cut there. */
    reason?: string
    /** Gets the host's result; one of ours where there was no socket to close. */
    success?(result: any): void
    /** Gets the host's error. */
    fail?(error: any): void
    /** Called after either. */
    complete?(result: any): void
  }

  /** What `stats()` gives. Times in ms, sizes in bytes (a text counts 2 a UTF-16 unit). */
  export interface Stats {
    /** Attempts made. */
    attempts: number
    /** Sockets that opened. */
    opens: number
    /** How attempts and open sockets ended. */
    verdicts: { failed: number; timedOut: number; closed: number; dead: number }
    /** Messages that came, pongs too. */
    messagesIn: number
    /** Messages handed to the host, without pings. */
    messagesOut: number
    /** Pings sent. */
    pings: number
    /** Bytes of messages that came. */
    bytesIn: number
    /** Bytes of messages handed to the host. */
    bytesOut: number
    /** What waits for an open socket. */
    queued: { messages: number; bytes: number }
    /** Round trips; null before the first. */
    rtt: {
      last: number | null
      smoothed: number | null
      min: number | null
      max: number | null
    }
    /** Outages that are over. */
    outages: { count: number; totalMs: number; longestMs: number }
    /** Time spent in each state. */
    timeIn: { [state in Exclude<State, 'destroyed'>]: number }
    /** `onClose` calls by close code; from the 21st different code on under `other`. */
    closes: { [code: string]: number }
  }

  /** What a task shows of itself where it is printed. Nothing in it is secret. */
  export interface TaskSummary {
    /** Its number, as loggers are told it. */
    task: number
    /** Where it is. */
    state: State
    /** Retries since the last open. */
    repeat: number
    /** Its options, numbers and flags alone. */
    opts: OptionsSummary
    /** As `stats()`. */
    stats: Stats | null
  }

  /** One connection that outlives its sockets. */
  export interface Task<Socket = any> {
    onOpen: Listener<'open', Socket> | null
    onClose: Listener<'close', Socket> | null
    onError: Listener<'error', Socket> | null
    onMessage: Listener<'message', Socket> | null
    onReconnect: Listener<'reconnect', Socket> | null
    onReopen: Listener<'reopen', Socket> | null
    onGiveUp: Listener<'giveUp', Socket> | null
    onStateChange: Listener<'stateChange', Socket> | null
    onLatency: Listener<'latency', Socket> | null

    /** Adds a listener, called after the hook of the same event; gives the function that takes it off. */
    on<Name extends keyof TaskEvents>(type: Name, listener: Listener<Name, Socket>): () => void
    /** The same for one event. */
    once<Name extends keyof TaskEvents>(type: Name, listener: Listener<Name, Socket>): () => void
    /** Takes a listener off. */
    off<Name extends keyof TaskEvents>(type: Name, listener: Listener<Name, Socket>): void

    /**
     * Sends now, or as soon as there is an open socket. The Promise gives the host's result, or rejects
     * with a {@link WebsocketHeartbeatError} that has a {@link SendErrorCode}; a rejection that nobody
     * catches does no harm.
     */
    send(message: Data | SendMessage): Promise<any>
    /** The same with the result to callbacks. */
    send(message: SendWithCallbacks): void

    /** Sends a ping; gives its round trip in ms. Rejects with a {@link PingErrorCode}. */
    ping(): Promise<number>

    /** Ends the connection, and all retries; `onClose` follows. `open()` and `reconnect()` undo it. */
    close(params?: CloseParams): void

    /** Connects again after `close()` or a give-up; in other states nothing happens. */
    open(): void

    /** Replaces the socket now, whatever the state; only after `destroy()` nothing happens. */
    reconnect(): void

    /** Ends all without a hook, and for good. */
    destroy(): void

    /** Counters since the start; null after `destroy()`. */
    stats(): Stats | null

    /** The options, live. */
    readonly opts: LiveOptions

    /**
     * The host's socket of the latest attempt that has one; null before that and after `destroy()`. Where
     * the host has one global socket: its six functions, `onOpen onMessage onClose onError send close`.
     */
    readonly socketTask: Socket | null

    /** Where the task is. */
    readonly state: State

    /** Retries since the last open: n inside the n-th `onReconnect`, 0 inside `onOpen`. */
    readonly repeat: number

    /** True after `close()`. */
    readonly forbidReconnect: boolean

    /** True while the delay before a retry runs. */
    readonly lockReconnect: boolean

    /** For `JSON.stringify(task)`, and in Node for `console.log(task)`. Not enumerable. */
    toJSON(): TaskSummary

    /** The same as text. Not enumerable. */
    toString(): string
  }
}

export = WebsocketHeartbeat
