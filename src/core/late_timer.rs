//! Timers that fire late. When the host has suspended an app, its timers fire long after they were due, and
//! before the events that came in the meantime. So a late timer never proves that a link is dead.

use super::clock::Millis;

/// If a timer is late by this much, the app was suspended.
const LATE: Millis = Millis::new(1_000.0);
/// A verdict whose timer was late is delayed by this, so that queued events come first.
pub(super) const EVENTS_FIRST: Millis = Millis::new(250.0);

/// Whether the timer for a deadline was so late that the app must have been suspended.
pub(super) fn is_late(now: Millis, deadline: Millis) -> bool {
    now.since(deadline) >= LATE
}

/// When to give a verdict whose timer was late: after the events in the queue of the host.
pub(super) const fn after_queued_events(now: Millis) -> Millis {
    now.plus(EVENTS_FIRST)
}
