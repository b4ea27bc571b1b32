// Types of websocket-heartbeat-miniprogram, for TypeScript 4.1 and newer with the lib es2015 or newer: neither
// DOM nor Node, nor the typings of any host. ms: milliseconds.

/**
 * Opens one connection and keeps it alive until `task.close()` or `task.destroy()`.
 *
 * The Promise resolves as soon as the first attempt has a socket object or has failed, not at the open:
 * set the hooks in the first `then` and they see the first open. It rejects with a
 * {@link WebsocketHeartbeat.WebsocketHeartbeatError} whose code is `invalid-option`, `no-host`, `aborted`
 * or `engine`; nothing is thrown synchronously. `destroy()` of the Promise ends the task at any time.
 *
 * `Socket` is the host's own socket type, for `task.socketTask`: `WechatMiniprogram.SocketTask`,
 * `Taro.SocketTask`, `WebSocket` …
 */
declare function WebsocketHeartbeat<Socket = any>(
  options: WebsocketHeartbeat.Options,
): WebsocketHeartbeat.Starting<Socket>

declare namespace WebsocketHeartbeat {
  export { WebsocketHeartbeat as default }

  /** The version of this package. */
  export const version: string

  /**
   * Starts the engine before the first task; resolves to the engine that runs. The first call of this or
   * of the main function decides for the whole app. It rejects only in the entry `/wasm`, which has no pure
   * JS, or if a getter of `options` throws.
   */
  export function preload(options?: { wasm?: WasmChoice | undefined }): Promise<'wasm' | 'js'>

  /**
   * What the main function gives: a Promise of the task, by which it can be ended before there is one.
   *
   *     const starting = WebsocketHeartbeat(options)
   *     starting.then(use, () => {}) // the page may go first
   *     onUnload = () => starting.destroy()
   */
  export interface Starting<Socket = any> extends Promise<Task<Socket>> {
    /**
     * Ends the task for good, at any time and however often: no socket, timer or listener of it is left. If the Promise
     * is pending, it rejects with `aborted`, as with `signal`; else this is `task.destroy()`.
     */
    destroy(): void
  }

  /** The only error class: what Promises of this package reject with. `instanceof Error`. */
  export class WebsocketHeartbeatError extends Error {
    private constructor()
    /** Stable, for `===`; docs/API.md lists them all. */
    readonly code: ErrorCode
    /** The option that is wrong, as `pingTimeout` or `queue.maxAge`; undefined for other errors. */
    readonly option: string | undefined
    /** The host's own error or event, if it gave one. Not enumerable. */
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

  /** Why `ping()` has no round trip. */
  export type PingErrorCode =
    'not-open' | 'dead' | 'send-failed' | 'connection-lost' | 'closed' | 'given-up' | 'destroyed'

  /** Why no further retry is made. */
  export type GiveUpReason =
    'repeat-limit' | 'fatal-code' | 'should-reconnect' | 'retry' | 'superseded' | 'engine'

  /** The state of a task. */
  export type State =
    'connecting' | 'open' | 'waiting' | 'offline' | 'closed' | 'given-up' | 'destroyed'

  /** What goes over a socket. Of a view exactly its own bytes are sent. */
  export type Data = string | ArrayBuffer | ArrayBufferView

  /** What opens sockets: `wx`, `swan`, `tt`, `qq`, `ks`, `jd`, `xhs`, `Taro`, `uni`, `mpx` … */
  export interface Host {
    /** The host's function that opens a socket. It may give one of a `WebSocket` class. */
    connectSocket(params: any): any
  }

  /**
   * A `WebSocket` class: of the browser, of Node, of `ws` or another package. It is recognised by two methods, or by a
   * constant. For any other write a {@link Host}: `{ connectSocket: ({ url }) => new MySocket(url) }`.
   */
  export type SocketClass = (new (url: string, protocols?: any) => any) &
    ({ readonly prototype: { send: any; close: any } } | { readonly OPEN: number })

  /** The host's parameters of `connectSocket`; each attempt gets a copy of them. */
  export interface ConnectSocketParams {
    /** The address, `wss://…`. Not empty. */
    url: string
    /** Request headers. Most hosts call it `header`; a `WebSocket` class can't send any. */
    header?: object | undefined
    /** No host reads it: write `header`. */
    headers?: undefined
    /** Subprotocols to offer. Default: none. */
    protocols?: string[] | undefined
    /** ms that the host gives an attempt; see `connectTimeout`. */
    timeout?: number | undefined
    /** Gets the host's result: the call is accepted, but the socket is not open yet. */
    success?: ((result: any) => void) | undefined
    /** Gets the host's error: the attempt has failed. */
    fail?: ((error: any) => void) | undefined
    /** Called after either. */
    complete?: ((result: any) => void) | undefined
    /** Whatever else the host takes. */
    [param: string]: any
  }

  /** The argument of `connectSocketParams`, if that is a function. */
  export interface AttemptInfo {
    /** 1 for the first attempt of an outage, then 2, 3 … */
    attempt: number
    /** Why the last connection or attempt ended; null at first. */
    lastError: LastError | null
  }

  /** The argument of `retry`. */
  export interface RetryInfo {
    /** 1 for the first retry of an outage, then 2, 3 … */
    attempt: number
    /** ms since the loss, or since the first attempt if no connection was lost. */
    outageMs: number
    /** Why the last connection or attempt ended. */
    lastError: LastError | null
  }

  /** The argument of `shouldReconnect`. */
  export interface LossInfo {
    /** The close code; 1006 for an attempt that failed. */
    code: number
    /** The reason of the close event; a text of this package if the host reported none. */
    reason: string
    /** False for an attempt that failed. */
    wasOpen: boolean
    /** Why the attempt failed, or the error `dead` after an unanswered ping; null if an open socket ended otherwise. */
    error: LastError | null
  }

  /** Bounds of the send queue. */
  export interface QueueOptions {
    /** Default 100. 0 or more. */
    maxMessages?: number | undefined
    /** Bytes, default 1048576. 0 or more; a text counts 2 a UTF-16 unit. */
    maxBytes?: number | undefined
    /** ms that a message may wait, default 30000. 0 or more; `null` or `Infinity`: for ever. */
    maxAge?: number | null | undefined
    /** Which messages fail when the queue is full: the oldest or the new one. Default `'drop-oldest'`. */
    overflow?: 'drop-oldest' | 'drop-newest' | undefined
  }

  /** An `AbortSignal`, or a similar object if the host has none. */
  export interface AbortSignalLike {
    /** Whether it has been aborted already. */
    readonly aborted: boolean
    /** Called once for each task. */
    addEventListener(type: 'abort', listener: () => void): void
    /** Called when the task has ended. */
    removeEventListener(type: 'abort', listener: () => void): void
  }

  /** Which engine runs. */
  export type WasmChoice = 'auto' | false | { path: string }

  /** The level of a log line. */
  export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

  /** The options as loggers get them: numbers and flags, but only the type of objects, functions and `pingMsg`. */
  export type OptionsSummary = { [option in keyof Options]-?: any }

  /**
   * The details that loggers get, by event. They never have a secret of the attempt: user, query and fragment of the URL,
   * headers, subprotocols, other texts in its params, or what your functions give. No payload is put into them.
   */
  export interface LogDetails {
    /** info: a task begins. `reason`: why this engine. */
    start: { version: string; engine: 'wasm' | 'js'; reason: string; options: OptionsSummary }
    /**
     * info: an attempt has its params. `attempt`: 1 for the first of an outage; `url`: scheme, host and path;
     * `…` if its form is unusual.
     */
    attempt: { attempt: number; url: string }
    /** info */
    state: { state: State; previous: State }
    /** warn: as `onError`. */
    error: { code: SocketErrorEvent['code']; message: string }
    /** info: as `onClose`. `reason`: of this package, as `no answer to ping`; empty if the host reported the close. */
    close: { code: number; reason: string }
    /** info: as `onReconnect`. `repeat`: the number of the retry. */
    reconnect: { repeat: number }
    /** error: as `onGiveUp`. */
    giveUp: { reason: GiveUpReason }
    /** debug: a ping is sent. */
    ping: {}
    /** debug: a ping was answered; its round trip in ms. */
    latency: { ms: number }
    /** debug: what the host reported. `doubted`: some socket of the app is closed. */
    host: { fact: 'hidden' | 'shown' | 'doubted' | 'offline' | 'online' }
    /** warn: a value set in `task.opts` was refused. */
    option: { message: string }
    /** warn, once for each task: a message has an unknown shape, and is delivered as it is. */
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
   * A function, or an object with one function for each level, as `console`. If a level is missing, `log` is
   * called; if that is missing too, nothing.
   */
  export type Logger =
    | ((...line: LogLine) => void)
    // As a method, it may take some events only.
    | { [level in LogLevel | 'log']?: { log(event: string, detail: any): void }['log'] | undefined }

  /**
   * A value that is not allowed rejects with `invalid-option` (a wrong host: `no-host`) and names the
   * option. Numbers are 0 or more; above 2147483647 they count as that. `undefined` stands for the
   * default. JavaScript may pass numbers as text. A time of ms under 100 is taken, with a warning: it may be seconds.
   */
  export interface Options {
    /**
     * What opens sockets. Required. A value that has no `connectSocket` and is no `WebSocket` class rejects with
     * `no-host`, except in a web page: there the class of the page is used, with a warning.
     */
    miniprogram: Host | SocketClass

    /**
     * Parameters for `connectSocket`. Required: an object with a `url`, or a function that is called for each
     * attempt (fresh tokens). If it throws, rejects or gives no url, the attempt fails: `params-failed`. The
     * object is read at each attempt, so you may change it later.
     */
    connectSocketParams:
      | ConnectSocketParams
      | ((info: AttemptInfo) => ConnectSocketParams | PromiseLike<ConnectSocketParams>)

    /** ms without an incoming message before a ping. Default 15000; 0, null, Infinity: no heartbeat. */
    pingTimeout?: number | null | undefined

    /**
     * ms of silence after a ping until the connection counts as dead and is replaced. Default 10000; 0, null,
     * Infinity: never. `'auto'`: by measured round trips, 1000 to 10000.
     *
     * A large message that is on its way cannot be seen. So each connection that was found dead and had answered no
     * ping doubles this time for the next ones, up to 8 times and at most 60000, until a ping is answered. Where the
     * socket has `bufferedAmount`, the time starts over as long as that falls.
     */
    pongTimeout?: number | null | 'auto' | undefined

    /**
     * ms without an outgoing message before a ping, whatever comes in: for servers that drop clients which say
     * nothing. Default null; 0, null, Infinity: off. Nothing depends on the answers to these pings: only silence for
     * `pingTimeout` leads to a verdict.
     */
    pingInterval?: number | null | undefined

    /** The data of a ping. Default `'heartbeat'`. A function may return null or undefined: no ping this time. */
    pingMsg?: Data | (() => Data | null | undefined) | undefined

    /** Recognises pongs, which `onMessage` then does not get. Default null: all messages are delivered. */
    isPong?: ((data: string | ArrayBuffer, event: SocketMessageEvent) => boolean) | null | undefined

    /** ms, the longest first delay and the base of the backoff. Default 2000; below 50 counts as 50. */
    reconnectTimeout?: number | undefined

    /**
     * ms, the longest delay. Default 30000 (after time-outs up to half as long again). If it is not above
     * `reconnectTimeout`, delays do not grow.
     */
    reconnectTimeoutMax?: number | undefined

    /**
     * Your own delays: ms until the next attempt, or false to give up (`retry`). Default null. If it throws or
     * returns anything else, the usual delay is used.
     */
    retry?: ((info: RetryInfo) => number | false) | null | undefined

    /** Retries per outage before giving up. Default null; null, Infinity, negative: no limit. 0: none. */
    repeatLimit?: number | null | undefined

    /** ms that a socket must stay open until the outage is over and retries count anew. Default 5000. */
    minUptime?: number | undefined

    /**
     * ms until an attempt counts as failed: `connect-timeout`. Default 10000, or
     * `connectSocketParams.timeout` if that is larger; up to twice as long after time-outs. 0, null,
     * Infinity: the host decides. The host gets it as `timeout`, unless your params have one: an attempt that hangs
     * would keep its place among the host's few sockets.
     */
    connectTimeout?: number | null | undefined

    /**
     * ms to wait until the host confirms `close()`; then `onClose` is called anyway. Sockets of classes that have
     * `terminate` (`ws`) are cut off then, also after `destroy()` and `reconnect()`. Default 2000.
     */
    closeTimeout?: number | undefined

    /** Close codes that end retrying (`fatal-code`). Default `[]`, none; each from 0 to 4999. */
    fatalCloseCodes?: number[] | undefined

    /** False ends retrying (`should-reconnect`). Default null; a throw counts as true. */
    shouldReconnect?: ((loss: LossInfo) => boolean) | null | undefined

    /**
     * The queue for messages sent while there is no open socket. Default `{}`, a queue with the default bounds;
     * false: such messages fail at once (`not-open`).
     */
    queue?: QueueOptions | false | undefined

    /**
     * Whether the host's network events are used. Back or changed: an open socket is probed, a retry comes
     * within 500 ms. Gone: a loss leads to the state `offline`, with one attempt a minute, which does
     * not count. Default true.
     */
    networkAware?: boolean | undefined

    /** Whether the host's foreground events are used: after 5 s in the background, as for a changed network. Default true. */
    lifecycleAware?: boolean | undefined

    /** Its abort calls `destroy()`; if the Promise is still pending, it rejects with `aborted`. Default null. */
    signal?: AbortSignalLike | null | undefined

    /**
     * Default `'auto'`: wasm if the entry has it and the host can run it, else pure JS. false:
     * pure JS. `{ path }`: the absolute path of the .wasm in the code package.
     */
    wasm?: WasmChoice | undefined

    /** Gets everything that happens, see `LogDetails`. Default null. */
    logger?: Logger | null | undefined
  }

  /**
   * All options, with their defaults filled in. A value set here takes effect at once. A value that is not
   * allowed is refused with a warning, and the old one stays. As JSON they are an {@link OptionsSummary}.
   */
  export interface LiveOptions {
    miniprogram: any
    /** The same object or function that was passed. */
    connectSocketParams: any
    pingTimeout: number | null
    pongTimeout: number | null | 'auto'
    pingInterval: number | null
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
    /** Text, or an ArrayBuffer for binary; base64 of some hosts and Blobs are decoded. Anything else stays as it is. */
    data: string | ArrayBuffer
    /** The host's event, where this one is a copy. Not enumerable. */
    raw?: any
  }

  /** The host's event, or a copy of it in this shape. */
  export interface SocketCloseEvent {
    /** 0 to 65535; 1006 if the host has none. */
    code: number
    /** Empty if the host has none; of a failed attempt without an event of the host, the code and message of its error. */
    reason: string
    /** The host's event, where this one is a copy. Not enumerable. */
    raw?: any
  }

  /** The fields of the host's event, and these. What is no plain value, or has a secret in it, is not enumerable. */
  export interface SocketErrorEvent {
    /** `socket-error` comes from an open socket, the others from a failed attempt. */
    code: AttemptErrorCode | 'socket-error' | 'engine'
    /** For people: what the host said, without the secrets of the attempt and not longer than 300 characters. */
    message: string
    /** The host's own event or error, if it gave one; for `params-failed` what your function threw or gave. Not enumerable. */
    raw?: any
    [field: string]: any
  }

  /** Why a connection or attempt ended: an error event, or `connection-lost` or `dead`. */
  export type LastError = SocketErrorEvent | WebsocketHeartbeatError

  /** The argument of `onReopen`. */
  export interface ReopenInfo {
    /** How many retries were made. */
    retries: number
    /** ms without a connection. */
    downMs: number
  }

  /** The argument of `onGiveUp`. */
  export interface GiveUpInfo {
    /** Why no further retry is made. */
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
    /** A retry is scheduled and its delay begins; `task.repeat` is its number. */
    reconnect: []
    /** Open again after a loss; follows `open`, except at the first open of a task. */
    reopen: [info: ReopenInfo]
    /** No further retry is made until `open()` or `reconnect()`. */
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

  /** Listeners by event, as `{ open() {}, message({ data }) {} }`. */
  export type Listeners<Socket = any> = {
    [Name in keyof TaskEvents]?: Listener<Name, Socket> | undefined
  }

  /** A message whose result comes by a Promise. */
  export interface SendMessage {
    /** What goes over the socket. */
    data: Data
    /** False: now, or fail with `not-open`. Default true. */
    queue?: boolean | undefined
    success?: undefined
    fail?: undefined
    complete?: undefined
    /** Of hosts that take bytes as base64: `data` is that already. */
    isBuffer?: boolean | undefined
  }

  /** A message whose result goes to callbacks, each called once and never inside `send`. */
  export interface SendWithCallbacks {
    /** What goes over the socket. */
    data: Data
    /** False: now, or fail with `not-open`. Default true. */
    queue?: boolean | undefined
    /** Gets the host's result. */
    success?: ((result: any) => void) | undefined
    /** Gets the host's error, or a {@link WebsocketHeartbeatError}. */
    fail?: ((error: any) => void) | undefined
    /** Called after either. */
    complete?: ((result: any) => void) | undefined
    /** Of hosts that take bytes as base64: `data` is that already. */
    isBuffer?: boolean | undefined
  }

  /**
   * What `close()` takes. The callbacks are called once and after the call, at the latest after `closeTimeout`: also if
   * the host never answers.
   */
  export interface CloseParams {
    /** 1000 (default) or 3000 to 4999; any other becomes 1000 with a warning. */
    code?: number | undefined
    /** At most 123 bytes of UTF-8; cut there. */
    reason?: string | undefined
    /** Gets the host's result, or a similar one if there was no socket to close or the host gave none. */
    success?: ((result: any) => void) | undefined
    /** Gets the host's error. */
    fail?: ((error: any) => void) | undefined
    /** Called after either. */
    complete?: ((result: any) => void) | undefined
  }

  /** The result of `stats()`. Times in ms, sizes in bytes (a text counts 2 a UTF-16 unit). */
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
    /** Messages that wait for an open socket, and their bytes. */
    queued: { messages: number; bytes: number }
    /** Messages that the host has, and has not answered. */
    unanswered: number
    /** Bytes that the socket has taken and not sent yet; null if it does not tell. */
    bufferedAmount: number | null
    /** Round trips in ms; null before the first. */
    rtt: {
      last: number | null
      smoothed: number | null
      min: number | null
      max: number | null
    }
    /** Outages that are over: how many, their total and their longest time in ms. */
    outages: { count: number; totalMs: number; longestMs: number }
    /** Time spent in each state, ms. */
    timeIn: { [state in Exclude<State, 'destroyed'>]: number }
    /** `onClose` calls by close code; from the 21st different code on under `other`. */
    closes: { [code: string]: number }
  }

  /** What is printed for a task. Nothing in it is secret. */
  export interface TaskSummary {
    /** Its number, as in logs. */
    task: number
    /** Its state. */
    state: State
    /** Retries since the last open. */
    repeat: number
    /** Its options: numbers, flags and types only. */
    opts: OptionsSummary
    /** As `stats()`. */
    stats: Stats | null
  }

  /**
   * One connection that outlives its sockets. Events that come before you set a first hook wait for it, until 1000 ms
   * after you got the task.
   */
  export interface Task<Socket = any> {
    /** The socket is open. Null: no hook. */
    onOpen: Listener<'open', Socket> | null
    /** An open socket, or a failed attempt, has ended; once for each. */
    onClose: Listener<'close', Socket> | null
    /** An attempt failed, or the open socket reported an error. */
    onError: Listener<'error', Socket> | null
    /** A message has come; not what `isPong` accepts. */
    onMessage: Listener<'message', Socket> | null
    /** A retry is scheduled and its delay begins; `task.repeat` is its number. */
    onReconnect: Listener<'reconnect', Socket> | null
    /** Open again after a loss: how many retries that took, and how long there was no connection, in ms. */
    onReopen: Listener<'reopen', Socket> | null
    /** No further retry is made until `open()` or `reconnect()`. */
    onGiveUp: Listener<'giveUp', Socket> | null
    /** The state has changed; before the other hooks of a step. */
    onStateChange: Listener<'stateChange', Socket> | null
    /** A ping was answered: its round trip in ms. */
    onLatency: Listener<'latency', Socket> | null

    /** Adds a listener, which is called after the hook of the same event. Returns a function that removes it. */
    on<Name extends keyof TaskEvents>(type: Name, listener: Listener<Name, Socket>): () => void
    /** The same for the next event only. */
    once<Name extends keyof TaskEvents>(type: Name, listener: Listener<Name, Socket>): () => void
    /** Removes a listener. */
    off<Name extends keyof TaskEvents>(type: Name, listener: Listener<Name, Socket>): void

    /**
     * Sends now, or as soon as there is an open socket; bytes that have to wait are copied. The Promise resolves to the
     * host's result, or rejects with a {@link WebsocketHeartbeatError} that has a {@link SendErrorCode}. You need not
     * catch a rejection.
     */
    send(message: Data | SendMessage): Promise<any>
    /** The same, but the result goes to the callbacks. */
    send(message: SendWithCallbacks): void

    /**
     * Sends a ping; resolves to its round trip in ms. Rejects with a {@link PingErrorCode}. With `isPong` the round trip
     * is exact. Without it, the next message of any kind counts as the answer: while messages come in, the time told is
     * shorter than the round trip.
     */
    ping(): Promise<number>

    /**
     * Ends the connection, and all retries; `onClose` follows, and no message comes any more. `open()` and `reconnect()`
     * undo it. Inside any of your functions, it also ends what was going on there; the other listeners of the same event
     * still get that event.
     */
    close(params?: CloseParams): void

    /** Connects again after `close()` or a give-up; in other states nothing happens. */
    open(): void

    /** Replaces the socket now, in every state; after `destroy()` nothing happens. */
    reconnect(): void

    /** Ends the task for good, without calling a hook or a further listener. */
    destroy(): void

    /** Counters since the start; null after `destroy()`. */
    stats(): Stats | null

    /** The options, live. */
    readonly opts: LiveOptions

    /**
     * The host's socket of the latest attempt that has one; null before that and after `destroy()`. If the
     * host has one global socket, an object with its six functions: `onOpen onMessage onClose onError send close`.
     */
    readonly socketTask: Socket | null

    /**
     * Bytes that `socketTask` has taken and not sent yet, if it is the socket of a `WebSocket` class; else null, since
     * sockets of mini-programs do not tell. It grows as long as the server does not read. Without what waits in the
     * queue, which `stats()` counts.
     */
    readonly bufferedAmount: number | null

    /** The state of the task. */
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
