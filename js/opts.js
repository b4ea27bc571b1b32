// The option values of one task: read live, and checked whenever they are set.

import { WebsocketHeartbeatError } from './error.js'
import { warnOnce } from './guard.js'
import { optionNames, readOption } from './options.js'
import { describe } from './text.js'

function refusal(option, text, raw) {
  var code = option === 'miniprogram' ? 'no-host' : 'invalid-option'
  return new WebsocketHeartbeatError(code, 'option ' + option + text, option, raw)
}

/** The error about a value of an option, or of a field of one. */
export function invalidOption(option, value, allowed) {
  return refusal(option, ' is ' + describe(value) + '; allowed: ' + allowed)
}

/**
 * @param {function} tell `tell(place, number)`: the core's ear
 * @param {function} use `use(name, value)`: called before a new value is kept
 * @param {function} refuse `refuse(error)`: a value set later was refused, the old one stays
 * @returns {object} `values` by name; `opts`, which the user sees; `read(options)`, which throws a
 *   `WebsocketHeartbeatError` for the first wrong value
 */
export function makeOpts(tell, use, refuse) {
  var values = {}
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

  optionNames.forEach(function (name) {
    Object.defineProperty(opts, name, {
      enumerable: true,
      get: function () {
        return values[name]
      },
      set: function (value) {
        var one = {}
        one[name] = value
        try {
          set(name, one)
        } catch (error) {
          refuse(error)
        }
      },
    })
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
