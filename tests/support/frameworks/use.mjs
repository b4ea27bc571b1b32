// What the tests of the entries for frameworks share.

import { join } from 'node:path'
import { packedDir } from '../../../scripts/lib/packed.mjs'

/** `useWebsocketHeartbeat` of the entry `name`, vue or react, in a world. */
export const useOf = (w, name) => w.require(join(packedDir(), `${name}.js`)).useWebsocketHeartbeat

/** Sockets that are connecting or open. */
export const liveSockets = (w) => w.leftovers().sockets

/** The code with which a Promise rejects. */
export const codeOf = (promise) =>
  promise.then(
    () => 'none',
    ({ code }) => code,
  )
