//! Timers that fire late. The host suspends apps: their timers then fire long after they were due,
//! before the events that came in the meantime. So a late timer is never proof that a link is dead.

use super::clock::Millis;

/// A timer that is late by this much means that the app was suspended.
const LATE: Millis = Millis::new(1_000.0);
/// A verdict whose timer was late waits this long, so that queued events come first.
const EVENTS_FIRST: Millis = Millis::new(250.0);

/// Whether a deadline was met so late that the app must have been suspended.
pub(super) fn is_late(now: Millis, deadline: Millis) -> bool {
    now.since(deadline) >= LATE
}

/// When to give a verdict whose timer was late: after the events in the host's queue.
pub(super) const fn after_queued_events(now: Millis) -> Millis {
    now.plus(EVENTS_FIRST)
}
