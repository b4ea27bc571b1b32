// One preset of each family of hosts, for cases that concern them all, and a page for those that live in one.

import { presets } from './quirks.mjs'

const PAGES = ['browser', 'ws', 'taroH5', 'uniH5', 'mpxWeb']

/** The first preset of each family. */
export const families = Object.keys(presets).filter(
  (name, i, all) => all.findIndex((other) => presets[other].family === presets[name].family) === i,
)

/** Those that are no pages: apps inside another app, which cuts their network in the background. */
export const miniPrograms = families.filter((name) => !PAGES.includes(presets[name].family))

/** A page: its window and document, with listeners that can be counted and called. */
export function page() {
  const make = (more) => ({
    listeners: [],
    addEventListener(type, fn) {
      this.listeners.push({ type, fn })
    },
    removeEventListener(type, fn) {
      this.listeners = this.listeners.filter((one) => one.type !== type || one.fn !== fn)
    },
    emit(type) {
      for (const one of [...this.listeners]) if (one.type === type) one.fn({ type })
    },
    ...more,
  })
  const view = make({ navigator: { onLine: true } })
  return make({ hidden: false, defaultView: view })
}

/** Those whose sockets tell how much they have not sent. */
export const tellUnsent = families.filter((name) => PAGES.includes(presets[name].family))
