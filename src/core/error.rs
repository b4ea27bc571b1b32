//! The stable names of everything that can go wrong.

/// What went wrong, for the user's code to match on. Texts are made at the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Options: a value of wrong type, range or shape.
    InvalidOption,
    /// Options: `miniprogram` can't open sockets.
    NoHost,
    /// Options: `signal` was aborted before the Promise settled.
    Aborted,
    /// Attempt: the host reported a failure.
    ConnectFailed,
    /// Attempt: it took longer than `connectTimeout`.
    ConnectTimeout,
    /// Attempt: the `connectSocketParams` function threw, rejected or gave no url.
    ParamsFailed,
    /// An error event on an open socket.
    SocketError,
    /// Result: neither text nor binary.
    InvalidData,
    /// Result: no open socket, and no queue to wait in.
    NotOpen,
    /// Result: the queue had no room.
    QueueFull,
    /// Result: waited longer than `queue.maxAge`.
    Expired,
    /// Result: the host refused.
    SendFailed,
    /// Result: the connection was lost before the host answered.
    ConnectionLost,
    /// Result: the task was closed.
    Closed,
    /// Result: the task has given up.
    GivenUp,
    /// Result: the task was destroyed.
    Destroyed,
    /// Result: no answer to the ping.
    Dead,
}

impl Code {
    /// The public, kebab-case name; never renamed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidOption => "invalid-option",
            Self::NoHost => "no-host",
            Self::Aborted => "aborted",
            Self::ConnectFailed => "connect-failed",
            Self::ConnectTimeout => "connect-timeout",
            Self::ParamsFailed => "params-failed",
            Self::SocketError => "socket-error",
            Self::InvalidData => "invalid-data",
            Self::NotOpen => "not-open",
            Self::QueueFull => "queue-full",
            Self::Expired => "expired",
            Self::SendFailed => "send-failed",
            Self::ConnectionLost => "connection-lost",
            Self::Closed => "closed",
            Self::GivenUp => "given-up",
            Self::Destroyed => "destroyed",
            Self::Dead => "dead",
        }
    }
}

/// Why no further retry is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveUpReason {
    /// `repeatLimit` is used up.
    RepeatLimit,
    /// The close code is one of `fatalCloseCodes`.
    FatalCode,
    /// `shouldReconnect` said no.
    ShouldReconnect,
    /// `retry` said no.
    Retry,
    /// A newer task has taken the one socket of the host.
    Superseded,
}

impl GiveUpReason {
    /// The public, kebab-case name; never renamed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RepeatLimit => "repeat-limit",
            Self::FatalCode => "fatal-code",
            Self::ShouldReconnect => "should-reconnect",
            Self::Retry => "retry",
            Self::Superseded => "superseded",
        }
    }
}

/// Why we say that a connection has ended, where the host does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// The host refused the attempt, or reported an error of it.
    ConnectFailed,
    /// The attempt took longer than `connectTimeout`.
    ConnectTimeout,
    /// The attempt got no params.
    ParamsFailed,
    /// An error event on the open socket, and no ping can tell whether the socket still lives.
    SocketError,
    /// No message came within `pongTimeout` after a ping.
    Dead,
    /// `reconnect()` replaced it.
    Reconnect,
    /// A newer task has taken the one socket of the host.
    Superseded,
}

impl CloseReason {
    /// The public `reason` of the close event; never renamed.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::ConnectFailed => "connect-failed",
            Self::ConnectTimeout => "connect-timeout",
            Self::ParamsFailed => "params-failed",
            Self::SocketError => "socket-error",
            Self::Dead => "no answer to ping",
            Self::Reconnect => "reconnect",
            Self::Superseded => "superseded",
        }
    }
}
