//! Signals about the app: its network comes and goes, and so does the app itself.

use super::Machine;
use super::phase::Phase;
use super::retry_delay::OFFLINE_RETRY;
use super::step::Next;
use crate::core::clock::Millis;
use crate::core::network::NetworkChange;
use core::mem;

/// After this long in the background, sockets and networks may be gone.
const LONG_HIDDEN: Millis = Millis::new(5_000.0);

impl<E: Clone> Machine<E> {
    pub(super) fn network(&mut self, kind: u32) {
        match self.network.reported(kind) {
            NetworkChange::None => {}
            NetworkChange::Lost => self.reschedule(OFFLINE_RETRY, Next::AnnounceLater),
            NetworkChange::Changed => self.network_changed(),
        }
    }

    /// The host says that some socket is closed, perhaps this one.
    pub(super) fn doubt(&mut self) {
        if let Phase::Open(link) = &mut self.phase {
            let action = link.doubt(self.now, &self.options);
            self.act_on_link(action);
        }
    }

    /// The app is hidden, which stops nothing.
    pub(super) const fn hidden(&mut self) {
        self.hidden_since = self.now;
    }

    pub(super) fn shown(&mut self) {
        let since = mem::replace(&mut self.hidden_since, Millis::NEVER);
        if self.now.since(since) >= LONG_HIDDEN {
            self.network_changed();
        }
    }

    /// Whatever was on its way may be lost, and what failed may work now.
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
            Phase::Connecting(attempt) if attempt.is_stuck(self.last_attempt, self.now) => {
                self.begin_again();
            }
            _ => {}
        }
    }

    /// The retry comes after this delay, whatever was planned; `onReconnect` before it or with it, if
    /// that has not been called yet.
    fn reschedule(&mut self, delay: Millis, next: Next) {
        if let Phase::Waiting(planned) = &mut self.phase
            && planned.restart(self.now, delay)
        {
            self.announce_by(next);
            self.report_state();
        }
    }
}
