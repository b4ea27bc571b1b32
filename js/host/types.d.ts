// What the adapters expect of hosts, of their sockets and of their events. None of it is certain: a field may be
// missing, have another type, or throw when it is read.

/** A callback in the parameters of a host's function. */
export type Callback = (value?: any) => void

/** An event, an error or a result of a host. */
export interface HostEvent {
  data?: any
  /** `data` is base64 (Alipay). */
  isBuffer?: unknown
  code?: unknown
  reason?: unknown
  error?: unknown
  [field: string]: unknown
}

/** A close event in our shape. */
export interface CloseEventShape extends HostEvent {
  code: number
  reason: string
}

/** An error event in our shape. */
export interface ErrorEventShape extends HostEvent {
  code: string
  message: string
  raw: unknown
}

/** The callbacks that a host calls when a call has ended. */
export interface Callbacks {
  success: Callback
  fail: Callback
  complete: Callback
}

/** What `connectSocket` takes; a host may take more. */
export interface ConnectParams extends Partial<Callbacks> {
  url: string
  protocols?: string | string[]
  header?: object
  /** Alipay: a socket object for this connection, beside the global one. */
  multiple?: unknown
  [field: string]: unknown
}

/** What `send` of a host's socket takes. */
export interface SendParams extends Partial<Callbacks> {
  data?: any
  isBuffer?: boolean
}

/** What `close` of a host's socket takes. */
export interface CloseParams extends Partial<Callbacks> {
  code: number
  reason: string
}

/** A socket as most hosts make it. */
export interface SocketTask {
  onOpen(listener: Callback): void
  onClose(listener: Callback): void
  onError(listener: Callback): void
  onMessage(listener: Callback): void
  send(params: any): unknown
  close(params: any): unknown
}

/** A host: `wx`, `my` …, or a `WebSocket` class. It is checked for each function before a call. */
export interface HostApi {
  /** The platform's own object (Taro). */
  miniGlobal?: HostApi
  [name: string]: any
}

/** A `WebSocket` class. */
export type SocketClass = new (url: string, protocols: string | string[]) => WebSocket
