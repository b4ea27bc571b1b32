// Types of websocket-heartbeat-miniprogram/vue, for Vue 3.2 and newer, and Vue 2.7.

import type { Ref } from 'vue'
import type { UseCalls, UseOptions, UseValues } from './frameworks.js'

export type { UseCalls, UseHooks, UseOptions, UseValues } from './frameworks.js'

/** The values as refs, and the calls. */
export type UseWebsocketHeartbeat = UseCalls & {
  readonly [Name in keyof UseValues]: Readonly<Ref<UseValues[Name]>>
}

/**
 * A connection for a component, a store or an effect scope: it begins at once, and is destroyed when the scope ends.
 * Outside of a scope it stays. On a server, where Vue renders to text, nothing connects.
 *
 * @param options are read once. To connect elsewhere, give `connectSocketParams` as a function; then `close()` and
 *   `open()`.
 */
export declare function useWebsocketHeartbeat(options: UseOptions): UseWebsocketHeartbeat
