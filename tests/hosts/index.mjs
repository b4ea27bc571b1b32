// All simulated hosts by name. `createHost('wx@pc4', {net})` for real sockets; tests use world.mjs.

import { presets, quirksOf } from './quirks.mjs'
import { createMpx } from './mpx.mjs'
import { createTaro } from './taro.mjs'
import { createUni } from './uni.mjs'
import { createWx } from './wx.mjs'

const families = { wx: createWx, taro: createTaro, mpx: createMpx, uni: createUni }

export function createHost(name, { net, realm = globalThis, quirks = {}, signals } = {}) {
  const values = quirksOf(name, quirks)
  return families[presets[name].family]({ net, realm, quirks: values, signals })
}
