//! The states that the user sees.

numbered! {
    /// Where the task is (`task.state`).
    ///
    /// ```text
    ///              ┌────────────── retry ───────────────┐
    ///              v                                    │
    /// ──> connecting ──> open ──> waiting or offline ───┘
    ///        │  └──────────────────^ │
    ///        │ fails or lost, no retry left: given-up <──┘
    ///        │ close(): closed        open(), reconnect(): back to connecting
    ///        └ destroy(): destroyed, for good
    /// ```
    pub enum State {
        /// An attempt is under way.
        Connecting = "connecting",
        /// The socket is open.
        Open = "open",
        /// The delay before the next attempt runs.
        Waiting = "waiting",
        /// The network is known to be absent.
        Offline = "offline",
        /// Ended by the user; `open()` brings it back.
        Closed = "closed",
        /// No retry is left; `open()` brings it back.
        GivenUp = "given-up",
        /// Ended for good.
        Destroyed = "destroyed",
    }
}

impl State {
    /// Whether nothing happens any more, unless the user begins anew. The last ones are so.
    #[must_use]
    pub const fn is_over(self) -> bool {
        self.number() >= Self::Closed.number()
    }
}
