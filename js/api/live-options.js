// `task.opts`: the options of one task, read live, and checked whenever one is set.

import { warnOnce } from '../bridge/guard.js'
import { describe } from '../util/text.js'
import { giveInner, makeAccessors } from './accessors.js'
import { invalidOption, optionNames, readOption, refusal } from './options.js'
import { showAs, summaryOf } from './printing.js'

/** @typedef {import('./option-types.js').OptionValues} OptionValues */

/**
 * Who is told of options that are set.
 * @typedef {object} OptionUser
 * @property {import('./options.js').SetOption} setOption
 * @property {(name: import('./option-types.js').OptionName, value: any) => void} useOption called before a new value is
 *   kept; what it throws refuses the value
 * @property {(error: any) => void} refuseOption a value that was set later is not allowed, the old one stays
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
  /** @param {OptionUser} user */
  constructor(user) {
    this._user = user
    // All names at once: engines keep a record with properties that come one by one as a table, of twice the size.
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
    for (const name in given) {
      if (optionNames.indexOf(name) < 0) {
        warnOnce(`unknown option ${describe(name)}; known: ${optionNames.join(', ')}`)
      }
    }
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
   * @param {Record<string, unknown>} source it has the value; a getter of it may throw
   */
  _set(name, source) {
    const user = this._user
    /** @type {any} */
    const values = this.values
    try {
      const { shown, problem } = readOption(name, source[name], (change, number) =>
        user.setOption(change, number),
      )
      if (problem) throw invalidOption(problem[0], problem[1], problem[2])
      user.useOption(/** @type {import('./option-types.js').OptionName} */ (name), shown)
      values[name] = shown
    } catch (/** @type {any} */ error) {
      throw error.option ? error : refusal(name, ' can not be read', error)
    }
  }
}
