// One sentence about how a library handles the current fault.

import { now } from './record.mjs'

/** A library that makes no attempt for this time (ms) counts as hanging. */
const HANGS_AFTER = 4000

/** `{ kind, ms }`: `none`, `faulty` while a fault lasts, `down`, `hangs`, `recovered`. */
export function recoveryOf({ outage }) {
  if (!outage) return { kind: 'none', ms: 0 }
  if (outage.over !== null) return { kind: 'recovered', ms: outage.over - outage.since }
  const ms = now() - outage.since
  if (outage.lasts) return { kind: 'faulty', ms }
  return { kind: outage.attempts === 0 && ms > HANGS_AFTER ? 'hangs' : 'down', ms }
}
