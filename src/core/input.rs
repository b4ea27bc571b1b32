//! Everything that may come into the core.

use super::clock::Millis;
use super::options::OptionsChange;

/// Names one attempt and the socket it leads to; an event of another one changes nothing.
pub type Generation = u32;

/// One thing that happened. `E` is the host's own event, passed through unseen.
#[derive(Clone, Debug)]
#[repr(u32)]
pub enum Input<E> {
    /// Begin the first attempt; once, before anything else.
    Start,
    /// The host timer fired. Too early or too often does no harm.
    Timeout,
    /// Other option values; deadlines move at once.
    SetOptions(OptionsChange),

    /// `close()`. `code` is legal already; `event` is the close event to tell if the host's stays out.
    Close {
        /// For the host.
        code: u16,
        /// Told to `onClose` unless the host's own event comes first.
        event: E,
    },
    /// `open()`.
    Open,
    /// `reconnect()`.
    Reconnect,
    /// `destroy()`.
    Destroy,
    /// A newer task takes the one socket of the host.
    Superseded,
    /// `send()`.
    Send {
        /// The caller's name for it.
        id: u32,
        /// Bytes; a text counts two a UTF-16 unit.
        size: f64,
        /// Made inside a hook: such a send goes before the backlog of a socket that just opened.
        in_hook: bool,
        /// Whether it may wait for an open socket.
        may_wait: bool,
    },
    /// `ping()`.
    Ping {
        /// The caller's name for it.
        id: u32,
    },

    /// The host says which network there is: 0 none, 1 one of an unknown type, else a number that
    /// stands for its type.
    Network(u32),
    /// The host says that some socket is closed, not which: this one may be.
    Doubted,
    /// The app goes to the background.
    Hidden,
    /// The app comes back to the foreground.
    Shown,

    /// The params of an attempt are known.
    Params {
        /// Of this attempt.
        generation: Generation,
        /// `connectSocketParams.timeout`; 0 without.
        timeout: Millis,
    },
    /// The params function failed.
    ParamsFailed {
        /// Of this attempt.
        generation: Generation,
        /// What it threw.
        event: E,
    },
    /// The host has handed over a socket.
    Socket {
        /// Of this attempt.
        generation: Generation,
    },
    /// The host refused the connect call: `fail`, a throw, a rejection, no socket.
    Refused {
        /// Of this attempt.
        generation: Generation,
        /// Why, in the host's words.
        event: E,
        /// Whether the same attempt will soon work.
        refusal: Refusal,
    },
    /// On a host with one socket: the old one is closed.
    Freed,
    /// The socket is open.
    Opened {
        /// Of this socket.
        generation: Generation,
        /// The host's event, if there was one.
        event: Option<E>,
    },
    /// A message that did not take the short way of [`super::Machine::seen`].
    Message {
        /// Of this socket.
        generation: Generation,
        /// Bytes; a text counts two a UTF-16 unit.
        size: f64,
        /// `isPong` said so: kept from `onMessage`.
        pong: bool,
        /// The host's event.
        event: E,
    },
    /// The socket reported an error.
    Errored {
        /// Of this socket.
        generation: Generation,
        /// The host's event.
        event: E,
    },
    /// The socket is closed.
    Closed {
        /// Of this socket.
        generation: Generation,
        /// 1006 where the host gave none.
        code: u16,
        /// Seconds the server asked for in its reason (`retry-after=S`).
        retry_after: Option<Millis>,
        /// The host's event.
        event: E,
    },
    /// The host failed to close the socket, which counts as closed.
    CloseRefused {
        /// Of this socket.
        generation: Generation,
    },

    /// The host answered a send.
    Sent {
        /// Of this send.
        id: u32,
        /// Whether it took it.
        ok: bool,
        /// The host's own object.
        event: E,
    },
    /// The host refused the ping.
    PingRefused {
        /// Of this socket.
        generation: Generation,
    },
    /// There was nothing to send as a ping.
    PingSkipped {
        /// Of this socket.
        generation: Generation,
    },

    /// The user's answer to [`super::Output::AskShouldReconnect`].
    ShouldReconnect(bool),
    /// The user's answer to [`super::Output::AskRetry`].
    Retry(RetryAnswer),
    /// The hooks before [`super::Output::HooksDone`] have run.
    HooksRan {
        /// Of this socket.
        generation: Generation,
    },
}

/// Whether an attempt that the host refused is over.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum Refusal {
    /// It is.
    Final,
    /// The app is just coming back to the foreground: again after a moment.
    Suspended,
    /// The one socket of the host is in use: again when that is closed, as it now is asked to.
    Occupied,
    /// It was asked to close this long ago, so the host was not called yet.
    Closing(Millis),
}

/// What the user's `retry` function said.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum RetryAnswer {
    /// After this delay.
    After(Millis),
    /// The default delay: it threw, or gave something unusable.
    Default,
    /// Not again.
    Stop,
}
