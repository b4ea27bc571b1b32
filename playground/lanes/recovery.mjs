// The one sentence about how a library copes with the fault of now.

import { now } from './record.mjs'

/** ms without a new attempt after which a library no longer counts as being about it. */
const PATIENCE = 4000

/** `{ kind, ms }`: `none`, `faulty` while a fault lasts, `down`, `hangs`, `recovered`. */
export function recoveryOf({ outage }) {
  if (!outage) return { kind: 'none', ms: 0 }
  if (outage.over !== null) return { kind: 'recovered', ms: outage.over - outage.since }
  const ms = now() - outage.since
  if (outage.lasts) return { kind: 'faulty', ms }
  return { kind: outage.attempts === 0 && ms > PATIENCE ? 'hangs' : 'down', ms }
}
