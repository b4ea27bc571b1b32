// What the types of websocket-heartbeat-miniprogram/vue and /react share.

import WebsocketHeartbeat = require('./index.js')

/** The hooks of a task as options: `onOpen`, `onMessage` … `this` is the task. */
export type UseHooks = {
  [Name in keyof WebsocketHeartbeat.TaskEvents as `on${Capitalize<Name>}`]?:
    WebsocketHeartbeat.Listener<Name> | null | undefined
}

/** The options of a task, but for `signal`: the scope or the component ends it. */
export interface UseOptions extends Omit<WebsocketHeartbeat.Options, 'signal'>, UseHooks {
  /** False: nothing connects before `open()`. Default true. */
  immediate?: boolean | undefined
}

/** The latest of each kind. */
export interface UseValues {
  /**
   * The state of the task. Before there is a task: `connecting`, or `closed` with `immediate: false`. Also `given-up` if
   * there can be none, because an option is wrong or the engine has failed: see `lastError`.
   */
  readonly state: WebsocketHeartbeat.State
  /**
   * The data of the latest message; null before the first. Of several messages that come at once only the last may be
   * seen, and of two that are alike the second is no change. The hook `onMessage` gets every message.
   */
  readonly data: string | ArrayBuffer | null
  /**
   * The error of the latest `onError` or `onGiveUp`, or why there can be no task; null before. It stays when the
   * connection is back.
   */
  readonly lastError: WebsocketHeartbeat.LastError | null
  /** The round trip of the latest ping that was answered, ms; null before the first. */
  readonly latency: number | null
}

/** The calls. */
export interface UseCalls {
  /**
   * As `task.send()`. A message waits for the task if there is none yet. If none will come, the Promise rejects with
   * `closed`, `given-up` or `destroyed`.
   */
  send(message: WebsocketHeartbeat.Data | WebsocketHeartbeat.SendMessage): Promise<any>
  /** Connects after `immediate: false`, `close()` or a give-up. In other states nothing happens. */
  open(): void
  /** As `task.close()`. `open()` undoes it. If there is no task yet, nothing connects. */
  close(params?: Pick<WebsocketHeartbeat.CloseParams, 'code' | 'reason'>): void
}
