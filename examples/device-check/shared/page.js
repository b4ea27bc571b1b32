// The page of the native mini-programs, which all have the same functions of pages.

import { Check } from './check'

/** `host`: the platform's object; `name`: how it is called; `params`: what its connectSocket gets beside the address. */
export const page = (host, name, params) => ({
  data: {},

  onLoad() {
    this.check = new Check({ host, name, params, show: (view) => this.setData(view) })
    this.check.change()
  },

  onInput({ detail }) {
    this.check.url = detail.value
  },

  start() {
    this.check.start()
  },

  single() {
    this.check.start({})
  },

  skip() {
    this.check.skip()
  },

  copy() {
    this.check.copy()
  },
})
