// What apps get wrong without an error: each is said once, with its cure.

import { HOOK_ERROR } from '#build/protocol.js'
import { matches } from '../bridge/foreign.js'
import { warnOnce } from '../bridge/guard.js'
import { checkNames } from '../bridge/names.js'
import { hasClass } from '../bridge/web-socket.js'
import { SLOTS } from './hooks.js'
import { optionNames } from './options.js'

/** So many attempts fail before an app that hears of no error is told. */
const UNHEARD = 3

/**
 * @param {string} name
 * @param {string} cure
 */
function unread(name, cure) {
  warnOnce(`${name} is not read; write ${cure}`)
}

/**
 * Names in params that nobody reads, and an address that no host takes.
 * @param {{ url?: unknown }} params of an attempt, as the host gets them
 * @param {unknown} host
 */
export function checkParams(params, host) {
  for (const name in params) {
    const isOption = optionNames.indexOf(name) >= 0
    if (isOption || name === 'headers') {
      unread(
        `connectSocketParams.${name}`,
        isOption ? 'it outside of connectSocketParams' : 'header',
      )
    }
  }
  // Classes take others too.
  if (!/^wss?:/i.test(`${params.url}`) && !hasClass(host)) {
    warnOnce('connectSocketParams.url has no ws:// or wss://')
  }
}

/**
 * Names that were set, and are nearly those of hooks or options.
 * @param {import('./task.js').Task} task
 */
export function checkTask(task) {
  checkNames('', task.opts, optionNames)
  Object.keys(task).forEach((name) => {
    SLOTS.forEach((slot) => {
      if (slot !== name && matches(name, `^${slot}$`)) unread(`task.${name}`, slot)
    })
  })
}

/**
 * Attempts fail, and the app does not hear why.
 * @param {import('../bridge/delegate.js').Delegate} delegate
 * @param {import('../bridge/losses.js').LastError} error the latest
 */
export function checkHeard({ hooks, losses, values }, error) {
  if (losses.failures !== UNHEARD) return
  hooks.after(() => {
    if (!values.logger && !hooks.isHeard(HOOK_ERROR)) {
      warnOnce('3 attempts failed; check url, allowed domains, server', error.message)
    }
  })
}
