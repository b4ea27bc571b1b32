// The host's time and entropy, for the glue of wasm-bindgen and for JS. Neither may throw: in the glue that would be a trap.

/** In an object: a variable would make a new number at each call. */
const latest = { time: 0 }

/** Milliseconds since the epoch. Where `Date.now` throws, time stands still. */
export function now() {
  try {
    latest.time = +Date.now()
  } catch (refused) {
    // The timers go on.
  }
  return latest.time
}

/** A number from 0 to 1. Where `Math.random` throws, it is made from the time, so that not all clients have the same. */
export function random() {
  try {
    return +Math.random()
  } catch (refused) {
    return (now() * 0.618034) % 1
  }
}
