// What the adapters know of hosts, of their sockets and events, and of the delegate of a task. All that comes
// from a host may lie: a field may be missing, be of another type, or throw when it is read.

import type { AbandonedSockets } from './abandoned-sockets.js'
import type { GlobalClaim } from './global-claim.js'

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

/** What `connectSocket` takes; a host may know more. */
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
  data: any
  isBuffer?: boolean
}

/** What `close` of a host's socket takes. */
export interface CloseParams extends Partial<Callbacks> {
  code: number
  reason: string
}

/** A socket as most hosts give it. */
export interface SocketTask {
  onOpen(listener: Callback): void
  onClose(listener: Callback): void
  onError(listener: Callback): void
  onMessage(listener: Callback): void
  send(params: any): unknown
  close(params: any): unknown
}

/** A host: `wx`, `my` …, or a `WebSocket` class. Its functions are looked for before they are called. */
export interface HostApi {
  /** The platform's own object (Taro). */
  miniGlobal?: HostApi
  [name: string]: any
}

/** A `WebSocket` class. */
export type SocketClass = new (url: string, protocols: string | string[]) => WebSocket

/** The part of a task that hears its adapters. */
export interface SocketDelegate {
  /** The sockets that the task has left and that have not reported their close. */
  abandoned: AbandonedSockets
  /** What the registry of a host with one global socket knows of the task. */
  globalClaim: GlobalClaim | null
  /** Whether a message is a pong; null if the app has not said how to tell. */
  isPong: ((data: unknown, event: HostEvent) => boolean) | null

  /** Reports an `EVENT_…` of an attempt. `retryAfter`: seconds; for `EVENT_CLOSING`, milliseconds. */
  report(
    generation: number,
    kind: number,
    event?: unknown,
    code?: number,
    retryAfter?: number,
  ): void
  reportMessage(generation: number, size: number, isPong: boolean, event: HostEvent): void
  reportSent(id: number, ok: boolean, value: unknown): void
  reportParams(generation: number, ok: boolean, value: unknown): void
  /** Counts a message as proof of life; gives a `VERDICT_…`. */
  seen(task: number, generation: number, now: number, size: number, isPong: boolean): number
  drain(task: number): void
  deliver(event: HostEvent): void
  /** Whether hook calls are held until the app has set a hook. */
  isHolding(): boolean
  noteUnknownData(): void
  sawPlainHost(host: HostApi): void
  showSocket(value: unknown): void
  takeMessage(id: number): SendParams
  /** Undefined: there is nothing to send. */
  pingData(): unknown
  isSendReplaced(): boolean
  sendByApp(message: SendParams): unknown
  takeCloseRequest(): CloseParams
}
