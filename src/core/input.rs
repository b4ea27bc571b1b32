//! The inputs of the core.

use super::clock::Millis;
use super::options::OptionsChange;

/// Names one attempt and its socket. An event of another generation changes nothing.
pub type Generation = u32;

/// Something that happened. `E` stands for a host's event, which the core passes on without reading it.
#[derive(Clone, Debug)]
#[repr(u32)]
pub enum Input<E> {
    /// Begin the first attempt. Comes once, before all others.
    Start,
    /// The host timer fired. It may fire too early or too often.
    Timeout,
    /// How many bytes the open socket has not sent yet; NaN if it does not tell. This comes before each
    /// [`Input::Timeout`], at the time when that was due at the earliest. While a ping waits for its answer, it also
    /// comes before and after each message and ping.
    Unsent(f64),
    /// An option has a new value; deadlines move at once.
    SetOptions(OptionsChange),

    /// `close()`, with a code that is legal.
    Close {
        /// For the host.
        code: u16,
        /// What `onClose` gets if the host reports no close event.
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
        /// The number that names it in its result.
        id: u32,
        /// Bytes; a text counts two a UTF-16 unit.
        size: f64,
        /// It is made inside a hook: on a socket that has just opened, it goes before the backlog.
        in_hook: bool,
        /// Whether it may wait for an open socket.
        may_wait: bool,
    },
    /// `ping()`.
    Ping {
        /// The number that names it in its result.
        id: u32,
    },

    /// The host says which network there is: 0 none, 1 one of an unknown type, else a number that
    /// stands for its type.
    Network(u32),
    /// The host says that some socket is closed, but not which one. It may be the current one.
    Doubted,
    /// The app goes to the background, where the host cuts its network.
    Hidden,
    /// The page goes to the background, and keeps its network.
    PageHidden,
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
        /// The host's own error.
        event: E,
        /// Whether the same attempt goes on.
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
    /// A message that [`super::Machine::seen`] could not take.
    Message {
        /// Of this socket.
        generation: Generation,
        /// Bytes; a text counts two a UTF-16 unit. Negative: it has been counted already, by [`super::Machine::seen`].
        size: f64,
        /// `isPong` accepted it, so `onMessage` does not get it.
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
        /// 1006 where the host gave none or 0.
        code: u16,
        /// The pause that the server asked for in its reason (`retry-after=S`); 0 without.
        retry_after: Millis,
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
        /// Whether it took the message.
        ok: bool,
        /// The host's own object.
        event: E,
    },
    /// A message was not handed to the host, since its socket is closing.
    Withheld {
        /// Of this send.
        id: u32,
        /// Bytes.
        size: f64,
        /// Since when it waits; never: it may not wait.
        since: Millis,
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
    /// The attempt is over.
    Final,
    /// The app is just coming back to the foreground: the attempt goes on after a moment.
    Suspended,
    /// The one socket of the host is in use and was asked to close: the attempt goes on when it is closed.
    Occupied,
    /// That socket was asked to close this long ago. The host was not asked to connect yet.
    Closing(Millis),
}

/// What the user's `retry` function said.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum RetryAnswer {
    /// After this delay.
    After(Millis),
    /// After the default delay: the function threw, or its value is not allowed.
    Default,
    /// No further attempt.
    Stop,
}
