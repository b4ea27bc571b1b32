// The events of a socket: those of the realm where it has such classes, looked up at each event, else our own. A client
// may make a copy by `new event.constructor(event.type, event)`.

import { noop } from '../bridge/guard.js'
import { assign } from '../util/assign.js'

/** @typedef {Record<string, any>} Init */

const NONE = 0
const AT_TARGET = 2

/**
 * Makes a property that the platform's events have as an accessor.
 * @param {object} event
 * @param {string} name
 * @param {unknown} value
 */
export function define(event, name, value) {
  Object.defineProperty(event, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

/**
 * What `Object.prototype.toString` says of objects with this prototype.
 * @param {object} prototype
 * @param {string} name
 */
export function tag(prototype, name) {
  if (typeof Symbol === 'function') {
    Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true })
  }
}

/** No further listener gets the event. @this {any} */
function stop() {
  this.isStopped = true
}

/**
 * A class of events, for a realm without it.
 * @param {string} name
 */
function eventClass(name) {
  const defaults = DEFAULTS[name]

  /**
   * @this {any}
   * @param {string} type
   * @param {Init} [init]
   */
  function Event(type, init) {
    this.type = `${type}`
    this.bubbles = this.cancelable = this.composed = this.defaultPrevented = this.isTrusted = false
    this.target = this.srcElement = this.currentTarget = null
    this.eventPhase = NONE
    this.timeStamp = Date.now()
    if (!init) return
    this.bubbles = !!init.bubbles
    this.cancelable = !!init.cancelable
    for (const field in defaults) if (field in init) this[field] = init[field]
  }
  const { prototype } = Event
  prototype.stopPropagation = noop
  prototype.stopImmediatePropagation = stop
  assign(prototype, defaults)
  tag(prototype, name)
  /** @this {any} */
  prototype.preventDefault = function () {
    this.defaultPrevented = this.cancelable
  }
  return Event
}

/**
 * A class of events below the one of the realm: a client may ask whether an event is one of those.
 * @param {any} parent
 * @param {Init} defaults
 */
function classBelow(parent, defaults) {
  /**
   * @param {string} type
   * @param {Init} [init]
   */
  function Event(type, init) {
    const event = new parent(type, init)
    const given = Object(init)
    for (const name in defaults) define(event, name, name in given ? given[name] : defaults[name])
    define(event, 'constructor', Event)
    return event
  }
  Event.prototype = parent.prototype
  return Event
}

/** Our classes, made when first needed: nothing runs on import. @type {Record<string, any>} */
const own = {}

/** What `init` may set, by the classes. @type {Record<string, Init>} */
const DEFAULTS = {
  Event: {},
  MessageEvent: { data: null, origin: '', lastEventId: '', source: null, ports: [] },
  CloseEvent: { wasClean: false, code: 0, reason: '' },
}

/** @param {string} name */
function ownClass(name) {
  own[name] = own[name] || eventClass(name)
  return own[name]
}

/**
 * The class of the realm with this name, if it can be used.
 * @param {string} name
 */
function classOfRealm(name) {
  switch (name) {
    case 'MessageEvent':
      return typeof MessageEvent === 'function' && MessageEvent
    case 'CloseEvent':
      return typeof CloseEvent === 'function' && CloseEvent
  }
  return typeof Event === 'function' && Event
}

/** Those below `above`. @type {Record<string, any>} */
let below = {}
/** @type {any} */
let above

/** @param {string} name */
function classBelowEvent(name) {
  const parent = classOfRealm('Event')
  if (!parent) return
  if (above !== parent) below = {}
  above = parent
  below[name] = below[name] || classBelow(parent, DEFAULTS[name])
  return below[name]
}

/**
 * An event.
 * @param {'Event' | 'MessageEvent' | 'CloseEvent'} name its class
 * @param {string} type
 * @param {Init} init
 * @returns {any}
 */
export function makeEvent(name, type, init) {
  try {
    const given = classOfRealm(name) || classBelowEvent(name)
    if (given) return new given(type, init)
  } catch (refused) {
    // As where there is none.
  }
  return assign(new (ownClass(name))(type), init)
}

/** What changes on an event's way; the platform's events have it as accessors. */
const ON_THE_WAY = 'target srcElement currentTarget eventPhase stopImmediatePropagation'

/**
 * An event is on its way to the listeners of its target.
 * @param {any} event
 * @param {object} target
 */
export function begin(event, target) {
  if (event.stopImmediatePropagation !== stop) {
    ON_THE_WAY.split(' ').forEach((name) => define(event, name, stop))
  }
  event.target = event.srcElement = event.currentTarget = target
  event.eventPhase = AT_TARGET
}

/**
 * It is not on its way any more.
 * @param {any} event
 * @returns {boolean} whether nobody has prevented what follows
 */
export function end(event) {
  try {
    event.currentTarget = null
    event.eventPhase = NONE
    event.isStopped = false
    // Where the platform dispatches it, its own function stops it.
    delete event.stopImmediatePropagation
  } catch (unchangeable) {
    // It stays as it is.
  }
  return !event.defaultPrevented
}
