// A task that is begun anew inside any function of the app's: the step stops there, and one connection comes of it.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { live } from '../../support/endings/life.mjs'
import { WatchedApp } from '../../support/endings/watched-app.mjs'

const HOSTS = process.env.WSHB_NIGHTLY
  ? ['wx', 'tt', 'my@single', 'taro3@weapp', 'mpx@promise', 'browser', 'taro4@h5']
  : ['my@single', 'taro3@weapp']

const RESTARTS = {
  reconnect: (task) => task.reconnect(),
  'close and open': (task) => {
    task.close()
    task.open()
  },
}

/** What is wrong with the order of the hooks. */
function disorder(slots) {
  const found = []
  let isOpen = false
  for (const type of slots) {
    if (type === 'open' && isOpen) found.push('onOpen without onClose before it')
    if (type === 'message' && !isOpen) found.push('onMessage outside of a connection')
    if (type === 'open') isOpen = true
    if (type === 'close') isOpen = false
  }
  return found
}

async function faults(app) {
  const { w, task } = app
  const found = disorder(app.slots)
  for (const { name, settled } of app.results)
    if (settled.length !== 1) found.push(`results of ${name}: [${settled}]`)
  if (task.state !== 'open') found.push(`it is ${task.state}`)
  if (w.host.alive.length !== 1) found.push(`${w.host.alive.length} sockets`)
  task.destroy()
  await w.advance(40_000)
  for (const [what, count] of Object.entries(w.leftovers()))
    if (count) found.push(`${count} ${what} left`)
  return found
}

for (const host of HOSTS) {
  for (const [name, restart] of Object.entries(RESTARTS)) {
    v2(`${host}: ${name} inside every function of the app`, async (make) => {
      const how = { end: ({ task }) => restart(task), goesOn: true }
      const whole = new WatchedApp(await make({ host }))
      await live(whole.w, whole)
      const wrong = {}
      for (const ends of whole.calledWithTask) {
        const app = new WatchedApp(await make({ host }), ends, how)
        await live(app.w, app)
        const found = await faults(app)
        if (found.length) wrong[ends] = found
      }
      assert.deepEqual(wrong, {})
    })
  }
}
