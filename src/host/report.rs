//! What hosts report by calling the functions that this library gives them.

/// What such a call means.
#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub(crate) enum Report {
    /// Nothing: the host requires a function that this library does not need.
    Nothing,
    /// The connect call: the socket may be called from now on.
    Accepted,
    /// The connect call failed.
    Refused,
    /// A socket is open.
    Opened,
    /// A socket is closed.
    Closed,
    /// A socket has had an error.
    Errored,
    /// A socket could not be closed.
    CloseRefused,
    /// A ping was refused.
    PingRefused,
    /// A message of the user was taken.
    Sent,
    /// A message of the user was refused.
    SendRefused,
    /// A Promise has settled.
    Settled,
    /// A newer task has claimed the one socket of the host.
    Superseded,
    /// The one socket of the host is free.
    Freed,
    /// The host says which network there is.
    Network,
    /// The page is online or offline.
    PageNetwork,
    /// The page is shown, hidden or frozen.
    PageVisibility,
    /// The app is shown.
    Shown,
    /// The app is hidden.
    Hidden,
    /// Some socket is closed.
    SomeClosed,
}

impl Report {
    const ALL: [Self; 19] = [
        Self::Nothing,
        Self::Accepted,
        Self::Refused,
        Self::Opened,
        Self::Closed,
        Self::Errored,
        Self::CloseRefused,
        Self::PingRefused,
        Self::Sent,
        Self::SendRefused,
        Self::Settled,
        Self::Superseded,
        Self::Freed,
        Self::Network,
        Self::PageNetwork,
        Self::PageVisibility,
        Self::Shown,
        Self::Hidden,
        Self::SomeClosed,
    ];

    /// The number that stands for it in such a function.
    pub(super) const fn number(self) -> u32 {
        self as u32
    }

    /// What a number stands for.
    pub(crate) fn from_number(number: u32) -> Self {
        Self::ALL.get(number as usize).copied().unwrap_or(Self::Nothing)
    }

    /// Whether it is about the app or the network. The last ones are.
    pub(crate) const fn is_signal(self) -> bool {
        self as u8 >= Self::Network as u8
    }
}
