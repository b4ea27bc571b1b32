// How late the timers of this process are. When they are late, everything else in the process is late, too.

/** ms between two looks at the clock. */
const EVERY = 5

export class Lateness {
  constructor() {
    this.samples = []
    this.due = performance.now() + EVERY
    this.timer = setInterval(() => this.look(), EVERY)
  }

  look() {
    const at = performance.now()
    this.samples.push({ at, ms: Math.max(0, at - this.due) })
    this.due = at + EVERY
  }

  /** The worst since a moment; a delay that is not over yet counts. */
  worstSince(since) {
    const missed = Math.max(0, performance.now() - this.due)
    const from = this.samples.findLastIndex(({ at }) => at < since) + 1
    return Math.max(missed, ...this.samples.slice(from).map(({ ms }) => ms))
  }

  /** What they are 99 % of the time. */
  get usual() {
    const sorted = this.samples.map(({ ms }) => ms).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length * 0.99)]
  }

  stop() {
    clearInterval(this.timer)
  }
}

/** Plays until a run was not disturbed, some times at most; then it is the one that was least. */
export async function undisturbed(play, { times, limit }) {
  let best = null
  for (let i = 0; i < times; i += 1) {
    const found = await play()
    if (!best || found.late < best.late) best = { ...found, again: i }
    if (best.late <= limit) break
  }
  return best
}
