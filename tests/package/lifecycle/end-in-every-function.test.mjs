// A task that ends inside any function of the app's: the step stops there. Nothing is sent, connected, listened to or
// reported after that, except what the ending itself owes, and nothing is left.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { live } from '../../support/endings/life.mjs'
import { WatchedApp } from '../../support/endings/watched-app.mjs'
import { hasOneSocket, presets } from '../../support/hosts/quirks.mjs'

/** How a task ends, and what the app may hear of that: hooks and lines of the logger. */
const ENDINGS = {
  close: {
    end: (app) => app.task.close(),
    hooks: ['stateChange', 'close'],
    log: ['state', 'close'],
  },
  destroy: { end: (app) => app.task.destroy(), hooks: [], log: ['state'] },
  /** The app does not have the task yet. */
  abort: { end: (app) => app.abort(), needsNoTask: true, hooks: [], log: ['state'] },
  /** Another task takes the one socket of the host. */
  supersede: {
    end: (app) => app.supersede(),
    isByNewer: true,
    hooks: ['stateChange', 'close', 'giveUp'],
    log: ['state', 'close', 'giveUp'],
  },
}

const isNightly = Boolean(process.env.WSHB_NIGHTLY)

/** One of each family. */
const HOSTS = isNightly
  ? Object.keys(presets)
  : ['wx', 'tt', 'my@single', 'taro3@weapp', 'mpx@promise', 'browser', 'taro4@h5']

/** How many calls of a function end nothing. */
const SKIPS = isNightly ? [0, 1, 2, 5] : [0]

/** Whether this may come after the ending. */
function isOwed({ kind, name }, app) {
  const { hooks, log } = app.how
  const type = name.split(': ').at(-1)
  if (kind === 'getter' || kind === 'result') return true
  // A task that is only closed can still be aborted.
  if (name === 'adds a listener') return hooks.length > 0
  if (kind === 'log') return log.includes(type)
  // The socket that the host has just made must be heard to be closed.
  if (kind === 'host') return app.ends === 'inside connectSocket' && /^onSocket/.test(name)
  // One event is reported to all its listeners, unless the task is destroyed.
  const isSameEvent = hooks.length > 0 && app.ends.endsWith(`: ${type}`)
  return kind === 'hook' && (hooks.includes(type) || isSameEvent)
}

/** What is wrong after a life in which the task has ended. */
function faults(app) {
  const { w } = app
  const found = app.later.filter((call) => !isOwed(call, app)).map(({ name }) => name)
  if (!app.hasEnded) found.push('it was not called')
  if (app.connects !== app.before?.connects) found.push('a connect')
  if (app.sent !== app.before?.sends) found.push('a send')
  for (const { name, settled } of app.results)
    if (settled.length !== 1) found.push(`results of ${name}: [${settled}]`)
  app.newer?.destroy()
  const left = { ...w.leftovers(), 'listeners on the one socket': app.newer ? 0 : w.host.listening }
  for (const [what, count] of Object.entries(left)) if (count) found.push(`${count} ${what} left`)
  if (app.how.hooks.length === 0 && app.signals.some((signal) => signal.count()))
    found.push('a listener on the signal left')
  return found
}

/** A life of an app whose task ends in the function of this name. */
async function lifeOf(w, { ends = null, how, skips = 0, sendsItself }) {
  const app = new WatchedApp(w, ends, how, skips)
  app.sendsItself = sendsItself
  await live(w, app)
  return app
}

for (const host of HOSTS) {
  for (const [name, how] of Object.entries(ENDINGS)) {
    if (name === 'supersede' && !hasOneSocket(host)) continue
    v2(`${host}: ${name} inside every function of the app`, async (make) => {
      const sendsItself = HOSTS.indexOf(host) % 2 > 0
      const whole = await lifeOf(await make({ host }), { how, sendsItself })
      const names = how.needsNoTask ? whole.calledWithoutTask : whole.calledWithTask
      assert.ok(names.size > (how.needsNoTask ? 20 : 60), [...names].join())
      const wrong = {}
      for (const ends of names) {
        for (const skips of SKIPS) {
          // The second time it is read to be called: that cannot be stopped.
          if (skips && ends === 'get signal.addEventListener') continue
          const app = await lifeOf(await make({ host }), { ends, how, skips, sendsItself })
          // It need not be called so often.
          const found = skips && !app.hasEnded ? [] : faults(app)
          if (found.length) wrong[`${ends}, after ${skips} calls`] = found
        }
      }
      assert.deepEqual(wrong, {})
    })
  }
}
