// What a task shows of itself: properties that can only be read, and how it is printed.

import { giveInner, makeAccessors } from './accessors.js'
import { showAs } from './printing.js'
import { summaryOf } from './summary.js'

var NAMES = 'socketTask state repeat forbidReconnect lockReconnect'.split(' ')
var accessors = null

function read(inner, name) {
  return inner[name]()
}

/**
 * @param {number} id the task's number
 * @param {object} values the options, live
 * @param {object} inner what accessors of the task work on: by name what gives a property; those of 1.x
 *   are made from `state`
 */
export function addViews(task, id, values, inner) {
  inner.forbidReconnect = function () {
    return inner.state() === 'closed'
  }
  inner.lockReconnect = function () {
    return inner.state() === 'waiting'
  }
  accessors = accessors || makeAccessors(NAMES, read)
  Object.defineProperties(task, accessors)
  giveInner(task, inner)
  showAs(task, function () {
    return {
      task: id,
      state: task.state,
      repeat: task.repeat,
      opts: summaryOf(values),
      stats: task.stats(),
    }
  })
}
