//! The ping that waits for its answer: its round trip, and the callers of `ping()` that wait with it.

use super::clock::Millis;
use super::late_timer::{after_queued_events, is_late};
use alloc::vec::Vec;
use core::mem;

/// Measures the outstanding ping of one open socket.
#[derive(Clone, Debug)]
pub(super) struct Pings {
    /// A ping was sent, and neither answered nor refused.
    is_out: bool,
    /// When.
    sent: Millis,
    /// No other message is expected, so the next one is its answer.
    into_silence: bool,
    waiters: Vec<u32>,
    /// Since when the waiters wait.
    since: Millis,
    /// The timer for their deadline was late, so they wait a little longer.
    has_grace: bool,
}

/// An answered ping.
#[derive(Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) rtt: Millis,
    /// Whether it is exact enough to be a sample.
    pub(super) counts: bool,
    pub(super) waiters: Vec<u32>,
}

impl Pings {
    pub(super) const fn new() -> Self {
        Self {
            is_out: false,
            sent: Millis::ZERO,
            into_silence: false,
            waiters: Vec::new(),
            since: Millis::ZERO,
            has_grace: false,
        }
    }

    /// A ping is sent.
    pub(super) const fn sent(&mut self, now: Millis, into_silence: bool) {
        self.is_out = true;
        self.sent = now;
        self.into_silence = into_silence;
    }

    /// Whether a ping has no answer yet.
    pub(super) const fn is_out(&self) -> bool {
        self.is_out
    }

    /// The host refused the ping.
    pub(super) const fn refused(&mut self) {
        self.is_out = false;
    }

    /// A caller of `ping()` waits for the answer.
    pub(super) fn wait(&mut self, id: u32, now: Millis) {
        if self.waiters.is_empty() {
            self.since = if self.is_out { self.sent } else { now };
            self.has_grace = false;
        }
        self.waiters.push(id);
    }

    /// Whether a caller waits for a ping that the host has refused.
    pub(super) fn is_owed(&self) -> bool {
        !self.is_out && !self.waiters.is_empty()
    }

    /// A message came that answers the ping.
    pub(super) fn answered(&mut self, now: Millis, is_exact: bool) -> Option<Answer> {
        mem::take(&mut self.is_out).then(|| Answer {
            rtt: now.since(self.sent),
            counts: is_exact || self.into_silence,
            waiters: mem::take(&mut self.waiters),
        })
    }

    /// No answer will come. Returns the callers that waited.
    pub(super) fn give_up(&mut self) -> Vec<u32> {
        self.is_out = false;
        mem::take(&mut self.waiters)
    }

    /// When the waiters have waited too long.
    pub(super) const fn deadline(&self, limit: Millis) -> Millis {
        if self.waiters.is_empty() { Millis::NEVER } else { self.since.plus(limit) }
    }

    /// Takes the callers that have waited too long.
    pub(super) fn timeout(&mut self, now: Millis, limit: Millis) -> Vec<u32> {
        let deadline = self.deadline(limit);
        if deadline > now {
            return Vec::new();
        }
        if is_late(now, deadline) && !self.has_grace {
            self.has_grace = true;
            self.since = after_queued_events(now).since(limit);
            return Vec::new();
        }
        mem::take(&mut self.waiters)
    }
}
