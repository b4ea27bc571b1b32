//! A connection that has ended, and whether another attempt follows.

use crate::core::clock::Millis;
use crate::core::error::GiveUpReason;
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
    /// How long to pause; 0 if neither the server nor the cause asks for it.
    pub(super) pause: Millis,
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
    /// An open socket that was lost.
    pub(super) const fn link(code: u16, pause: Millis, close: CloseEvent<E>) -> Self {
        let loss = Loss { error: None, close };
        Self { was_open: true, timed_out: false, code, pause, loss }
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
