//! The one timer of a task: when it has to fire, and the host's timer.

use super::exports::timeout;
use crate::host::clock::now;
use core::cell::Cell;
use gloo_timers::callback::Timeout;

/// The longest delay that hosts accept, ms; longer ones would fire at once.
const MAX_DELAY: f64 = 2_147_483_647.0;

/// At most one host timer is pending.
pub(super) struct Timer {
    /// Infinity: never.
    fires_at: Cell<f64>,
    /// It was armed while a ping had no answer.
    is_for_pong: Cell<bool>,
    /// The host's timer. Dropping it clears it, so it is never forgotten. `js/engine/timers.js` stands between it
    /// and the host.
    pending: Cell<Option<Timeout>>,
}

impl Timer {
    pub(super) const fn new() -> Self {
        Self {
            fires_at: Cell::new(f64::INFINITY),
            is_for_pong: Cell::new(false),
            pending: Cell::new(None),
        }
    }

    /// Makes sure that the timer fires at `deadline` or earlier. A timer that is armed for an earlier time stays,
    /// and is armed again when it fires: so a deadline that moves with each message costs no timer call. But the
    /// deadline of a pong that has come is taken back, since it would wake the app once more for each ping.
    pub(super) fn arm(&self, task: u32, deadline: Option<f64>, awaits_pong: bool) {
        let Some(deadline) = deadline else { return self.disarm() };
        let is_outdated = self.is_for_pong.get() && !awaits_pong;
        if self.fires_at.get() <= deadline && !is_outdated {
            return;
        }
        // The host clears the old timer before it sets the new one.
        self.disarm();
        let now = now();
        let delay = (deadline - now).ceil().clamp(0.0, MAX_DELAY);
        self.fires_at.set(now + delay);
        self.is_for_pong.set(awaits_pong);
        // It holds a number, so it keeps no task alive.
        self.pending.set(Some(Timeout::new(delay as u32, move || timeout(task))));
    }

    /// No timer is needed, or it has fired.
    pub(super) fn disarm(&self) {
        self.fires_at.set(f64::INFINITY);
        drop(self.pending.take());
    }
}
