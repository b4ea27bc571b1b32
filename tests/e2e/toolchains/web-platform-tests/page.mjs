// What the tests take of a page beside the interface that they test: as little as they need.

import { numberedTimers } from '../numbered-timers.mjs'
import { fetched } from './checkout.mjs'

const ORIGIN = 'http://web-platform.test:8000'

/** The header that a browser sends, and a host too. */
export const header = { Origin: ORIGIN }

const location = {
  search: '?default',
  href: `${ORIGIN}/websockets/page?default`,
  protocol: 'http:',
  host: 'web-platform.test:8000',
  hostname: 'web-platform.test',
  pathname: '/websockets/page',
  origin: ORIGIN,
  toString() {
    return this.href
  },
}

/** An event as `document.createEvent` makes it: its type comes later. */
function createEvent() {
  const event = new Event('')
  event.initEvent = (type) => Object.defineProperty(event, 'type', { value: type })
  event.initUIEvent = (type, _bubbles, _cancelable, _view, detail) => {
    event.initEvent(type)
    event.detail = detail
  }
  return event
}

/** Globals of a page, and `end()`, after which nothing of it runs. */
export function page() {
  const { globals: timers, end } = numberedTimers()
  const silent = Object.fromEntries(
    ['log', 'info', 'warn', 'error', 'debug'].map((name) => [name, () => {}]),
  )
  const fetch = async (path) => ({ ok: true, text: async () => fetched(path) })
  const globals = {
    ...{ ...timers, console: silent, fetch, location, performance, queueMicrotask },
    ...{ URL, URLSearchParams, TextEncoder, TextDecoder },
    GLOBAL: { isWindow: () => true, isWorker: () => false, isShadowRealm: () => false },
    // The tests of interfaces look for it, to see what a page shows.
    Window: class Window {},
  }
  return { globals, end }
}

/** A link is as a text what it leads to. */
class Link {
  href = ''
  toString() {
    return this.href
  }
}

const createElement = (name) => (name === 'a' ? new Link() : undefined)

/** Not a property of the global object, by which the harness would know a page and ask it for more. */
export const DOCUMENT = {
  name: 'document',
  value: {
    ...{ cookie: '', title: '', body: null, createElement, createEvent },
    getElementsByTagName: () => [],
  },
}
