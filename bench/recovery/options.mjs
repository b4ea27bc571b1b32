// The option values of all clients, and how much is played.

/** Changed, every seed changes. */
export const SEED = 1

/** ms. Near a tenth of the defaults; `pong` is half of `ping` because mqtt knows no other. */
export const values = { ping: 2000, pong: 1000, base: 500, connect: 1000 }

/** ms, the cap of the delays. Some clients cannot grow them: so when all must be alike, none does. */
export const caps = { constant: values.base, growing: 5000 }

/** ms, the latest moment of the fault after the last message: before the next ping. */
export const PHASE = 1900

/**
 * `timeout`: ms after which we stop waiting. `atATime`: cells of a client that play at a time; they mostly wait.
 * `tries`: how often a run is played that was disturbed.
 */
export const full = {
  runs: 24,
  timeout: { constant: 10_000, growing: 25_000 },
  atATime: 12,
  tries: 2,
}
export const small = {
  runs: 3,
  timeout: { constant: 5000, growing: 15_000 },
  atATime: 30,
  tries: 1,
}

/** ms, or this part of the whole: what is later by less is no later. A run in which timers were later is
 * disturbed. */
export const NOISE = { ms: 20, share: 0.02 }
