//! The one timer of a task: when it has to fire, and the host's timer.

use super::exports::timeout;
use crate::host::clock::now;
use core::cell::Cell;
use gloo_timers::callback::Timeout;

/// The longest delay that hosts accept, ms; longer ones would fire at once.
const MAX_DELAY: u32 = 2_147_483_647;

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
    /// deadline of a pong that has come is taken back, since it would wake the app once more for each ping. One that
    /// is overdue is armed again, too: hosts stop timers while an app sleeps, and then go on with what was left.
    pub(super) fn arm(&self, task: u32, deadline: Option<f64>, awaits_pong: bool) {
        let Some(deadline) = deadline else {
            self.disarm();
            return;
        };
        let now = now();
        let is_outdated = self.is_for_pong.get() && !awaits_pong || self.is_overdue(now);
        if self.fires_at.get() <= deadline && !is_outdated {
            return;
        }
        // The host clears the old timer before it sets the new one.
        self.disarm();
        // A float cast saturates.
        let delay = ((deadline - now).ceil() as u32).min(MAX_DELAY);
        // Without a delay nothing can be left of it: such a timer is never overdue, or each event would put it off.
        self.fires_at.set(if delay > 0 { now + f64::from(delay) } else { 0.0 });
        self.is_for_pong.set(awaits_pong);
        // It holds a number, so it keeps no task alive.
        self.pending.set(Some(Timeout::new(delay, move || timeout(task))));
    }

    /// Whether it should have fired before.
    pub(super) fn is_overdue(&self, now: f64) -> bool {
        let fires_at = self.fires_at.get();
        0.0 < fires_at && fires_at < now
    }

    /// No timer is needed, or it has fired. Returns when it had to fire.
    pub(super) fn disarm(&self) -> f64 {
        drop(self.pending.take());
        self.fires_at.replace(f64::INFINITY)
    }
}
