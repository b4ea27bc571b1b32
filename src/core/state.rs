//! The states that the user sees.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An attempt is under way.
    Connecting,
    /// The socket is open.
    Open,
    /// The delay before the next attempt runs.
    Waiting,
    /// The network is known to be absent.
    Offline,
    /// Ended by the user; `open()` brings it back.
    Closed,
    /// No retry is left; `open()` brings it back.
    GivenUp,
    /// Ended for good.
    Destroyed,
}

impl State {
    /// Every state, in the order of its number.
    pub const ALL: [Self; 7] = [
        Self::Connecting,
        Self::Open,
        Self::Waiting,
        Self::Offline,
        Self::Closed,
        Self::GivenUp,
        Self::Destroyed,
    ];

    /// The public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Offline => "offline",
            Self::Closed => "closed",
            Self::GivenUp => "given-up",
            Self::Destroyed => "destroyed",
        }
    }
}
