// The entries for frameworks in a world.

import { join } from 'node:path'
import { packedDir } from '../../scripts/lib/packed.mjs'

/** `useWebsocketHeartbeat` of the entry `name`: vue or react. */
export const useOf = (w, name) => w.require(join(packedDir(), `${name}.js`)).useWebsocketHeartbeat

/** The same over the host of the world. */
export const useOnHost = (w, name) => (options) => useOf(w, name)(w.options(options))

/** Sockets that are connecting or open. */
export const liveSockets = (w) => w.leftovers().sockets

/** The code with which a Promise rejects. */
export const codeOf = (promise) =>
  promise.then(
    () => 'none',
    ({ code }) => code,
  )
