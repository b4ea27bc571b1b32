// A life: a plan that follows from its seed alone, and how it is played. Each step draws from a seed of its own, so that one
// that is left out changes no other.

import { defaults, hasOneSocket, presets, switches } from '../hosts/quirks.mjs'
import { randomOf } from '../random.mjs'
import { BOOM, DEEDS } from './app.mjs'
import { wellOf } from './options.mjs'
import { World } from './world.mjs'

const HOSTS = Object.keys(presets)
const NUMBERS = {
  maxSockets: [1, 2, 5, 40],
  suspend: [0, 1, 7],
  connectTimeout: [300, 60_000],
  interruptedCode: [0, 1000],
  blobDelay: [0, 30],
  settlesLate: [0, 20, 3000],
}
const CONNECTS = switches.connect
/** Hosts with these may keep sockets and listeners that they were asked to close or take off. */
const KEEPING =
  /^(close|tells|callsNeed|lost|interrupted|send|off|hasO|replaced|second|listeners|connect|settles|success|globalTasks|drains|socketClass|overwrites|readyState)/

/** What a host is, and not only how it behaves. */
const KINDS = ['onAlipay', 'overwrites', 'socketClass', 'globalTasks']
const QUIRKS = Object.keys(switches).filter((name) => !KINDS.includes(name))

function quirkOf(random) {
  const name = random.pick(QUIRKS)
  return [name, random.pick(NUMBERS[name] ?? switches[name])]
}

/** What may happen. */
const ACTS = {
  'a task': ({ app }) => app.create(),
  push: ({ net, random }) => net.link?.push(random.pick(['news', 'heartbeat', ''])),
  'the server closes': ({ net, random }) =>
    net.link?.closeByServer(random.pick([1000, 1001, 1006, 1012, 1013, 4001]), 'bye'),
  drop: ({ net }) => net.link?.drop(),
  interrupt: ({ host }) => host.interrupt?.(),
  mute: ({ net, random }) => (net.mute = random.chance(0.5)),
  blackhole: ({ net, random }) => (net.blackhole = random.chance(0.4)),
  slow: ({ net, random }) => (net.slow = random.pick([0, 0, 100, 3000])),
  handshakes: ({ net, random }) => net.next(random.pick(['refuse', 'hang', 'http503'])),
  connects(world) {
    world.isKeeping = true
    world.host.next(world.random.pick(CONNECTS))
  },
  network: ({ host, random }) => host.signals.networkIs(random.pick(['none', 'wifi', '4g'])),
  hide: ({ host }) => host.signals.hide(),
  show: ({ host }) => host.signals.show(),
  'an odd event'(world) {
    world.isKeeping = true
    world.odd()
  },
  freeze: ({ clock, random }) =>
    clock.freeze(random.pick([500, 2000, 60_000]), { first: random.pick(['timer', 'client']) }),
  clock({ app, clock, random }) {
    clock.jumpWallClock(random.pick([-3_600_000, 500, 3_600_000]))
    // Nobody can know how much time has passed.
    for (const record of app.records) record.begun = -Infinity
  },
  quirk(world) {
    const [name, value] = quirkOf(world.random)
    world.isKeeping ||= KEEPING.test(name)
    world.line(`quirk ${name} ${value}`)
    world.host.quirks[name] = value
  },
  heal: (world) => heal(world),
  abort: ({ app, random }) => random.chance(0.3) && app.anyOf()?.abort?.(),
}

function heal({ net, host, plan }) {
  Object.assign(net, { mute: false, blackhole: false, slow: 0 })
  net.script.length = 0
  host.script.length = 0
  Object.assign(host.quirks, defaults, presets[plan.host].quirks)
}

export function planOf(seed) {
  const random = randomOf(seed * 7 + 5)
  for (let i = 0; i < 8; i += 1) random.next()
  const host = HOSTS[seed % HOSTS.length]
  const quirks = Object.fromEntries(
    Array.from({ length: random.pick([0, 0, 1, 2]) }, () => quirkOf(random)),
  )
  // Without it, nobody can reach the tasks that this wrapper spoils.
  if (host === 'taro4@alipay-multiple') delete quirks.miniGlobal
  const steps = Array.from({ length: random.pick([8, 14, 20]) }, (_, i) => {
    const isDeed = random.chance(0.4)
    const name = random.pick(Object.keys(isDeed ? DEEDS : ACTS))
    const act = {
      isDeed,
      name,
      seed: random.below(2 ** 31),
      wait: random.pick([0, 1, 20, 150, 700, 4000]),
    }
    return i === 0 ? { ...act, isDeed: false, name: 'a task' } : act
  })
  return {
    ...{ seed, host, quirks, steps },
    isMacro: presets[host].promise === 'macrotask',
    latency: random.pick([10, 10, 0, 200]),
    deeds: random.pick([0, 0.05, 0.3]),
    chaos: random.pick([0, 0, 0.05, 0.3]),
    hasCopies: random.chance(0.15),
    quotes: random.chance(0.2),
  }
}

function between({ app, clock, host, laws }) {
  for (const record of app.records) laws.between(record)
  // Where a Promise is made of timers, they come and go beside ours, and so do what functions of the app have thrown.
  const { length } = clock.items.filter(({ kind, at }) => kind === 'timer' && at > clock.now)
  // A task has one, one more while hooks are held, and one for each socket that may have to be cut off.
  const most = 2 * app.records.length + (host.quirks.terminates ? host.alive.length : 0)
  if (length > most) laws.broken(`${length} timers`)
}

async function step(world, { isDeed, name, seed, wait }) {
  world.random = randomOf(seed)
  for (let i = 0; i < 3; i += 1) world.random.next()
  world.line(`--- ${name}`)
  const record = isDeed && world.app.anyOf()
  try {
    if (record) DEEDS[name](world.app, record)
    else if (!isDeed) await ACTS[name](world)
  } catch (error) {
    if (error.message !== BOOM) throw error
  }
  await world.clock.advance(wait)
  between(world)
}

/** Everything is well again: each task that is asked for has come, and one of them, alone, connects and stays. */
async function recovery(world) {
  const { app, clock, host, net, laws, plan } = world
  heal(world)
  host.signals.show()
  host.signals.networkIs('wifi')
  await clock.advance(5000)
  const isWaiting = () => app.records.some(({ isPending }) => isPending)
  if (isWaiting()) await clock.advance(10_000)
  if (isWaiting()) laws.broken('a task is still awaited')
  const living = app.records.filter(({ task }) => task && task.state !== 'destroyed')
  for (const { task } of living) world.line(`facts ${app.factsOf(task)}`)
  const record = living.length > 0 && world.random.pick(living)
  for (const { task } of living) if (task !== record.task) task.destroy()
  // Where a host has one socket, one that never reports anything is in the way for ever.
  if (!record || (world.hasSilent && hasOneSocket(plan.host))) return
  // Sockets that never report anything may have taken all places.
  if (world.isKeeping) host.quirks.maxSockets = Infinity
  const { task } = record
  Object.assign(task.opts, wellOf(record))
  task.open()
  // A link may be dead that had no heartbeat.
  await clock.advance(3000)
  const isOpen = await clock.until(() => task.state === 'open', 120_000)
  laws.check(isOpen, record, `${task.state} when all has been well for long`)
  const { length } = net.received
  app.send(record)
  await clock.advance(3000)
  const got = net.received.slice(length).map(({ data }) => data)
  laws.check(got.includes(`#${app.sent}`), record, 'the server has not got a message')
  laws.check(got.includes('ping'), record, 'no heartbeat')
  if (!world.isKeeping)
    laws.check(host.open.length === 1, record, `${host.open.length} open sockets`)
}

/** Everything is well again, and in the end every task is destroyed: nothing may be left. */
async function end(world) {
  const { app, clock, host, net, plan } = world
  world.line('--- the end')
  world.random = randomOf(plan.seed)
  app.ration = 0
  world.isKeeping ||= plan.chaos > 0 || Object.keys(plan.quirks).some((name) => KEEPING.test(name))
  plan.chaos = 0
  await recovery(world)
  for (const { task } of app.records) task?.destroy()
  await clock.advance(40_000)
  const { isKeeping } = world
  world.laws.end(app.records, {
    received: net.received,
    timers: clock.count('timer'),
    listeners: isKeeping ? 0 : host.signals.count(),
    sockets: isKeeping ? 0 : host.open.length,
    // Such a wrapper drops the Promise of the host itself.
    unhandled: host.quirks.overwrites ? 0 : host.unhandled.size,
  })
}

/** Plays a life; gives its log and the laws that were broken. */
export async function play(plan, stage) {
  const world = new World({ ...plan }, stage)
  try {
    for (const one of plan.steps) await step(world, one)
    await end(world)
  } catch (error) {
    world.breaches.push(error.stack)
  }
  for (const error of world.clock.uncaught) {
    const text = error?.message
    world.log.push(`thrown later: ${text}`)
    if (text !== BOOM && !/a function that gives|allowed/.test(text))
      world.breaches.push(error?.stack)
  }
  return { log: world.log, breaches: world.breaches }
}
