// How a task is printed in consoles and as JSON: its state is shown, no secret is shown, and nothing throws.

import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { v2 } from '../../support/cases.mjs'

const SECRET = 'sEcReT'
const connectSocketParams = {
  url: `wss://me:${SECRET}@example.test/socket?token=${SECRET}`,
  header: { authorization: SECRET },
}

/** The output of consoles, templates and serialisers for a task. */
const shown = (task) => [
  JSON.stringify(task),
  String(task),
  `${task}`,
  inspect(task, { depth: 9 }),
  JSON.stringify({ deep: [task] }),
  JSON.stringify(task.opts),
  String(task.opts),
  inspect(task.opts),
]

const assertShows = (task, state) => {
  for (const text of shown(task)) assert.ok(!text.includes(SECRET), text)
  const { opts, stats, ...rest } = JSON.parse(JSON.stringify(task))
  assert.deepEqual(rest, { task: 1, state, repeat: task.repeat })
  assert.equal(opts.pingTimeout, 15_000)
  assert.equal(opts.miniprogram, 'object')
  assert.equal(stats === null, state === 'destroyed')
  assert.match(inspect(task), new RegExp(`state: '${state}'`))
  assert.deepEqual(JSON.parse(String(task.opts)), opts)
}

v2('a task shows how it is, in every state, and no secret', async (make) => {
  const w = await make()
  // Real hosts contain themselves, too.
  w.host.api.self = w.host.api
  const task = await w.start({ connectSocketParams, pingMsg: SECRET, repeatLimit: 1 })
  assertShows(task, 'connecting')
  await w.until(() => task.state === 'open')
  task.socketTask.self = task.socketTask
  assertShows(task, 'open')
  w.net.link.closeByServer(4000, SECRET)
  await w.until(() => task.state === 'waiting')
  assertShows(task, 'waiting')
  w.net.handshake = 'refuse'
  await w.until(() => task.state === 'given-up')
  assertShows(task, 'given-up')
  task.close()
  assertShows(task, 'closed')
  w.host.signals.networkIs('none')
  task.open()
  await w.until(() => task.state === 'offline')
  assertShows(task, 'offline')
  task.destroy()
  assertShows(task, 'destroyed')
})

v2('what shows it is not listed among its members, and may be replaced', async (make) => {
  const w = await make()
  const task = await w.opened()
  for (const object of [task, task.opts]) {
    const listed = [...Object.keys(object)]
    const shared = Object.getOwnPropertyNames(Object.getPrototypeOf(object))
    for (const name in object) assert.ok(listed.includes(name) || shared.includes(name))
    assert.ok(!Object.keys(Object.getPrototypeOf(object)).includes('toJSON'))
    assert.ok(!listed.includes('toJSON') && !listed.includes('toString'))
    object.toJSON = () => 'own'
    assert.equal(JSON.stringify(object), '"own"')
  }
})

v2('the prototypes that members are on can be printed too', async (make) => {
  const w = await make()
  const task = await w.opened()
  for (const object of [task, task.opts]) {
    const prototype = Object.getPrototypeOf(object)
    assert.equal(JSON.stringify(prototype), '{}')
    assert.equal(String(prototype), '{}')
  }
})

v2('an engine without symbols shows it all the same', async (make) => {
  const w = await make({ without: ['Symbol'] })
  const task = await w.opened()
  assert.match(String(task), /"state":"open"/)
})

const KNOWN_CONSOLE = ['log', 'info', 'warn', 'error', 'debug']

v2('a console is a logger, whatever it lacks', async (make) => {
  for (const missing of [[], ...KNOWN_CONSOLE.map((name) => [name]), KNOWN_CONSOLE]) {
    const w = await make()
    const lines = []
    const console = {}
    for (const name of KNOWN_CONSOLE)
      if (!missing.includes(name)) console[name] = (event) => lines.push(event)
    const task = await w.opened({ logger: console, pingTimeout: 100 })
    await w.advance(300)
    task.opts.pingTimeout = -1
    const expected =
      missing.length > 1 ? [] : ['start', 'attempt', 'state', 'ping', 'latency', 'option']
    assert.deepEqual([...new Set(lines)], expected, missing.join())
  }
})
