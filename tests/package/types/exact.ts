// Code of users whose values may be undefined, with exactOptionalPropertyTypes: `{ pingTimeout: config.pingTimeout }`.

import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'
import type {
  CloseParams,
  ConnectSocketParams,
  LogLine,
  Logger,
  Options,
  QueueOptions,
  SendMessage,
  SendWithCallbacks,
  Task,
} from 'websocket-heartbeat-miniprogram'

declare const Taro: { connectSocket(option: { url: string }): unknown }
declare const url: string

/** The optional fields of a type, each given and each perhaps undefined. */
type Maybe<T> = { [K in keyof T as {} extends Pick<T, K> ? K : never]: T[K] | undefined }

declare const options: Maybe<Options>
declare const params: Maybe<ConnectSocketParams>
declare const queue: Maybe<QueueOptions>
declare const close: Maybe<CloseParams>
declare const message: Maybe<SendMessage>
declare const diagnostics: Maybe<Diagnostics.Options>
declare const done: ((result: unknown) => void) | undefined
declare const task: Task

const all: Options = { ...options, miniprogram: Taro, connectSocketParams: { ...params, url } }
WebsocketHeartbeat({ ...all, queue, logger: Diagnostics(diagnostics) })
task.close(close)
task.send({ ...message, data: 'text' })
task.send({ data: 'text', success: done, fail: done, complete: done } as SendWithCallbacks)
preload({ wasm: options.wasm })

// A logger that lacks some levels, or takes some events only.
declare const log: ((event: LogLine[1], detail: object) => void) | undefined
const partial: Logger = {
  debug: undefined,
  info: log,
  warn(event: LogLine[1]) {
    return event
  },
}
const plain: Logger = console
declare const console: Record<'debug' | 'info' | 'log', (...parts: unknown[]) => void>

// What is wrong stays wrong.
// @ts-expect-error
const wrong: Options = { ...all, pingTimeout: '7 s' }
export { partial, plain, wrong }
