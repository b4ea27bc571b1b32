//! Everything that goes out of the core: effects for the host, and hooks for the user.

use super::clock::Millis;
use super::error::{CloseReason, Code, GiveUpReason};
use super::input::Generation;
use super::state::State;

/// One thing to do. `E` is the host's own event, passed through unseen.
#[derive(Clone, Debug, PartialEq)]
#[repr(u32)]
pub enum Output<E> {
    /// Ask for the params and connect.
    Connect {
        /// Names the attempt.
        generation: Generation,
        /// 1 for the first of an outage.
        attempt: u32,
        /// The same attempt again: with the params that it already has.
        again: bool,
    },
    /// Ask the socket to close, by the user's wish.
    CloseSocket {
        /// Of this socket.
        generation: Generation,
        /// A legal close code.
        code: u16,
    },
    /// A `close()` that had no socket to close is done. Each `close()` gives either this or
    /// [`Output::CloseSocket`].
    CloseDone,
    /// Ask the socket to close, now and again if its open comes late; nothing of it counts any more.
    Abandon {
        /// Of this socket.
        generation: Generation,
    },
    /// Hand a message to the host.
    Transmit {
        /// To this socket.
        generation: Generation,
        /// Of this send.
        id: u32,
    },
    /// Send a ping.
    Ping {
        /// To this socket.
        generation: Generation,
    },
    /// The one result of a send.
    Result {
        /// Of this send.
        id: u32,
        /// What became of it.
        outcome: Outcome<E>,
    },
    /// The one result of a `ping()`.
    PingResult {
        /// Of this ping.
        id: u32,
        /// The round trip, or why there is none.
        outcome: Result<Millis, Code>,
    },
    /// Ask the user's `shouldReconnect`; answer by [`super::Input::ShouldReconnect`] before going on.
    AskShouldReconnect {
        /// The close code; 1006 for a failed attempt.
        code: u16,
        /// Whether the socket had been open.
        was_open: bool,
        /// The close event of an open socket, or the error of an attempt.
        loss: Loss<E>,
    },
    /// Ask the user's `retry`; answer by [`super::Input::Retry`] before going on.
    AskRetry {
        /// From 1.
        attempt: u32,
        /// How long the outage has lasted.
        outage: Millis,
        /// What the outage's latest failure was.
        loss: Loss<E>,
    },
    /// Ask the host which network there is, where it can tell; answer by
    /// [`super::Input::Network`].
    AskNetwork,
    /// The first attempt has a socket or its verdict: settle the Promise of the task.
    Ready,
    /// Every hook of an open has been put out: when they have run, say [`super::Input::HooksRan`].
    HooksDone {
        /// Of this socket.
        generation: Generation,
    },

    /// `onStateChange`.
    State {
        /// The state.
        state: State,
        /// The one before.
        previous: State,
    },
    /// `onOpen`.
    Open(Option<E>),
    /// `onReopen`.
    Reopen {
        /// Retries since the last open.
        retries: u32,
        /// Since the loss.
        down: Millis,
    },
    /// `onMessage`.
    Message(E),
    /// `onError`.
    Error {
        /// Why.
        code: Code,
        /// The host's event, where it reported one.
        event: Option<E>,
    },
    /// `onClose`.
    Close(CloseEvent<E>),
    /// `onReconnect`.
    Reconnect,
    /// `onGiveUp`.
    GiveUp(GiveUpReason),
    /// `onLatency`.
    Latency(Millis),
}

/// What became of a send.
#[derive(Clone, Debug, PartialEq)]
#[repr(u32)]
pub enum Outcome<E> {
    /// The host took it.
    Sent(E),
    /// The host refused it (`send-failed`).
    Refused(E),
    /// It never reached the host, or the host's answer never came.
    Failed(Code),
}

/// The event that `onClose` gets.
#[derive(Clone, Debug, PartialEq)]
#[repr(u32)]
pub enum CloseEvent<E> {
    /// The host's own, or the one given with `close()`.
    Given(E),
    /// Ours: code 1006 and this reason.
    Ours(CloseReason),
}

impl<E> CloseEvent<E> {
    /// The code of `lastError` after an open socket has ended so.
    #[must_use]
    pub const fn loss(&self) -> Code {
        match self {
            Self::Ours(CloseReason::Dead) => Code::Dead,
            _ => Code::ConnectionLost,
        }
    }
}

/// A connection that has just ended, for the user's deciding functions.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss<E> {
    /// An attempt's error; `None` for an open socket.
    pub error: Option<(Code, Option<E>)>,
    /// The close event.
    pub close: CloseEvent<E>,
}
