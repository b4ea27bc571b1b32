// The option values of one task: read live, and checked whenever they are set.

import { giveInner, makeAccessors } from './accessors.js'
import { WebsocketHeartbeatError } from './error.js'
import { warnOnce } from '../bridge/guard.js'
import { optionNames, readOption } from './options.js'
import { showAs } from './printing.js'
import { summaryOf } from './summary.js'
import { describe } from '../util/text.js'

function refusal(option, text, raw) {
  var code = option === 'miniprogram' ? 'no-host' : 'invalid-option'
  return new WebsocketHeartbeatError(code, 'option ' + option + text, option, raw)
}

/** The error about a value of an option, or of a field of one. */
export function invalidOption(option, value, allowed) {
  return refusal(option, ' is ' + describe(value) + '; allowed: ' + allowed)
}

function getValue(inner, name) {
  return inner.values[name]
}

function setValue(inner, name, value) {
  inner.change(name, value)
}

var accessors = null

/**
 * @param {function} tell `tell(place, number)`: the core's ear
 * @param {function} use `use(name, value)`: called before a new value is kept
 * @param {function} refuse `refuse(error)`: a value set later was refused, the old one stays
 * @returns {object} `values` by name; `opts`, which the user sees; `read(options)`, which throws a
 *   `WebsocketHeartbeatError` for the first wrong value
 */
export function makeOpts(tell, use, refuse) {
  // All names at once: engines keep a record with properties that come one by one as a table, of twice the size.
  var values = JSON.parse('{"' + optionNames.join('":0,"') + '":0}')
  var opts = {}

  function set(name, options) {
    try {
      var result = readOption(name, options[name], tell)
      if (result.problem) throw invalidOption.apply(null, result.problem)
      use(name, result.shown)
      values[name] = result.shown
    } catch (error) {
      throw error.option ? error : refusal(name, ' can not be read', error)
    }
  }

  function change(name, value) {
    var one = {}
    one[name] = value
    try {
      set(name, one)
    } catch (error) {
      refuse(error)
    }
  }

  giveInner(opts, { values: values, change: change })
  accessors = accessors || makeAccessors(optionNames, getValue, setValue)
  Object.defineProperties(opts, accessors)

  showAs(opts, function () {
    return summaryOf(values)
  })

  function read(options) {
    optionNames.forEach(function (name) {
      set(name, options)
    })
    for (var name in options) {
      if (optionNames.indexOf(name) < 0) {
        warnOnce('unknown option ' + describe(name) + '; known: ' + optionNames.join(', '))
      }
    }
  }

  return { values: values, opts: opts, read: read }
}
