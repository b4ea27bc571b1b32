// All clients, in the order of the tables. `load({cap})` is called once in a process, and gives
// `start(url, {opened(), heard(text)})`, which gives `{send(text), stop()}`, perhaps by a Promise.

import { heartbeats } from './heartbeats.mjs'
import { protocols } from './protocols.mjs'
import { sockets } from './sockets.mjs'

export const clients = { ...heartbeats, ...sockets, ...protocols }

/** Those of this package. */
export const ours = ['wasm', 'js', 'wx']

export const peers = Object.keys(clients).filter((name) => !ours.includes(name))
