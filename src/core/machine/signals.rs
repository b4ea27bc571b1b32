//! Signals about the network and the app: the network changes, the app is hidden or shown.

use super::Machine;
use super::phase::Phase;
use super::retry_delay::OFFLINE_RETRY;
use super::step::Next;
use crate::core::clock::Millis;
use crate::core::network::NetworkChange;
use core::mem;

/// After so much time in the background, the socket or the network may be gone.
const LONG_HIDDEN: Millis = Millis::new(5_000.0);

impl<E: Clone> Machine<E> {
    pub(super) fn network(&mut self, kind: u32) {
        match self.network.reported(kind) {
            NetworkChange::None => {}
            NetworkChange::Lost => self.reschedule(OFFLINE_RETRY, Next::AnnounceLater),
            NetworkChange::Changed => self.network_changed(),
        }
    }

    /// The host says that some socket is closed. It may be this one.
    pub(super) fn doubt(&mut self) {
        if let Phase::Open(link) = &mut self.phase {
            let action = link.doubt(self.now, &self.options);
            self.act_on_link(action);
        }
    }

    /// The app is hidden. The connection goes on.
    pub(super) const fn hidden(&mut self, is_cut_off: bool) {
        self.is_cut_off = is_cut_off;
        self.stale_from = self.stale_from.min(self.now.plus(LONG_HIDDEN));
    }

    pub(super) fn shown(&mut self) {
        self.is_cut_off = false;
        if mem::replace(&mut self.stale_from, Millis::NEVER) <= self.now {
            self.network_changed();
        }
    }

    /// Messages under way may be lost, and an attempt that failed before may work now.
    fn network_changed(&mut self) {
        self.rtt.forget();
        match &mut self.phase {
            Phase::Open(link) => {
                let action = link.network_changed(self.now, &self.options);
                self.act_on_link(action);
            }
            Phase::Waiting(delay) => {
                let soon = delay.shortened(self.now, &mut self.rng);
                self.reschedule(soon, Next::Announce);
            }
            Phase::Connecting(attempt) => {
                let action = attempt.network_changed(self.next_attempt, self.now);
                self.act_on_attempt(action);
            }
            _ => {}
        }
    }

    /// Starts this delay instead of the planned one. `next` says when to call `onReconnect`, if it has not been
    /// called yet.
    fn reschedule(&mut self, delay: Millis, next: Next) {
        if let Phase::Waiting(planned) = &mut self.phase
            && planned.restart(self.now, delay)
        {
            self.announce_by(next);
            self.report_state();
        }
    }
}
