// `task.opts`: the options of one task, read live, and checked whenever one is set.

import { checkNames } from '../bridge/names.js'
import { giveInner, makeAccessors } from './accessors.js'
import { WebsocketHeartbeatError } from './error.js'
import { invalidOption, optionNames, readOption, refusal } from './options.js'
import { showAs, summaryOf } from './printing.js'

/** @typedef {import('./option-types.js').OptionValues} OptionValues */

/**
 * What is called when options are set.
 * @typedef {object} OptionListener
 * @property {import('./options.js').SetOption} setOption
 * @property {(name: import('./option-types.js').OptionName, value: any) => void} useOption called before a new value is
 *   kept; if it throws, the value is refused
 * @property {(error: any) => void} refuseOption called when a value that was set later is not allowed; the
 *   old value stays
 */

/** What users see. */
class Opts {
  /** @param {LiveOptions} options */
  constructor(options) {
    giveInner(this, options)
    Object.defineProperties(this, optsAccessors())
  }
}

/** @type {PropertyDescriptorMap | null} */
let accessors = null

/** Made when first needed: nothing runs on import. */
function optsAccessors() {
  if (!accessors) {
    accessors = makeAccessors(
      optionNames,
      (options, name) => options.values[name],
      (options, name, value) => options.change(name, value),
    )
    showAs(Opts.prototype, (opts) => summaryOf(opts._().values))
  }
  return accessors
}

export class LiveOptions {
  /** @param {OptionListener} user */
  constructor(user) {
    this._user = user
    // Made with all names at once: an object that gets its properties one by one takes twice the memory.
    /** @type {OptionValues} */
    this.values = JSON.parse(`{"${optionNames.join('":0,"')}":0}`)
    this.opts = new Opts(this)
  }

  /**
   * Reads what the user gave. Throws a `WebsocketHeartbeatError` for the first wrong value.
   * @param {Record<string, unknown>} given
   */
  read(given) {
    optionNames.forEach((name) => this._set(name, given))
    checkNames('', given, optionNames)
  }

  /**
   * Sets one option later.
   * @param {string} name
   * @param {unknown} value
   */
  change(name, value) {
    try {
      this._set(name, { [name]: value })
    } catch (error) {
      this._user.refuseOption(error)
    }
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} source the object with the value; its getter may throw
   */
  _set(name, source) {
    const user = this._user
    /** @type {any} */
    const values = this.values
    try {
      const { shown, problem } = readOption(name, source[name], (change, number) =>
        user.setOption(change, number),
      )
      if (problem) throw invalidOption(...problem)
      user.useOption(/** @type {import('./option-types.js').OptionName} */ (name), shown)
      values[name] = shown
    } catch (/** @type {any} */ error) {
      throw error instanceof WebsocketHeartbeatError
        ? error
        : refusal(name, ' can not be read', error)
    }
  }
}
