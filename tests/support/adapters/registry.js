// A registry and a socket of a host with one global socket, as js/bridge/registry.js and js/api/global-socket.js make
// them. Those name the calls of Rust by numbers that only a build makes, and these by their names.

import { keepRegistry } from '../../../js/bridge/registry-on-host.js'

/** @param call calls Rust: with the name of a `GlobalCall`, its target and its argument */
export function newRegistry(call, core, host) {
  const registry = {
    core,
    host,
    owner: undefined,
    socket: undefined,
    awaitsClose: false,
    stays: false,
    claim: (owner) => call('claim', registry, owner),
    leave: (owner) => call('leave', registry, owner),
    hold: (socket) => call('hold', registry, socket),
    drop: (socket) => call('drop', registry, socket),
  }
  keepRegistry(host, registry)
  return registry
}

export function newSocket(call, registry, host) {
  const listeners = { Open: [], Close: [], Error: [], Message: [] }
  const held = { registry, api: {}, isKnown: false, closingSince: 0 }
  held.dispatch = (type, event) => listeners[type].forEach((listener) => listener(event))
  for (const type in listeners) held.api[`on${type}`] = (listener) => listeners[type].push(listener)
  const callHost = (name, params) => {
    const method = call(name, held, params)
    return method && host[method](params)
  }
  held.api.send = (message) => callHost('send', message)
  held.api.close = (params) => {
    const refused = held.closingSince ? 'close-refused-again' : 'close-refused'
    const fail = (error) => {
      call(refused, held, undefined)
      params.fail(error)
    }
    return callHost('close', { ...params, fail })
  }
  return held
}
