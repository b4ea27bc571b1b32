//! The outputs of the core: calls of the host, and hooks of the user.

use super::clock::Millis;
use super::error::{CloseReason, Code, GiveUpReason};
use super::input::Generation;
use super::state::State;

/// Something to do. `E` stands for a host's event, which the core passes on without reading it.
#[derive(Clone, Debug, PartialEq)]
#[repr(u32)]
pub enum Output<E> {
    /// Ask for the params and connect.
    Connect {
        /// Names the attempt.
        generation: Generation,
        /// The number of the attempt in its outage, from 1.
        attempt: u32,
        /// The same attempt goes on, with the params that it already has.
        again: bool,
    },
    /// Ask the socket to close, because the user called `close()`.
    CloseSocket {
        /// Of this socket.
        generation: Generation,
        /// A legal close code.
        code: u16,
    },
    /// All calls of `close()` so far are done: the socket is closed, or there was none.
    CloseDone,
    /// Ask the socket to close: now, and once more if it opens later. Its events do not count any more.
    Abandon {
        /// Of this socket.
        generation: Generation,
        /// A legal close code.
        code: u16,
        /// How long it may take to close in order. After that it is cut off, where its class can do that.
        grace: Millis,
    },
    /// Hand a message to the host, or pass it as [`super::Input::Withheld`].
    Transmit {
        /// To this socket.
        generation: Generation,
        /// Of this send.
        id: u32,
        /// Bytes.
        size: f64,
        /// Since when it waits; never: it may not wait.
        since: Millis,
    },
    /// Send a ping.
    Ping {
        /// To this socket.
        generation: Generation,
    },
    /// The result of a send. The host may answer twice: only the first result counts.
    Result {
        /// Of this send.
        id: u32,
        /// How it ended.
        outcome: Outcome<E>,
    },
    /// The socket is gone: every send that was handed to the host, and has no result yet, fails with this code.
    FailSends(Code),
    /// The one result of a `ping()`.
    PingResult {
        /// Of this ping.
        id: u32,
        /// The round trip, or why there is none.
        outcome: Result<Millis, Code>,
    },
    /// Ask the user's `shouldReconnect`, and pass the answer as [`super::Input::ShouldReconnect`] at once.
    AskShouldReconnect {
        /// The close code; 1006 for a failed attempt.
        code: u16,
        /// Whether the socket had been open.
        was_open: bool,
        /// The close event of an open socket, or the error of an attempt.
        loss: Loss<E>,
    },
    /// Ask the user's `retry`, and pass the answer as [`super::Input::Retry`] at once.
    AskRetry {
        /// From 1.
        attempt: u32,
        /// How long the outage has lasted.
        outage: Millis,
        /// The latest failure of the outage.
        loss: Loss<E>,
    },
    /// Ask the host which network there is. If the host can tell, pass the answer as [`super::Input::Network`].
    AskNetwork,
    /// Warn that the server seems to answer no ping.
    Unanswered,
    /// The first attempt has a socket or has failed: settle the Promise of the task.
    Ready,
    /// All hooks of an open have been emitted: when they have run, pass [`super::Input::HooksRan`].
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
        /// The time since the loss.
        down: Millis,
    },
    /// `onMessage`.
    Message(E),
    /// `onError`.
    Error {
        /// What went wrong.
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

/// How a send ended.
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
    /// The host's own event, or the one given with `close()`.
    Given(E),
    /// An event that we make: code 1006 and this reason.
    Ours(CloseReason),
}

impl<E> CloseEvent<E> {
    /// The code of `lastError` after an open socket has ended with this event.
    #[must_use]
    pub const fn loss(&self) -> Code {
        match self {
            Self::Ours(CloseReason::Dead) => Code::Dead,
            _ => Code::ConnectionLost,
        }
    }
}

/// How a connection has ended, for `shouldReconnect` and `retry`.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss<E> {
    /// The error of a failed attempt; `None` for an open socket.
    pub error: Option<(Code, Option<E>)>,
    /// The close event.
    pub close: CloseEvent<E>,
}
