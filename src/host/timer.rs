//! The one timer of a task.

use super::clock::now;
use core::cell::{Cell, RefCell};
use gloo_timers::callback::Timeout;

/// The longest delay that hosts take; longer ones would fire at once.
const MAX_DELAY: f64 = 2_147_483_647.0;

/// At most one pending host timer.
#[derive(Default)]
pub(crate) struct Timer {
    pending: RefCell<Option<Timeout>>,
    fires_at: Cell<f64>,
}

impl Timer {
    /// Sees that `fire` is called at `deadline` or before. A timer that fires sooner stays: its
    /// call re-arms it, so that a deadline which moves on costs no timer call.
    pub(crate) fn arm(&self, deadline: Option<f64>, fire: impl FnOnce() + 'static) {
        let Some(deadline) = deadline else {
            self.clear();
            return;
        };
        if self.pending.borrow().is_some() && self.fires_at.get() <= deadline {
            return;
        }
        let now = now();
        let delay = (deadline - now).ceil().clamp(0.0, MAX_DELAY);
        let timeout = Timeout::new(delay as u32, fire);
        self.fires_at.set(now + delay);
        self.pending.replace(Some(timeout));
    }

    /// Lets go of the timer: one that has fired, or is not needed any more.
    pub(crate) fn clear(&self) {
        // Taken out first: dropping calls the host.
        let timeout = self.pending.take();
        drop(timeout);
    }
}
