//! What happens around the app: its network comes and goes, and so does the app itself.

use super::phase::Phase;
use super::{Machine, Next};
use crate::core::backoff::SOON;
use crate::core::clock::Millis;
use crate::core::network::News;
use crate::core::output::Output;
use core::mem;

/// Without a network an attempt is made this often all the same: hosts can be wrong.
pub(super) const OFFLINE_RETRY: Millis = Millis::new(60_000.0);
/// Hidden for so long, sockets and networks may be gone.
const LONG_HIDDEN: Millis = Millis::new(5_000.0);
/// An attempt older than this is stuck in the network that was; a younger one used the new one.
const STUCK: Millis = Millis::new(2_000.0);

impl<E: Clone> Machine<E> {
    pub(super) fn network(&mut self, kind: u32) {
        match self.network.heard(kind) {
            News::None => {}
            News::Gone => self.put_off(OFFLINE_RETRY, Next::AnnounceLater),
            News::Changed => self.changed(),
        }
    }

    /// The app is hidden, which stops nothing.
    pub(super) const fn hidden(&mut self) {
        self.hidden_since = self.now;
    }

    pub(super) fn shown(&mut self) {
        let since = mem::replace(&mut self.hidden_since, Millis::NEVER);
        if self.now.since(since) >= LONG_HIDDEN {
            self.changed();
        }
    }

    /// Whatever was on its way may be lost, and what failed may work now.
    fn changed(&mut self) {
        self.rtt.forget();
        match &mut self.phase {
            Phase::Open(link) => {
                link.is_shaken = true;
                self.doubt();
            }
            Phase::Waiting(wait) => {
                let left = wait.until().since(self.now);
                let soon = SOON.times(self.rng.unit()).min(left);
                self.put_off(soon, Next::Announce);
            }
            Phase::Connecting(attempt) if attempt.resume.is_none() => {
                let generation = attempt.generation;
                if self.last_attempt.is_some_and(|at| self.now.since(at) > STUCK) {
                    self.put(Output::Abandon { generation });
                    self.begin_again();
                }
            }
            _ => {}
        }
    }

    /// The retry comes after this delay, whatever was planned; `onReconnect` before it or with it, if
    /// that has not been told yet.
    fn put_off(&mut self, delay: Millis, next: Next) {
        let Phase::Waiting(wait) = &mut self.phase else { return };
        if wait.asked {
            return;
        }
        (wait.since, wait.delay, wait.draw) = (self.now, delay, None);
        if self.next.is_some_and(Next::is_announcement) {
            self.next = Some(next);
        }
        self.tell_state();
    }
}
