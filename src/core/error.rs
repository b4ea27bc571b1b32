//! Error codes and reasons, with their public names.

numbered! {
    /// What went wrong, for the user's code to compare with. JS has the texts for people, and a few more codes
    /// that only JS can give (`invalid-option` …).
    pub enum Code {
        /// Attempt: the host reported a failure.
        ConnectFailed = "connect-failed",
        /// Attempt: it took longer than `connectTimeout`.
        ConnectTimeout = "connect-timeout",
        /// Attempt: the `connectSocketParams` function threw, rejected or gave no url.
        ParamsFailed = "params-failed",
        /// An error event on an open socket.
        SocketError = "socket-error",
        /// Result: no open socket, and no queue to wait in.
        NotOpen = "not-open",
        /// Result: the queue had no room.
        QueueFull = "queue-full",
        /// Result: waited longer than `queue.maxAge`.
        Expired = "expired",
        /// Result: the host refused.
        SendFailed = "send-failed",
        /// Result: the connection was lost before the host answered.
        ConnectionLost = "connection-lost",
        /// Result: the task was closed.
        Closed = "closed",
        /// Result: the task has given up.
        GivenUp = "given-up",
        /// Result: the task was destroyed.
        Destroyed = "destroyed",
        /// Result: no answer to the ping.
        Dead = "dead",
    }
}

numbered! {
    /// Why no further retry is made. JS adds the reason `engine`, since a core that has failed cannot report it.
    pub enum GiveUpReason {
        /// `repeatLimit` is used up.
        RepeatLimit = "repeat-limit",
        /// The close code is one of `fatalCloseCodes`.
        FatalCode = "fatal-code",
        /// `shouldReconnect` said no.
        ShouldReconnect = "should-reconnect",
        /// `retry` said no.
        Retry = "retry",
        /// A newer task has taken the one socket of the host.
        Superseded = "superseded",
    }
}

numbered! {
    /// Why a connection has ended, if the host has not reported it: the `reason` of the close event that we make.
    pub enum CloseReason {
        /// The host refused the attempt or reported an error.
        ConnectFailed = "connect-failed",
        /// The attempt took longer than `connectTimeout`.
        ConnectTimeout = "connect-timeout",
        /// The attempt got no params.
        ParamsFailed = "params-failed",
        /// The open socket reported an error, and no ping can test whether it is still alive.
        SocketError = "socket-error",
        /// No message came within `pongTimeout` after a ping.
        Dead = "no answer to ping",
        /// `reconnect()` replaced it.
        Reconnect = "reconnect",
        /// A newer task has taken the one socket of the host.
        Superseded = "superseded",
    }
}
