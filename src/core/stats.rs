//! The counters of a task.

use super::clock::Millis;
use super::state::State;

/// The counters of one task. Their size is fixed, however long the task lives.
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
    /// Messages that wait for an open socket.
    pub queued_messages: usize,
    /// Their bytes.
    pub queued_bytes: f64,
    /// Messages that the host has and has not answered. JS knows it.
    pub unanswered: f64,
    /// Bytes that the socket has taken and not sent yet; NaN if it does not tell.
    pub buffered_amount: f64,
    /// Time spent in each state, in the order of [`State::ALL`].
    pub time_in: [Millis; 7],
}

/// Declares the numbers of `stats()`: for each, its place in that object and its value.
macro_rules! numbers {
    ($stats:ident: $( $name:literal = $value:expr, )+) => {
        /// The place of each number in the object that `stats()` returns.
        pub const NAMES: &'static [&'static str] = &[$( $name, )+];

        /// The numbers, in the order of [`Stats::NAMES`]; NaN if a value was never measured.
        #[must_use]
        pub fn numbers(&self) -> [f64; Self::NAMES.len()] {
            let $stats = self;
            [$( $value, )+]
        }
    };
}

impl Stats {
    numbers! { stats:
        "attempts" = f64::from(stats.attempts),
        "opens" = f64::from(stats.opens),
        "verdicts.failed" = f64::from(stats.failed),
        "verdicts.timedOut" = f64::from(stats.timed_out),
        "verdicts.closed" = f64::from(stats.closed),
        "verdicts.dead" = f64::from(stats.dead),
        "messagesIn" = f64::from(stats.messages_in),
        "messagesOut" = f64::from(stats.messages_out),
        "pings" = f64::from(stats.pings),
        "bytesIn" = stats.bytes_in,
        "bytesOut" = stats.bytes_out,
        "queued.messages" = stats.queued_messages as f64,
        "queued.bytes" = stats.queued_bytes,
        "unanswered" = stats.unanswered,
        "bufferedAmount" = stats.buffered_amount,
        "rtt.last" = stats.rtt.last,
        "rtt.smoothed" = stats.rtt.smoothed,
        "rtt.min" = stats.rtt.min,
        "rtt.max" = stats.rtt.max,
        "outages.count" = f64::from(stats.outages),
        "outages.totalMs" = stats.outage_total.get(),
        "outages.longestMs" = stats.outage_longest.get(),
        "timeIn.connecting" = stats.in_state(State::Connecting),
        "timeIn.open" = stats.in_state(State::Open),
        "timeIn.waiting" = stats.in_state(State::Waiting),
        "timeIn.offline" = stats.in_state(State::Offline),
        "timeIn.closed" = stats.in_state(State::Closed),
        "timeIn.given-up" = stats.in_state(State::GivenUp),
    }

    fn in_state(&self, state: State) -> f64 {
        self.time_in.get(state as usize).map_or(0.0, |span| span.get())
    }
}

/// Measured round trips in ms; NaN: never measured.
#[derive(Clone, Copy, Debug)]
pub struct RttStats {
    /// The latest.
    pub last: f64,
    /// The shortest.
    pub min: f64,
    /// The longest.
    pub max: f64,
    /// The current estimate.
    pub smoothed: f64,
}

impl Default for RttStats {
    fn default() -> Self {
        Self { last: f64::NAN, min: f64::NAN, max: f64::NAN, smoothed: f64::NAN }
    }
}

impl Stats {
    pub(super) fn message_in(&mut self, size: f64) {
        // Not by `count`: a call for each message would be slower.
        self.messages_in = self.messages_in.saturating_add(1);
        self.bytes_in += size;
    }

    pub(super) fn message_out(&mut self, size: f64) {
        count(&mut self.messages_out);
        self.bytes_out += size;
    }

    /// A message was counted, but not handed to the host.
    pub(super) fn message_withheld(&mut self, size: f64) {
        self.messages_out = self.messages_out.saturating_sub(1);
        self.bytes_out -= size;
    }

    pub(super) fn rtt(&mut self, rtt: Millis) {
        let (ms, RttStats { min, max, .. }) = (rtt.get(), self.rtt);
        self.rtt.last = ms;
        // For NaN the comparison is false.
        self.rtt.min = if min < ms { min } else { ms };
        self.rtt.max = if max > ms { max } else { ms };
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

/// Adds one. The largest number stays as it is.
#[inline(never)]
pub(super) const fn count(counter: &mut u32) {
    *counter = counter.saturating_add(1);
}
