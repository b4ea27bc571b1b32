//! A socket that the user has closed, but whose close the host has not confirmed yet.

use super::unanswered::Unanswered;
use crate::core::clock::Millis;
use crate::core::options::Options;
use alloc::vec::Vec;

/// The facts of this phase.
#[derive(Clone, Debug)]
pub(super) struct Closing<E> {
    since: Millis,
    /// What `onClose` gets if the host reports no close event.
    event: E,
    /// The hooks of its open have run, so its messages are still delivered.
    delivers: bool,
    sends: Unanswered,
}

impl<E> Closing<E> {
    /// `delivers`: its messages are still for the user.
    pub(super) const fn new(since: Millis, event: E, delivers: bool, sends: Unanswered) -> Self {
        Self { since, event, delivers, sends }
    }

    pub(super) const fn delivers(&self) -> bool {
        self.delivers
    }

    /// When it counts as closed even if the host has not confirmed it.
    pub(super) const fn deadline(&self, options: &Options) -> Millis {
        self.since.plus(options.close_timeout)
    }

    /// The host answered a send. False if the send already had its answer.
    pub(super) fn send_answered(&mut self, id: u32) -> bool {
        self.sends.answered(id)
    }

    pub(super) fn take_sends(&mut self) -> Vec<u32> {
        self.sends.take()
    }

    pub(super) const fn event(&self) -> &E {
        &self.event
    }
}
