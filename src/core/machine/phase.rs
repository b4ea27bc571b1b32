//! The phases, each with the facts that only it has.

use crate::core::backoff::Draw;
use crate::core::clock::{Millis, earliest};
use crate::core::close_code::Wish;
use crate::core::heartbeat::Heartbeat;
use crate::core::input::Generation;
use crate::core::network::Network;
use crate::core::options::{ConnectTimeout, Options};
use crate::core::output::Loss;
use crate::core::pings::Pings;
use crate::core::rtt::Rtt;
use crate::core::state::State;
use alloc::vec::Vec;

/// An error event without its close is a doubt after this.
const ERROR_GRACE: Millis = Millis::new(100.0);
/// The backlog waits at most this long for the hooks of an open.
const HOOKS_LIMIT: Millis = Millis::new(1_000.0);

/// Where the machine is.
#[derive(Clone, Debug)]
pub(super) enum Phase<E> {
    /// Not started.
    Idle,
    /// An attempt is under way.
    Connecting(Attempt),
    /// The socket is open.
    Open(Link),
    /// The connection has ended and the user's functions are asked whether to go on.
    Asking(Ended<E>),
    /// The delay before the next attempt runs.
    Waiting(Wait),
    /// Closed by the user; a socket may still have to confirm it.
    Closed(Option<Closing<E>>),
    /// No retry is left.
    GivenUp,
    /// Ended for good.
    Destroyed,
}

impl<E> Phase<E> {
    pub(super) const fn state(&self, network: &Network) -> State {
        match self {
            Self::Idle | Self::Connecting(_) => State::Connecting,
            Self::Open(_) => State::Open,
            Self::Asking(ended) if ended.was_open => State::Open,
            Self::Asking(_) => State::Connecting,
            Self::Waiting(wait) if network.is_absent() && !wait.asked => State::Offline,
            Self::Waiting(_) => State::Waiting,
            Self::Closed(_) => State::Closed,
            Self::GivenUp => State::GivenUp,
            Self::Destroyed => State::Destroyed,
        }
    }

    /// Whether messages of this socket are for the user: it is open, or closing by the user's wish.
    pub(super) fn delivers(&self, generation: Generation) -> bool {
        match self {
            Self::Open(link) => link.generation == generation,
            Self::Closed(Some(closing)) => closing.generation == generation && closing.was_open,
            _ => false,
        }
    }

    /// The attempt that the task is about.
    pub(super) const fn generation(&self) -> Option<Generation> {
        match self {
            Self::Connecting(attempt) => Some(attempt.generation),
            Self::Open(link) => Some(link.generation),
            Self::Closed(Some(closing)) => Some(closing.generation),
            _ => None,
        }
    }

    /// Whether the task still tries to have a connection.
    pub(super) const fn is_running(&self) -> bool {
        matches!(self, Self::Connecting(_) | Self::Open(_) | Self::Asking(_) | Self::Waiting(_))
    }
}

/// One attempt.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    pub(super) generation: Generation,
    /// From 1 in each outage.
    pub(super) number: u32,
    pub(super) began: Millis,
    /// By how much it may outlast `connectTimeout`.
    pub(super) patience: f64,
    /// `connectSocketParams.timeout`; 0 without.
    pub(super) params_timeout: Millis,
    /// The host has handed over a socket.
    pub(super) has_socket: bool,
    /// How often it was refused for a reason that passes.
    pub(super) refused: u32,
    /// When it goes on after such a refusal.
    pub(super) resume: Option<Millis>,
    /// Its deadline was late: judged at this time.
    pub(super) judge: Option<Millis>,
}

impl Attempt {
    /// When it has taken too long.
    pub(super) fn limit(&self, options: &Options) -> Option<Millis> {
        let limit = match options.connect_timeout {
            ConnectTimeout::Off => return None,
            ConnectTimeout::After(limit) => limit,
            ConnectTimeout::Default => Millis::new(10_000.0).max(self.params_timeout),
        };
        let at = self.began.plus(Millis::delay(limit.times(self.patience).get()));
        Some(at.max(self.judge.unwrap_or_default()))
    }

    pub(super) fn deadline(&self, options: &Options) -> Option<Millis> {
        earliest(self.limit(options), self.resume)
    }
}

/// An open socket.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) generation: Generation,
    pub(super) opened: Millis,
    pub(super) heartbeat: Heartbeat,
    pub(super) pings: Pings,
    /// The hooks of its open have run, so the backlog may go.
    pub(super) is_released: bool,
    /// It reported an error, and no close yet.
    pub(super) errored: Option<Millis>,
    /// And it has been probed for that.
    pub(super) is_doubted: bool,
    /// The network has changed, and no sign of life has come since.
    pub(super) is_shaken: bool,
    /// Sends that the host has not answered, oldest first.
    pub(super) unanswered: Vec<u32>,
}

impl Link {
    pub(super) fn new(generation: Generation, now: Millis) -> Self {
        Self {
            generation,
            opened: now,
            heartbeat: Heartbeat::new(now),
            pings: Pings::default(),
            is_released: false,
            errored: None,
            is_doubted: false,
            is_shaken: false,
            unanswered: Vec::new(),
        }
    }

    /// When an error event without its close becomes a doubt.
    pub(super) fn doubt_at(&self) -> Option<Millis> {
        self.errored.filter(|_| !self.is_doubted).map(|at| at.plus(ERROR_GRACE))
    }

    /// When the backlog goes although the hooks have not run.
    pub(super) fn release_at(&self) -> Option<Millis> {
        (!self.is_released).then(|| self.opened.plus(HOOKS_LIMIT))
    }

    /// When it has been open long enough to end the outage.
    pub(super) const fn settled_at(&self, options: &Options) -> Millis {
        self.opened.plus(options.min_uptime)
    }

    pub(super) fn deadline(&self, options: &Options, rtt: &Rtt, in_outage: bool) -> Option<Millis> {
        let settled = in_outage.then(|| self.settled_at(options));
        let pings = self.pings.deadline(options.ping_result_limit(rtt));
        [settled, pings, self.doubt_at(), self.release_at()]
            .into_iter()
            .fold(self.heartbeat.deadline(options, rtt), earliest)
    }
}

/// A connection that has ended, on its way to a decision.
#[derive(Clone, Debug)]
pub(super) struct Ended<E> {
    pub(super) was_open: bool,
    /// An attempt that timed out.
    pub(super) timed_out: bool,
    pub(super) code: u16,
    pub(super) wish: Option<Wish>,
    pub(super) loss: Loss<E>,
}

/// The delay before an attempt.
#[derive(Clone, Debug)]
pub(super) struct Wait {
    pub(super) since: Millis,
    pub(super) delay: Millis,
    /// Whether its attempt uses the budget up.
    pub(super) counted: bool,
    /// How the backoff drew the delay, if it did.
    pub(super) draw: Option<Draw>,
    /// `reconnect()` asked for it.
    pub(super) asked: bool,
}

impl Wait {
    pub(super) const fn until(&self) -> Millis {
        self.since.plus(self.delay)
    }

    /// New options: the same luck at the new values.
    pub(super) fn redraw(&mut self, options: &Options) {
        if let Some(draw) = &self.draw {
            self.delay = draw.delay(options).0;
        }
    }
}

/// A socket that was asked to close by the user's wish.
#[derive(Clone, Debug)]
pub(super) struct Closing<E> {
    pub(super) generation: Generation,
    /// The hooks of its open have run, so its messages are still delivered.
    pub(super) was_open: bool,
    pub(super) since: Millis,
    /// Told to `onClose` unless the host's own event comes first.
    pub(super) event: E,
    /// Sends that the host has not answered, oldest first.
    pub(super) unanswered: Vec<u32>,
}
