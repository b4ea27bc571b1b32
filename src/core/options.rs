//! What the user may set, in types that cannot hold a wrong value.

use super::backoff::MIN_ATTEMPT_GAP;
use super::clock::Millis;
use super::rtt::Rtt;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::fmt;

/// Also what `pongTimeout: 'auto'` is at most, and how long `ping()` waits where it is off.
pub(super) const DEFAULT_PONG_TIMEOUT: Millis = Millis::new(10_000.0);
/// Also when the Promise of the task settles at the latest, where `connectTimeout` is off.
pub(super) const DEFAULT_CONNECT_TIMEOUT: Millis = Millis::new(10_000.0);

/// When an unanswered ping means that the link is dead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PongTimeout {
    /// Never: pings only keep the link busy.
    Off,
    /// After this much silence.
    After(Millis),
    /// By RFC 6298's estimate of the round trip, 1–10 s; 10 s until it has a sample.
    Auto,
}

/// How long an attempt may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ConnectTimeout {
    /// The host decides.
    Off,
    /// 10 s, or `connectSocketParams.timeout` where that is larger.
    Default,
    /// This long.
    After(Millis),
}

/// What gives way when the send queue is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// The oldest messages.
    DropOldest,
    /// The new message.
    DropNewest,
}

/// Bounds of the send queue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueueLimits {
    /// How many messages.
    pub max_messages: u32,
    /// How many bytes in all; a text counts two a UTF-16 unit.
    pub max_bytes: f64,
    /// How long a message may wait; `None`: for ever.
    pub max_age: Option<Millis>,
    /// What gives way.
    pub overflow: Overflow,
}

impl Default for QueueLimits {
    fn default() -> Self {
        Self {
            max_messages: 100,
            max_bytes: 1_048_576.0,
            max_age: Some(Millis::new(30_000.0)),
            overflow: Overflow::DropOldest,
        }
    }
}

/// The core's share of the options; the defaults are the public ones.
#[derive(Clone, Debug)]
pub struct Options {
    /// Inbound silence before a ping; `None`: no heartbeat.
    pub ping_timeout: Option<Millis>,
    /// Silence after the ping before the verdict `dead`.
    pub pong_timeout: PongTimeout,
    /// The base of the backoff; below 50 ms counts as 50.
    pub reconnect_timeout: Millis,
    /// Cap of the backoff's window; below the base it counts as the base.
    pub reconnect_timeout_max: Millis,
    /// Counted retries per outage; `None`: without end.
    pub repeat_limit: Option<u32>,
    /// How long a socket must stay open before its outage is over.
    pub min_uptime: Millis,
    /// How long an attempt may take.
    pub connect_timeout: ConnectTimeout,
    /// How long the host may take to confirm a close.
    pub close_timeout: Millis,
    /// Close codes that end retrying.
    pub fatal_close_codes: Vec<u16>,
    /// Bounds of the send queue; `None`: sends made while not open fail at once.
    pub queue: Option<QueueLimits>,
    /// Whether the user's `shouldReconnect` must be asked.
    pub asks_should_reconnect: bool,
    /// Whether the user's `retry` must be asked.
    pub asks_retry: bool,
    /// Whether the user's `isPong` tells pongs from other messages.
    pub knows_pongs: bool,
}

/// A change of some options. It works in place: a copy of them all costs 700 bytes of code.
#[derive(Clone)]
pub struct OptionsChange(Rc<dyn Fn(&mut Options)>);

impl OptionsChange {
    /// What `change` does to them.
    #[must_use]
    pub fn new(change: impl Fn(&mut Options) + 'static) -> Self {
        Self(Rc::new(change))
    }

    /// Makes it.
    pub fn apply(&self, options: &mut Options) {
        (self.0)(options);
    }
}

impl fmt::Debug for OptionsChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OptionsChange")
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            ping_timeout: Some(Millis::new(15_000.0)),
            pong_timeout: PongTimeout::After(DEFAULT_PONG_TIMEOUT),
            reconnect_timeout: Millis::new(2_000.0),
            reconnect_timeout_max: Millis::new(30_000.0),
            repeat_limit: None,
            min_uptime: Millis::new(5_000.0),
            connect_timeout: ConnectTimeout::Default,
            close_timeout: Millis::new(2_000.0),
            fatal_close_codes: Vec::new(),
            queue: Some(QueueLimits::default()),
            asks_should_reconnect: false,
            asks_retry: false,
            knows_pongs: false,
        }
    }
}

impl Options {
    /// The backoff's base, floor applied.
    pub(super) const fn backoff_base(&self) -> Millis {
        self.reconnect_timeout.max(MIN_ATTEMPT_GAP)
    }

    /// The cap of the backoff's window, never below its base.
    pub(super) const fn backoff_max(&self) -> Millis {
        self.reconnect_timeout_max.max(self.backoff_base())
    }

    /// Whether silence can end a link: both halves of the heartbeat are on.
    pub(super) const fn judges_silence(&self) -> bool {
        self.ping_timeout.is_some() && !matches!(self.pong_timeout, PongTimeout::Off)
    }

    /// The silence after a ping that ends a link; `None`: none does.
    pub(super) fn pong_limit(&self, rtt: &Rtt) -> Option<Millis> {
        self.ping_timeout.and_then(|_| self.pong_span(rtt))
    }

    /// How long `ping()` waits for its answer, whether or not that ends the link.
    pub(super) fn ping_result_limit(&self, rtt: &Rtt) -> Millis {
        self.pong_span(rtt).unwrap_or(DEFAULT_PONG_TIMEOUT)
    }

    fn pong_span(&self, rtt: &Rtt) -> Option<Millis> {
        match self.pong_timeout {
            PongTimeout::Off => None,
            PongTimeout::After(span) => Some(span),
            PongTimeout::Auto => Some(rtt.pong_timeout()),
        }
    }
}
