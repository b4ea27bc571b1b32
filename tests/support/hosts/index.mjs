// All simulated hosts by name. `createHost('wx@pc4', {net})` for real sockets; tests use world.mjs.

import { createBrowser } from './browser.mjs'
import { createMpxWeb, createTaroH5, createUniH5 } from './h5.mjs'
import { createMpx } from './mpx.mjs'
import { createMy } from './my.mjs'
import { presets, quirksOf } from './quirks.mjs'
import { createTaro } from './taro.mjs'
import { createUni } from './uni.mjs'
import { createWx } from './wx.mjs'

const families = {
  wx: createWx,
  my: createMy,
  taro: createTaro,
  mpx: createMpx,
  uni: createUni,
  browser: createBrowser,
  taroH5: createTaroH5,
  uniH5: createUniH5,
  mpxWeb: createMpxWeb,
}

export function createHost(name, { net, realm = globalThis, quirks = {} } = {}) {
  const values = quirksOf(name, quirks)
  return families[presets[name].family]({ net, realm, quirks: values })
}
