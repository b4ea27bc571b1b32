//! A connection that has ended, and whether another attempt follows.

use crate::core::close_code::RetryHint;
use crate::core::error::{Code, GiveUpReason};
use crate::core::options::Options;
use crate::core::outage::Outage;
use crate::core::output::{CloseEvent, Loss};
use crate::core::state::State;

/// The close code of a connection that ended without one.
pub(super) const ABNORMAL: u16 = 1006;

/// A connection that has ended, until it is decided what follows.
#[derive(Clone, Debug)]
pub(super) struct Ended<E> {
    pub(super) was_open: bool,
    /// An attempt that timed out.
    pub(super) timed_out: bool,
    pub(super) code: u16,
    pub(super) hint: Option<RetryHint>,
    pub(super) loss: Loss<E>,
}

/// What follows a connection that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Decision {
    /// No retry.
    GiveUp(GiveUpReason),
    /// The user's `shouldReconnect` decides.
    AskShouldReconnect,
    /// The user's `retry` decides.
    AskRetry,
    /// A retry.
    Retry,
}

impl<E> Ended<E> {
    /// A failed attempt: its error, and the host's event about it.
    pub(super) fn attempt(
        error: Code,
        event: Option<E>,
        code: u16,
        hint: Option<RetryHint>,
        close: CloseEvent<E>,
    ) -> Self {
        let timed_out = error == Code::ConnectTimeout;
        let loss = Loss { error: Some((error, event)), close };
        Self { was_open: false, timed_out, code, hint, loss }
    }

    /// An open socket that was lost.
    pub(super) const fn link(code: u16, hint: Option<RetryHint>, close: CloseEvent<E>) -> Self {
        let loss = Loss { error: None, close };
        Self { was_open: true, timed_out: false, code, hint, loss }
    }

    /// The state while `shouldReconnect` or `retry` is asked: the one before, until they have decided.
    pub(super) const fn state(&self) -> State {
        if self.was_open { State::Open } else { State::Connecting }
    }

    /// The close code that `shouldReconnect` gets.
    pub(super) const fn reported_code(&self) -> u16 {
        if self.was_open { self.code } else { ABNORMAL }
    }

    pub(super) fn decide(&self, outage: &Outage, options: &Options) -> Decision {
        if options.fatal_close_codes.contains(&self.code) {
            Decision::GiveUp(GiveUpReason::FatalCode)
        } else if options.asks_should_reconnect {
            Decision::AskShouldReconnect
        } else {
            Decision::by_budget(outage, options)
        }
    }
}

impl Decision {
    /// What follows if nothing about the connection itself forbids a retry.
    pub(super) fn by_budget(outage: &Outage, options: &Options) -> Self {
        if outage.is_spent(options) {
            Self::GiveUp(GiveUpReason::RepeatLimit)
        } else if options.asks_retry {
            Self::AskRetry
        } else {
            Self::Retry
        }
    }
}
