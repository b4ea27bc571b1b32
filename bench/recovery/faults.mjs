// The faults of tests/e2e/faults/faults.mjs, each once: `strike(cell)` lets it happen to an open connection, and
// resolves to the moment when it has.
//
//   cell.proxy, cell.peer       see fault-proxy.mjs, peer.mjs
//   cell.random                  chance that is the same for all clients
//   cell.send(bytes)            a message of the app
//   cell.now()                  ms

import { setTimeout as sleep } from 'node:timers/promises'

const MIB = 2 ** 20
/** Long enough to be cut anywhere in its frame. */
const SHORT = 100

/** The port is closed for a while; from the moment on when it is back. */
const refused = (from, to) => async (cell) => {
  await cell.proxy.refuse()
  await sleep(from + (to - from) * cell.random.next())
  await cell.proxy.listen()
  return cell.now()
}

/** The next connections meet it. */
const handshake = (failure, times) => (cell) => {
  cell.proxy.next(...Array(times).fill(failure))
  return reset(cell)
}

function reset(cell) {
  const since = cell.now()
  cell.proxy.reset()
  return since
}

const silence =
  (...directions) =>
  (cell) => {
    cell.proxy.silence(...directions)
    return cell.now()
  }

function delay(cell) {
  cell.proxy.delay = 150
  return reset(cell)
}

/** Within the next message. */
const cut = (direction, how, places, bytes) => (cell) => {
  const at = cell.random.pick(places)
  const towards = direction ?? cell.random.pick(['up', 'down'])
  return new Promise((resolve) => {
    cell.proxy.cut(towards, at, how)
    for (const link of cell.proxy.links) link[towards].onLimit = () => resolve(cell.now())
    cell.send(bytes)
  })
}

const FRAME = [1, 5, 43]

const close = (code) => (cell) => {
  const since = cell.now()
  cell.peer.close(code, 'as you were')
  return since
}

function closeWithoutFrame(cell) {
  const since = cell.now()
  cell.peer.drop()
  return since
}

const flapping = (times) => (cell) => {
  cell.peer.flap(times)
  return reset(cell)
}

function large(cell) {
  const since = cell.now()
  cell.send(MIB)
  return since
}

const HANDSHAKES = [
  'reset on accept',
  'reset in request',
  'reset in response',
  'reset after response',
]
const HANGS = ['hang', 'hang in response']

/** Delays do not grow. `alone`: nothing is lost; what is measured is the answer, by a processor left alone. */
const constant = {
  refused: { strike: refused(1000, 2000) },
  ...Object.fromEntries(
    [...HANDSHAKES, ...HANGS].map((failure) => [failure, { strike: handshake(failure, 1) }]),
  ),
  blackhole: { strike: silence('up', 'down') },
  'blackhole up': { strike: silence('up') },
  'blackhole down': { strike: silence('down') },
  delay: { strike: delay },
  'cut frame up': { strike: cut('up', 'reset', FRAME, SHORT) },
  'cut frame down': { strike: cut('down', 'reset', FRAME, SHORT) },
  'end in frame': { strike: cut('down', 'end', FRAME, SHORT) },
  ...Object.fromEntries(
    [1000, 1001, 1011, 1012, 1013, 4000].map((code) => [`close ${code}`, { strike: close(code) }]),
  ),
  'close without frame': { strike: closeWithoutFrame },
  flapping: { strike: flapping(6) },
  '1 MiB': { strike: large, alone: true },
  '1 MiB cut': { strike: cut(null, 'reset', [300_000], MIB) },
}

/** What lasts, or comes again, while delays grow. */
const growing = {
  'refused for 8 to 12 s': { strike: refused(8000, 12_000) },
  'reset on accept, 5 times': { strike: handshake('reset on accept', 5) },
  'hang, 2 times': { strike: handshake('hang', 2) },
  'flapping, 6 times': { strike: flapping(6) },
}

export const faults = { constant, growing }
