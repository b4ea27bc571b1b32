//! A socket that the user has closed, but whose close the host has not confirmed yet.

use crate::core::clock::Millis;
use crate::core::options::Options;

/// The facts of this phase.
#[derive(Clone, Debug)]
pub(super) struct Closing<E> {
    since: Millis,
    /// What `onClose` gets if the host reports no close event.
    event: E,
}

impl<E> Closing<E> {
    pub(super) const fn new(since: Millis, event: E) -> Self {
        Self { since, event }
    }

    /// When it counts as closed even if the host has not confirmed it.
    pub(super) const fn deadline(&self, options: &Options) -> Millis {
        self.since.plus(options.close_timeout)
    }

    pub(super) const fn event(&self) -> &E {
        &self.event
    }
}
