//! What happened so far, in numbers.

use super::clock::Millis;
use super::state::State;

/// Counters of one task; of a fixed size, however long it lives.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Attempts begun.
    pub attempts: u32,
    /// Attempts that opened.
    pub opens: u32,
    /// Attempts that failed.
    pub failed: u32,
    /// Attempts that took too long.
    pub timed_out: u32,
    /// Open sockets that closed.
    pub closed: u32,
    /// Open sockets found dead.
    pub dead: u32,
    /// Messages received.
    pub messages_in: u32,
    /// Bytes received; a text counts two a UTF-16 unit.
    pub bytes_in: f64,
    /// Messages handed to the host.
    pub messages_out: u32,
    /// Bytes handed to the host.
    pub bytes_out: f64,
    /// Pings sent.
    pub pings: u32,
    /// Round trips measured.
    pub rtt: RttStats,
    /// Outages ended by a socket that stayed open.
    pub outages: u32,
    /// Their total length.
    pub outage_total: Millis,
    /// The longest.
    pub outage_longest: Millis,
    /// Time spent in each state, in the order of [`State::ALL`].
    pub time_in: [Millis; 7],
}

/// Measured round trips.
#[derive(Clone, Copy, Debug, Default)]
pub struct RttStats {
    /// The latest.
    pub last: Option<Millis>,
    /// The shortest.
    pub min: Option<Millis>,
    /// The longest.
    pub max: Option<Millis>,
}

impl Stats {
    pub(super) fn message_in(&mut self, size: f64) {
        count(&mut self.messages_in);
        self.bytes_in += size;
    }

    pub(super) fn message_out(&mut self, size: f64) {
        count(&mut self.messages_out);
        self.bytes_out += size;
    }

    pub(super) fn rtt(&mut self, rtt: Millis) {
        self.rtt = RttStats {
            last: Some(rtt),
            min: Some(self.rtt.min.map_or(rtt, |min| min.min(rtt))),
            max: Some(self.rtt.max.map_or(rtt, |max| max.max(rtt))),
        };
    }

    pub(super) fn outage(&mut self, length: Millis) {
        count(&mut self.outages);
        self.outage_total = self.outage_total.plus(length);
        self.outage_longest = self.outage_longest.max(length);
    }

    pub(super) fn stayed(&mut self, state: State, span: Millis) {
        if let Some(total) = self.time_in.get_mut(state as usize) {
            *total = total.plus(span);
        }
    }
}

/// Counts up without ever wrapping.
pub(super) const fn count(counter: &mut u32) {
    *counter = counter.saturating_add(1);
}
