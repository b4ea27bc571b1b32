// What a start of the READMEs shows, and what its user does: a page or module in the console, a component by its button.

import React from 'react'
import { create } from 'react-test-renderer'
import { createRenderer } from 'vue'

const { act, createElement } = React
globalThis.IS_REACT_ACT_ENVIRONMENT = true

const inConsole = (w) => w.console.map(({ text }) => text).join('\n')

/** A page of a mini-program. It says hello by itself. */
export function inPage(w) {
  w.page.onLoad()
  return {
    shown: () => inConsole(w),
    advance: (ms) => w.advance(ms),
    leave: () => w.page.onUnload(),
  }
}

/** A module, whose page goes by `leave`. */
export function inModule(w, { leave }) {
  return { shown: () => inConsole(w), advance: (ms) => w.advance(ms), leave }
}

/** A program, which ends by a signal. */
export const inProgram = (w) => inModule(w, { leave: () => w.realm.process.SIGINT() })

/** As little of a DOM as one button needs. */
const { createApp } = createRenderer({
  createElement: () => ({}),
  setElementText: (button, text) => (button.text = text),
  insert: (button, page) => (page.button = button),
  remove: () => {},
  patchProp: (button, name, before, value) => (button[name] = value),
  parentNode: () => null,
  nextSibling: () => null,
  createComment: () => ({}),
})

export function inVue(w, { default: component }) {
  const page = {}
  const app = createApp(component)
  app.mount(page)
  return {
    shown: () => page.button.text,
    advance: (ms) => w.advance(ms),
    press: () => void (page.button.onTap ?? page.button.onClick)(),
    leave: () => app.unmount(),
  }
}

export async function inReact(w, { default: Component }) {
  let root
  await act(() => {
    root = create(createElement(Component))
  })
  const button = () => root.root.findByType('button')
  return {
    shown: () => button().children.join(''),
    advance: (ms) => act(() => w.advance(ms)),
    press: () => act(() => void button().props.onClick()),
    leave: () => act(() => root.unmount()),
  }
}
