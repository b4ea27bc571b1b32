// From the times of single runs to what is compared.

import { ours, peers } from './clients/index.mjs'
import { faults } from './faults.mjs'
import { NOISE } from './options.mjs'
import { promises } from './promises.mjs'

/** `{median, worst}` of times in ms; null where it is "not at all". */
export function summary(times) {
  const sorted = times.map((ms) => ms ?? Infinity).sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
  return { median: orNull(median), worst: orNull(sorted.at(-1)) }
}

const orNull = (ms) => (Number.isFinite(ms) ? Math.round(ms) : null)

/** By cap, fault and client: `{median, worst}` in ms. */
export function figuresOf(cells) {
  const all = {}
  for (const cap of Object.keys(faults)) {
    all[cap] = {}
    for (const [fault, { alone }] of Object.entries(faults[cap]))
      all[cap][fault] = Object.fromEntries(
        [...ours, ...peers].map((client) => {
          const isOfIt = (cell) =>
            cell.cap === cap && cell.fault === fault && cell.client === client
          const times = cells.filter(isOfIt).map(({ open, answer }) => (alone ? answer : open))
          return [client, summary(times)]
        }),
      )
  }
  return all
}

/** By client: `{median, worst}` in ms from an open to its first answer, where the link was not made slow. */
export function answersOf(cells) {
  const quick = cells.filter(({ open, fault }) => open !== null && fault !== 'delay')
  const of = (client) => quick.filter((cell) => cell.client === client)
  const times = (client) => of(client).map(({ open, answer }) => answer - open)
  return Object.fromEntries([...ours, ...peers].map((client) => [client, summary(times(client))]))
}

/** By client: how late timers were 99 % of the time, and in the worst run that counts; and what was played anew. */
export function latenessOf({ cells, usual }) {
  const most = (list, of) => Math.ceil(Math.max(...list.map(of)))
  const ofClient = (client) => {
    const runs = cells.filter((cell) => cell.client === client)
    return {
      usual: most(
        usual.filter((one) => one.client === client),
        ({ ms }) => ms,
      ),
      worst: most(runs, ({ late }) => late),
      again: runs.filter(({ again }) => again > 0).length,
    }
  }
  return Object.fromEntries([...ours, ...peers].map((client) => [client, ofClient(client)]))
}

/** By promise, over both engines. */
export const promisesOf = (kept) =>
  Object.fromEntries(
    Object.keys(promises).map((name) => [
      name,
      summary(kept.filter((one) => one.name === name).map(({ ms }) => ms)),
    ]),
  )

const orNever = (ms) => ms ?? Infinity

/** The slowest of ours beside the quickest peer. */
export function compared(byClient, measure) {
  const of = (client) => orNever(byClient[client][measure])
  const least = (a, b) => (of(b) < of(a) ? b : a)
  const most = (a, b) => (of(b) > of(a) ? b : a)
  const [own, best] = [ours.reduce(most), peers.reduce(least)]
  return { own: of(own), best: of(best), peer: best, holds: isNoLater(of(own), of(best)) }
}

export const isNoLater = (ms, limit) => ms <= limit + Math.max(NOISE.ms, limit * NOISE.share)
