// A simulated host by itself, in virtual time: no package runs on it.

import { Clock } from '../clock.mjs'
import { VirtualNet } from '../networks/virtual-net.mjs'
import { createHost } from './index.mjs'

export const url = 'wss://example.test/socket'

export function make(name, quirks) {
  const clock = new Clock()
  const net = new VirtualNet(clock)
  return { clock, net, host: createHost(name, { net, quirks }) }
}

/** The events that a task reports, as `[type, event]`. */
export function listening(task) {
  const log = []
  for (const type of ['Open', 'Message', 'Close', 'Error'])
    task[`on${type}`]?.((event) => log.push([type, event]))
  return { log, names: () => log.map(([type]) => type) }
}
