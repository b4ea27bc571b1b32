//! How attempts begin, open, and go on after a refusal.

use super::Machine;
use super::attempt::{Attempt, AttemptAction, Cause};
use super::link::Link;
use super::phase::Phase;
use super::retry_delay::RetryDelay;
use crate::core::backoff::MIN_ATTEMPT_GAP;
use crate::core::clock::Millis;
use crate::core::close_code::REPLACED;
use crate::core::error::Code;
use crate::core::outage::Outage;
use crate::core::output::Output;
use crate::core::state::State;
use crate::core::stats::count;

impl<E: Clone> Machine<E> {
    pub(super) fn start(&mut self) {
        if matches!(self.phase, Phase::Idle) {
            self.started = self.now;
            self.reported = (State::Connecting, self.now);
            self.down_since = self.now;
            self.outage = Some(Outage::new(self.now));
            self.begin(Cause::Free);
        }
    }

    /// Begins an attempt, or waits first if the last one began only just now.
    pub(super) fn begin(&mut self, cause: Cause) {
        let gap = self.next_attempt.since(self.now);
        if gap > Millis::ZERO {
            self.enter(Phase::Waiting(RetryDelay::fixed(self.now, gap, cause)));
            return;
        }
        self.is_asked = cause == Cause::Reconnect;
        self.generation = self.generation.wrapping_add(1);
        let outage = Outage::ongoing(&mut self.outage, self.now);
        let number = outage.begin(cause == Cause::Retry);
        let attempt = Attempt::new(number, self.now, outage.timeout_factor(&mut self.rng));
        count(&mut self.stats.attempts);
        self.enter(Phase::Connecting(attempt));
        self.connect(number, false);
    }

    /// Begins the same attempt once more, with fresh params.
    fn begin_again(&mut self) {
        self.abandon(REPLACED);
        if let Some(outage) = &mut self.outage {
            outage.begin_again();
        }
        self.begin(Cause::Free);
    }

    /// Begins the next attempt, if its delay is over and its hooks have run.
    pub(super) fn begin_if_due(&mut self) {
        if let Phase::Waiting(delay) = &self.phase
            && let Some(cause) = delay.due(self.now, self.network.is_absent())
        {
            self.begin_announced(cause);
        }
    }

    /// The host refused the call, and the same attempt goes on later.
    pub(super) fn resume_later(&mut self) {
        self.abandon(REPLACED);
        // Further reports of the refused call must change nothing.
        self.generation = self.generation.wrapping_add(1);
        if self.is_cut_off {
            self.stale_from = Millis::ZERO;
            self.ready();
        }
    }

    /// The socket is open: the host has reported it, or a message proves it.
    pub(super) fn opened(&mut self, event: Option<E>) {
        count(&mut self.stats.opens);
        self.network.proved();
        // Another call of `reconnect()` is a request of its own.
        self.is_asked = false;
        let reopen = Output::Reopen { retries: self.repeat, down: self.now.since(self.down_since) };
        self.repeat = 0;
        self.ready();
        self.enter(Phase::Open(Link::new(self.now)));
        self.emit(Output::Open(event));
        if self.has_opened {
            self.emit(reopen);
        }
        self.has_opened = true;
        self.emit(Output::HooksDone { generation: self.generation });
    }

    pub(super) fn act_on_attempt(&mut self, action: AttemptAction) {
        match action {
            AttemptAction::None => {}
            AttemptAction::ConnectAgain { number } => {
                self.connect(number, true);
            }
            AttemptAction::Renew => self.begin_again(),
            AttemptAction::TimedOut => self.attempt_failed(Code::ConnectTimeout, None),
        }
    }

    fn connect(&mut self, attempt: u32, again: bool) {
        self.next_attempt = self.now.plus(MIN_ATTEMPT_GAP);
        self.emit(Output::Connect { generation: self.generation, attempt, again });
    }
}
