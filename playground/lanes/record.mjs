// The history of one library, as the views show it: states as bands, marks, round trips, counts, and how long it
// was down. It is bounded: what is older than the timeline is removed.

/** The longest time that the timeline shows, ms. */
export const SPAN = 60_000

export const now = () => performance.now()

export class Record {
  constructor() {
    this.bands = []
    this.marks = []
    this.trips = []
    this.counts = { attempts: 0, opens: 0, in: 0, out: 0, pings: 0 }
    this.outage = null
    this.openedAt = 0
  }

  get state() {
    return this.bands.at(-1)?.state ?? 'closed'
  }

  enter(state) {
    if (state === this.state && this.bands.length) return
    const at = now()
    const last = this.bands.at(-1)
    if (last) last.to = at
    this.bands.push({ state, from: at, to: null })
    while (this.bands[0].to !== null && this.bands[0].to < at - SPAN) this.bands.shift()
  }

  mark(kind) {
    this.note(this.marks, { kind })
  }

  trip(ms) {
    this.note(this.trips, { ms })
  }

  note(list, what) {
    const at = now()
    list.push({ at, ...what })
    while (list[0].at < at - SPAN) list.shift()
  }

  attempted() {
    this.counts.attempts += 1
    if (this.outage) this.outage.attempts += 1
  }

  opened() {
    this.counts.opens += 1
    this.openedAt = now()
  }

  /** A message came: the outage is over if the connection is newer than it. */
  received() {
    this.counts.in += 1
    const { outage } = this
    if (!outage || outage.lasts || outage.over !== null || this.openedAt < outage.since)
      return false
    outage.over = now()
    return true
  }

  /** A fault has struck; one that lasts counts from its end. */
  broken(lasts) {
    this.outage = { since: now(), lasts, over: null, attempts: 0 }
  }

  mended() {
    if (this.outage?.lasts) Object.assign(this.outage, { since: now(), lasts: false })
  }
}
