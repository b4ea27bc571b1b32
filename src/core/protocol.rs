//! The numbers that Rust and JS pass to each other. Together with `options`, `error`, `state` and `stats`, this
//! is everything on which both must agree. The build prints it as a module for JS.

numbered! {
    /// What a socket adapter reports of its attempt.
    pub enum EventKind {
        /// The socket is open.
        Opened = "opened",
        /// The socket is closed.
        Closed = "closed",
        /// The socket reported an error.
        Errored = "errored",
        /// The host refused the connect call, for good.
        Refused = "refused",
        /// The host refused the connect call because the app is just coming back to the foreground.
        Suspended = "suspended",
        /// The host has handed over a socket.
        Taken = "taken",
        /// The host failed to close the socket.
        CloseRefused = "close-refused",
        /// The host refused the ping.
        PingRefused = "ping-refused",
        /// The host refused the connect call because its one socket is in use.
        Occupied = "occupied",
        /// The one socket of the host was asked to close and has not confirmed it.
        Closing = "closing",
        /// The one socket of the host is closed.
        Freed = "freed",
        /// A newer task has claimed the one socket of the host.
        Superseded = "superseded",
    }
}

numbered! {
    /// What the host reports about the app and the network. [`HostFact::Online`] and each higher number stand
    /// for a type of network. The names are those in logs.
    pub enum HostFact {
        /// The app goes to the background.
        Hidden = "hidden",
        /// The app comes back to the foreground.
        Shown = "shown",
        /// Some socket is closed, and the host does not say which.
        Doubted = "doubted",
        /// There is no network.
        Offline = "offline",
        /// There may be a network, of any type.
        NetworkUnknown = "network-unknown",
        /// There is a network, of the first type that was seen.
        Online = "online",
    }
}

numbered! {
    /// What the listener of the message path must do with a message.
    pub enum MessageVerdict {
        /// It is stale: drop it.
        Drop = "drop",
        /// Deliver it.
        Deliver = "deliver",
        /// Deliver it, then take the outputs.
        Drain = "drain",
        /// It is not counted yet: pass it as [`super::Input::Message`].
        Slow = "slow",
    }
}

numbered! {
    /// The hooks of the user. Each has a slot (`onOpen` …) and a type for `on`.
    pub enum Hook {
        /// The socket is open.
        Open = "open",
        /// The connection or the attempt has ended.
        Close = "close",
        /// An attempt has failed, or an open socket reported an error.
        Error = "error",
        /// A message.
        Message = "message",
        /// A retry is about to come.
        Reconnect = "reconnect",
        /// The socket is open again.
        Reopen = "reopen",
        /// No retry is left.
        GiveUp = "giveUp",
        /// `task.state` has changed.
        StateChange = "stateChange",
        /// A round trip was measured.
        Latency = "latency",
    }
}
