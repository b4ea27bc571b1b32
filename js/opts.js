// The option values of one task: read live, and checked whenever they are set.

import { WebsocketHeartbeatError } from './error.js'
import { warnOnce } from './guard.js'
import { optionNames, readOption } from './options.js'
import { describe } from './text.js'

/** The error about a value of an option, or of a field of one. */
export function invalidOption(option, value, allowed) {
  var code = option === 'miniprogram' ? 'no-host' : 'invalid-option'
  var text = 'option ' + option + ' is ' + describe(value) + '; allowed: ' + allowed
  return new WebsocketHeartbeatError(code, text, option)
}

/** A field that may be a getter which throws. */
function fieldOf(options, name) {
  try {
    return options[name]
  } catch (error) {
    var text = 'option ' + name + ' can not be read'
    throw new WebsocketHeartbeatError('invalid-option', text, name, error)
  }
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

  function set(name, value) {
    var result = readOption(name, value, tell)
    if (result.problem) throw invalidOption.apply(null, result.problem)
    use(name, result.shown)
    values[name] = result.shown
  }

  optionNames.forEach(function (name) {
    Object.defineProperty(opts, name, {
      enumerable: true,
      get: function () {
        return values[name]
      },
      set: function (value) {
        try {
          set(name, value)
        } catch (error) {
          refuse(error)
        }
      },
    })
  })

  function read(options) {
    optionNames.forEach(function (name) {
      set(name, fieldOf(options, name))
    })
    for (var name in options) {
      if (optionNames.indexOf(name) < 0) {
        warnOnce('unknown option ' + describe(name) + '; known: ' + optionNames.join(', '))
      }
    }
  }

  return { values: values, opts: opts, read: read }
}
