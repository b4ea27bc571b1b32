// Runs a mini-program's code package as its host does: modules wrapped, no eval, none of the globals
// that old hosts lack, wasm only by a path in the package.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHost } from '../../support/hosts/index.mjs'
import { WsNet } from '../../support/networks/ws-net.mjs'
import { sandbox } from '../../support/sandbox.mjs'

/** The entry of a package, for hosts that read node_modules themselves. */
const mainOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).main

/** What a host gives to pages and apps beside its own object; they have no life of their own here. */
const nothing = () => undefined

/**
 * @param folder   the code package
 * @param name     what the host's object is called: 'wx', 'tt' …
 * @param preset   the simulated host behind it
 * @param loader   what its loader of wasm files is called; none if not given
 * @param globals  further ones that the host has
 * @param shown    browser's names that it does not hide
 * @param language what the user's system speaks
 */
export function codePackage({
  folder,
  name,
  preset = name,
  loader,
  globals = {},
  shown = {},
  language = 'zh_CN',
}) {
  const net = new WsNet()
  const made = { pages: [], components: [], apps: [] }
  const said = []
  const say = (...words) => void said.push(words.map(String).join(' '))
  const { realm, require } = sandbox({
    shown,
    globals: {
      App: (app) => void made.apps.push(app),
      Page: (page) => void made.pages.push(page),
      Component: (component) => void made.components.push(component),
      getApp: () => made.apps[0],
      getCurrentPages: () => [],
      Behavior: nothing,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      console: { log: say, info: say, warn: say, error: say, debug: say },
      ...globals,
    },
    find(module) {
      const file = join(folder, 'miniprogram_npm', module)
      if (existsSync(join(file, 'index.js'))) return join(file, 'index.js')
      const installed = join(folder, 'node_modules', module)
      if (existsSync(installed)) return join(installed, mainOf(installed))
      if (existsSync(`${installed}.js`)) return installed
      // The compilers put their helpers at the root.
      return existsSync(join(folder, `${module}.js`)) ? join(folder, module) : file
    },
  })
  const loads = []
  const { WebAssembly, Uint8Array } = realm
  delete realm.WebAssembly
  if (loader) {
    realm[loader] = {
      async instantiate(path, imports) {
        loads.push(path)
        if (typeof path !== 'string' || !/^\/.*\.wasm(\.br)?$/.test(path))
          throw new realm.TypeError('a path of the code package is wanted')
        return WebAssembly.instantiate(new Uint8Array(readFileSync(join(folder, path))), imports)
      },
    }
  }
  const host = createHost(preset, { net, realm })
  const { api } = host
  api.getSystemInfoSync = () => ({ language })
  realm[name] = api
  return {
    realm,
    host,
    api,
    made,
    said,
    loads,
    net,
    require: (file) => require(join(folder, file)),
  }
}
