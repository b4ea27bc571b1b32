//! The scripted user: calls made inside hooks, and answers to the core's questions.

use super::Event;
use std::collections::VecDeque;
use wshb::core::{Output, RetryAnswer};

/// A place where the user's code runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hook {
    State,
    Open,
    Reopen,
    Message,
    Error,
    Close,
    Reconnect,
    GiveUp,
    Latency,
    /// Inside the `shouldReconnect` function.
    ShouldReconnect,
    /// Inside the `retry` function.
    Retry,
}

impl Hook {
    pub(crate) const ALL: [Self; 11] = [
        Self::State,
        Self::Open,
        Self::Reopen,
        Self::Message,
        Self::Error,
        Self::Close,
        Self::Reconnect,
        Self::GiveUp,
        Self::Latency,
        Self::ShouldReconnect,
        Self::Retry,
    ];

    /// The user's code that an output calls.
    pub(crate) const fn of(output: &Output<Event>) -> Option<Self> {
        Some(match output {
            Output::State { .. } => Self::State,
            Output::Open(_) => Self::Open,
            Output::Reopen { .. } => Self::Reopen,
            Output::Message(_) => Self::Message,
            Output::Error { .. } => Self::Error,
            Output::Close(_) => Self::Close,
            Output::Reconnect => Self::Reconnect,
            Output::GiveUp(_) => Self::GiveUp,
            Output::Latency(_) => Self::Latency,
            Output::AskShouldReconnect { .. } => Self::ShouldReconnect,
            Output::AskRetry { .. } => Self::Retry,
            _ => return None,
        })
    }
}

/// A call of the user's, or a host event that comes inside one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Call {
    Close,
    Open,
    Reconnect,
    Destroy,
    /// Another task takes the one socket of the host.
    Supersede,
    /// The host says which network there is.
    Network(u32),
    /// The host says that some socket is closed.
    Doubt,
    /// The app is hidden.
    Hide,
    /// The app is shown.
    Show,
    /// A message of this size.
    Send(f64),
    /// The same with `queue: false`.
    SendNow(f64),
    Ping,
    /// The user closes the host's own socket, and the host reports it at once.
    SocketCloses(u16),
    /// A message comes in while the hook runs.
    MessageComes,
    /// The timer fires while the hook runs.
    TimerFires,
}

/// The user's script.
#[derive(Clone, Debug)]
pub(crate) struct User {
    /// Made at the next such hook, then forgotten.
    pub(crate) once: Vec<(Hook, Call)>,
    /// Made at every such hook.
    pub(crate) always: Vec<(Hook, Call)>,
    pub(crate) should_reconnect: bool,
    /// Answers to `retry`, then the default delay.
    pub(crate) retries: VecDeque<RetryAnswer>,
    /// The hooks of an open are held, because no hook has been set.
    pub(crate) holds_hooks: bool,
}

impl Default for User {
    fn default() -> Self {
        Self {
            once: Vec::new(),
            always: Vec::new(),
            should_reconnect: true,
            retries: VecDeque::new(),
            holds_hooks: false,
        }
    }
}

impl User {
    /// What the user does in this hook, now that it is called.
    pub(super) fn calls(&mut self, hook: Hook) -> Vec<Call> {
        let mut calls: Vec<Call> =
            self.once.iter().filter(|(at, _)| *at == hook).map(|&(_, call)| call).collect();
        self.once.retain(|(at, _)| *at != hook);
        calls.extend(self.always.iter().filter(|(at, _)| *at == hook).map(|&(_, call)| call));
        calls
    }
}
