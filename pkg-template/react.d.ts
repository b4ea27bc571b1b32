// Types of websocket-heartbeat-miniprogram/react, for React 16.8 and newer.

import type { UseCalls, UseOptions, UseValues } from './frameworks.js'

export type { UseCalls, UseHooks, UseOptions, UseValues } from './frameworks.js'

/** The values, and the calls, which are always the same functions. */
export type UseWebsocketHeartbeat = UseCalls & UseValues

/**
 * A connection for a component: it begins when the component is mounted, and is destroyed when that is gone. On a
 * server nothing connects.
 *
 * @param options may differ from one rendering to the next. Another `connectSocketParams.url` ends the connection, and
 *   begins another one, as at first. Hooks and other options count at once, but for `miniprogram`, `wasm` and `immediate`;
 *   one that is left out has its default again.
 */
export declare function useWebsocketHeartbeat(options: UseOptions): UseWebsocketHeartbeat
