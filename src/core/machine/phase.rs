//! The phases of a task. Each holds the facts that only it has.

use super::attempt::Attempt;
use super::closing::Closing;
use super::ended::Ended;
use super::link::Link;
use super::retry_delay::RetryDelay;
use crate::core::clock::Millis;
use crate::core::network::Network;
use crate::core::options::Options;
use crate::core::rtt::Rtt;
use crate::core::state::State;
use alloc::vec::Vec;
use core::mem;

/// The phase of the machine.
///
/// ```text
///              ┌───────────── the delay is over ─────────────┐
///              v                                             │
/// Idle ──> Connecting ──> Open                               │
///              │ failed    │ lost                            │
///              └─────┬─────┘                                 │
///                    v                                       │
///        (Asking, if the user's functions decide)            │
///                    │                                       │
///                    ├──> Waiting ───────────────────────────┘
///                    └──> GivenUp
///
/// close():      ──> Closing where there is a socket, then ──> Closed
/// open():       Closing, Closed, GivenUp ──> Connecting
/// reconnect():  all but Idle and Destroyed ──> Waiting, with no delay
/// superseded:   Connecting, Open, Asking, Waiting ──> GivenUp
/// destroy():    ──> Destroyed
/// ```
///
/// If an attempt would begin too soon after the last one, the phase is `Waiting` first.
#[derive(Clone, Debug)]
#[repr(u32)]
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
    Waiting(RetryDelay),
    /// Closed by the user; the host has not confirmed it yet.
    Closing(Closing<E>),
    /// Closed by the user.
    Closed,
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
            Self::Asking(ended) => ended.state(),
            Self::Waiting(delay) if network.is_absent() && !delay.is_asked() => State::Offline,
            Self::Waiting(_) => State::Waiting,
            Self::Closing(_) | Self::Closed => State::Closed,
            Self::GivenUp => State::GivenUp,
            Self::Destroyed => State::Destroyed,
        }
    }

    /// Whether the task still tries to have a connection.
    pub(super) const fn is_running(&self) -> bool {
        matches!(self, Self::Connecting(_) | Self::Open(_) | Self::Asking(_) | Self::Waiting(_))
    }

    /// Whether there is an attempt or a socket that the host may still report on.
    pub(super) const fn has_attempt(&self) -> bool {
        matches!(self, Self::Connecting(_) | Self::Open(_) | Self::Closing(_))
    }

    /// When the phase has something to do. This is computed from facts and options, so a changed option moves
    /// it at once.
    pub(super) fn deadline(&self, options: &Options, rtt: &Rtt, in_outage: bool) -> Millis {
        match self {
            Self::Connecting(attempt) => attempt.deadline(options),
            Self::Open(link) => link.deadline(options, rtt, in_outage),
            Self::Waiting(delay) => delay.deadline(),
            Self::Closing(closing) => closing.deadline(options),
            _ => Millis::NEVER,
        }
    }

    /// Takes the calls of `ping()` that wait for an answer.
    pub(super) fn take_pings(&mut self) -> Vec<u32> {
        if let Self::Open(link) = self { link.take_pings() } else { Vec::new() }
    }

    /// Takes the ended connection about which the user's functions were asked. `None` if such a function has
    /// ended this phase, for example by `close()`.
    pub(super) fn take_ended(&mut self) -> Option<Ended<E>> {
        match mem::replace(self, Self::Idle) {
            Self::Asking(ended) => Some(ended),
            other => {
                *self = other;
                None
            }
        }
    }
}
