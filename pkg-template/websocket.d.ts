// Types of websocket-heartbeat-miniprogram/websocket, for TypeScript 4.1 and newer with the lib es2015 or newer: neither
// DOM nor Node. The class is assignable to `typeof WebSocket` where the project has the typings of the DOM.

import WebsocketHeartbeat = require('./index.js')

/**
 * Makes a `WebSocket` class over a host, as the standard describes it (https://websockets.spec.whatwg.org), for clients
 * of protocols: socket.io, MQTT, graphql-ws … A socket makes one attempt. The client reconnects by its own rules.
 *
 * Throws a TypeError if sockets can not be opened through `miniprogram`. Of the options, only unknown names are told, by a
 * warning; a wrong value makes each socket fail, with an error event that says what is allowed.
 *
 * @param miniprogram the host, as in the options of a task: `wx`, `my`, `swan` … or a `WebSocket` class
 */
export declare function createWebSocket(
  miniprogram: WebsocketHeartbeat.Host | WebsocketHeartbeat.SocketClass,
  options?: WebSocketOptions,
): WebSocketClass

/** All of them are optional. ms: milliseconds. */
export interface WebSocketOptions {
  /**
   * More parameters for `connectSocket`, as `header`, `tcpNoDelay` or Alipay's `multiple`: an object, or a function that is
   * called for each socket and may return a Promise. `url` and `protocols` are those of the socket. Default none.
   */
  connectSocketParams?:
    | object
    | ((url: string, protocols: string[]) => object | undefined | PromiseLike<object | undefined>)
    | undefined
  /** ms until an attempt fails; 0 or more. Default 0: the host decides, usually after 60 s. */
  connectTimeout?: number | undefined
  /** ms that the host has to confirm `close()`; then the socket is closed with 1006. Default 3000; 0 or more. */
  closeTimeout?: number | undefined
  /**
   * Pings of the app's protocol, as for a task. A connection that does not answer ends with `error` and `close` 1006, even
   * if the host never reports its loss. Default none. Messages of the server count as answers, `isPong` hides some of them.
   */
  heartbeat?:
    | Pick<
        WebsocketHeartbeat.Options,
        'pingTimeout' | 'pongTimeout' | 'pingInterval' | 'pingMsg' | 'isPong'
      >
    | undefined
  /** Whether a socket ends, with `error` and `close` 1006, when the host reports that there is no network. Default false. */
  endOnOffline?: boolean | undefined
  /** The same for when the mini-program goes to the background. Default false. */
  endOnBackground?: boolean | undefined
  /** Which engine, as for a task. */
  wasm?: WebsocketHeartbeat.WasmChoice | undefined
}

/** The class. */
export interface WebSocketClass {
  /**
   * Connects. Throws a SyntaxError (a DOMException, or an Error of this name) if `url` is no absolute URL of ws, wss, http
   * or https, or has a fragment, or if a subprotocol is no token or is there twice.
   */
  new (url: string | { toString(): string }, protocols?: string | string[]): HostWebSocket
  readonly prototype: HostWebSocket
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSING: 2
  readonly CLOSED: 3
}

/** What all events of a socket have. They are events of the realm where it has such classes. */
export interface SocketEvent {
  readonly type: string
  readonly target: any
  readonly currentTarget: any
  preventDefault(): void
  stopImmediatePropagation(): void
}

/** A message. */
export interface SocketMessage extends SocketEvent {
  /** A text, an ArrayBuffer, or a Blob: see `binaryType`. */
  readonly data: any
  /** Scheme, host and port of the URL. */
  readonly origin: string
}

/** The end of a connection. */
export interface SocketClose extends SocketEvent {
  /** 1006 if the host has none. */
  readonly code: number
  readonly reason: string
  /** Whether the server has closed it with a code, without an error before. */
  readonly wasClean: boolean
}

/** A failure. Beyond the standard it has the words of the host, without secrets of the connection. */
export interface SocketFailure extends SocketEvent {
  readonly message?: string | undefined
  readonly error?: any
}

type Handler<Event> = ((this: any, event: Event) => any) | null
type Listener<Event> = ((this: any, event: Event) => any) | { handleEvent(event: Event): any }

/** The events by their types. */
export interface SocketEvents {
  open: SocketEvent
  message: SocketMessage
  error: SocketFailure
  close: SocketClose
}

/** A socket. */
export interface HostWebSocket {
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSING: 2
  readonly CLOSED: 3
  /** The URL, as it was resolved. */
  readonly url: string
  readonly readyState: 0 | 1 | 2 | 3
  /** Bytes that were sent and that the host has not taken yet. */
  readonly bufferedAmount: number
  /** Empty where the host does not tell. */
  readonly extensions: string
  /** The subprotocol in use. Where the host does not tell, the requested one if there is only one. */
  readonly protocol: string
  /** `blob` at first where the realm has `Blob`, else `arraybuffer`. */
  binaryType: 'blob' | 'arraybuffer'
  onopen: Handler<SocketEvent>
  onmessage: Handler<SocketMessage>
  onerror: Handler<SocketFailure>
  onclose: Handler<SocketClose>
  /**
   * Throws an InvalidStateError while the socket is connecting. A view of a buffer is cut to its range; a buffer is
   * copied. If the host refuses the message, the connection fails, since all later messages would be wrong.
   */
  send(data: any): void
  /**
   * Throws an InvalidAccessError if `code` is neither 1000 nor from 3000 to 4999, and a SyntaxError if `reason` has more
   * than 123 bytes. Without a code, hosts send 1000.
   */
  close(code?: number | undefined, reason?: string | undefined): void
  addEventListener<Type extends keyof SocketEvents>(
    type: Type,
    listener: Listener<SocketEvents[Type]> | null,
    options?: any,
  ): void
  addEventListener(type: string, listener: any, options?: any): void
  removeEventListener(type: string, listener: any, options?: any): void
  dispatchEvent(event: any): boolean
}
