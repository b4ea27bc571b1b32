//! The numbers that Rust and JS pass to each other. Together with `options`, `error`, `state` and `stats`, this
//! is everything on which both must agree. The build prints it as a module for JS.

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
        /// There is a network, and its type is known.
        Online = "online",
    }
}

numbered! {
    /// What JS asks of the adapter for hosts with one global socket (`src/host/global_socket.rs`).
    pub enum GlobalCall {
        /// A method of a registry: makes a task the owner.
        Claim = "claim",
        /// A method of a registry: removes an owner.
        Leave = "leave",
        /// A method of a registry: holds the socket of a new connection.
        Hold = "hold",
        /// A method of a registry: drops a socket that is gone without a close event.
        Drop = "drop",
        /// Sends a message through the socket of a connection.
        Send = "send",
        /// Closes the socket of a connection.
        Close = "close",
        /// The host could not close it.
        CloseRefused = "close-refused",
        /// The same, and it had been asked to close before.
        CloseRefusedAgain = "close-refused-again",
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

/// A number that stands for no hook, but for a warning: the server seems to answer no ping.
pub const UNANSWERED: u32 = Hook::ALL.len() as u32;
