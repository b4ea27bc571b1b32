// The same types where Node gives `import` an ES module.

import WebsocketHeartbeat = require('./index.js')

export { WebsocketHeartbeat as default }
export { version, preload, WebsocketHeartbeatError } from './index.js'
export type {
  AbortSignalLike,
  AttemptErrorCode,
  AttemptInfo,
  CloseParams,
  ConnectSocketParams,
  Data,
  ErrorCode,
  GiveUpInfo,
  GiveUpReason,
  Host,
  LastError,
  Listener,
  LiveOptions,
  Logger,
  LogLevel,
  LossInfo,
  OptionErrorCode,
  Options,
  PingErrorCode,
  QueueOptions,
  ReopenInfo,
  RetryInfo,
  SendErrorCode,
  SendMessage,
  SendWithCallbacks,
  SocketClass,
  SocketCloseEvent,
  SocketErrorEvent,
  SocketMessageEvent,
  SocketOpenEvent,
  State,
  Stats,
  Task,
  TaskEvents,
  WasmChoice,
} from './index.js'
