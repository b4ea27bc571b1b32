// Closes what a host has given and nobody wants. After a trap that is all that a task has of its host.

import { CLOSE_REPLACED } from '#build/protocol.js'
import { closeLate } from './closer.js'
import { callField, fromHost } from './foreign.js'

/** @param {unknown} value */
export function drop(value) {
  closeLate(value, CLOSE_REPLACED)
}

/**
 * The core cannot do anything more for a task: leaves nothing of it on the host.
 * @param {import('./adapter-port.js').AdapterPort} port
 */
export function abandon({ owner, promise, socketTask }) {
  drop(fromHost.latest)
  drop(socketTask)
  if (promise) promise.giveUp()
  callField(owner && owner.registry, 'leave', owner)
}
