// Hosts and sockets that are frozen, wrapped, or can not be read.

import { v2 } from '../../support/cases.mjs'
import { QUICK, isWell } from './misbehaviour.mjs'

const GUISES = {
  frozen: (value) => Object.freeze(value),
  sealed: (value) => Object.seal(value),
  'without prototype': (value) => Object.assign(Object.create(null), value),
  'behind a Proxy': (value) => new Proxy(value, {}),
  'with inherited methods': (value) => Object.create(value),
}

for (const [guise, disguise] of Object.entries(GUISES)) {
  for (const name of ['wx', 'my@single', 'taro3@weapp', 'mpx@promise']) {
    v2(`${name}, host and sockets ${guise}: a life`, async (make) => {
      const w = await make({ host: name })
      const { connectSocket } = w.host.api
      const wrap = (value) =>
        value && typeof value.onOpen === 'function' ? disguise(value) : value
      const miniprogram = disguise({
        ...w.host.api,
        connectSocket: (params) => wrap(connectSocket(params)),
      })
      const task = await w.start({ ...QUICK, miniprogram })
      await w.until(() => task.state === 'open')
      w.net.link.closeByServer(1001, '')
      await w.until(() => task.state === 'open' && w.connects === 2)
      await isWell(w, task)
    })
  }
}

v2('getters of the host that throw once it is in use', async (make) => {
  for (const name of ['connectSocket', 'miniGlobal', 'offSocketClose']) {
    const w = await make()
    let isBroken = true
    const get = () => {
      if (isBroken) throw new Error(`${name} can not be read`)
      return w.host.api[name]
    }
    const miniprogram = { ...w.host.api }
    const task = await w.opened({ ...QUICK, miniprogram })
    Object.defineProperty(miniprogram, name, { get })
    w.net.link.closeByServer(1001, '')
    await w.advance(3000)
    isBroken = false
    await w.until(() => task.state === 'open')
    await isWell(w, task)
  }
})

v2('a socket whose getters throw is used all the same', async (make) => {
  for (const name of ['readyState', 'ws', 'onError', 'then']) {
    for (const kind of ['wx', 'taro3@weapp']) {
      const w = await make({ host: kind })
      const { connectSocket } = w.host.api
      const spoil = (socket) =>
        Object.defineProperty(socket, name, {
          configurable: true,
          get() {
            throw new Error(`${name} can not be read`)
          },
        })
      const miniprogram = {
        ...w.host.api,
        connectSocket(params) {
          const value = connectSocket(params)
          spoil(w.host.socket.api)
          return value
        },
      }
      // A Promise can't lead to a socket whose `then` throws.
      if (name === 'then' && kind !== 'wx') continue
      const task = await w.start({ ...QUICK, miniprogram })
      await w.until(() => task.state === 'open', 5000, `${kind}: ${name}`)
      await isWell(w, task)
    }
  }
})
