//! Attempts: from the params to an open socket or a failure.

use super::phase::{Attempt, Link, Phase, Wait};
use super::{Machine, Next};
use crate::core::clock::Millis;
use crate::core::error::Code;
use crate::core::heartbeat::{after_queued_events, is_late};
use crate::core::input::{Generation, Refusal};
use crate::core::outage::Outage;
use crate::core::output::Output;
use crate::core::stats::count;

/// Attempts of a task start at least this far apart, whoever asks.
const MIN_GAP: Millis = Millis::new(50.0);
/// An attempt refused because the app is just coming back goes on after this.
const SUSPENDED_AGAIN: Millis = Millis::new(300.0);
/// An attempt is refused at most this often for reasons that pass.
const REFUSED_MAX: u32 = 5;

impl<E: Clone> Machine<E> {
    /// Begins an attempt, or waits for the gap to the last one to pass.
    /// `asked`: by `reconnect()`.
    pub(super) fn begin(&mut self, counted: bool, asked: bool) {
        let gap = self.next_attempt().since(self.now);
        if gap > Millis::ZERO {
            let wait = Wait { since: self.now, delay: gap, counted, draw: None, asked };
            self.enter(Phase::Waiting(wait));
            return;
        }
        self.last_attempt = Some(self.now);
        self.asked_at = if asked { self.last_attempt } else { None };
        self.generation = self.generation.wrapping_add(1);
        let now = self.now;
        let outage = self.outage.get_or_insert_with(|| Outage::new(now));
        let attempt = Attempt {
            generation: self.generation,
            number: outage.begin(counted),
            began: now,
            patience: outage.patience(&mut self.rng),
            params_timeout: Millis::ZERO,
            has_socket: false,
            refused: 0,
            resume: None,
            judge: None,
        };
        count(&mut self.stats.attempts);
        let connect = Output::Connect {
            generation: attempt.generation,
            attempt: attempt.number,
            again: false,
        };
        self.enter(Phase::Connecting(attempt));
        self.put(connect);
    }

    /// Replaces an attempt by the same one, with fresh params.
    pub(super) fn begin_again(&mut self) {
        if let Some(outage) = &mut self.outage {
            outage.begin_again();
        }
        self.begin(false, false);
    }

    /// Begins the attempt that is waited for, if its time has come and its hooks have run.
    pub(super) fn begin_if_due(&mut self) {
        let Phase::Waiting(wait) = &self.phase else { return };
        if wait.until() > self.now {
            return;
        }
        let (counted, asked) = (wait.counted && !self.network.is_absent(), wait.asked);
        match self.next {
            None => self.begin(counted, asked),
            Some(Next::AnnounceLater) => self.next = Some(Next::Announce),
            _ => {}
        }
    }

    fn attempt(&mut self, generation: Generation) -> Option<&mut Attempt> {
        match &mut self.phase {
            Phase::Connecting(attempt) if attempt.generation == generation => Some(attempt),
            _ => None,
        }
    }

    pub(super) fn params(&mut self, generation: Generation, timeout: Millis) {
        if let Some(attempt) = self.attempt(generation) {
            attempt.params_timeout = timeout;
        }
    }

    pub(super) fn params_failed(&mut self, generation: Generation, event: E) {
        if self.attempt(generation).is_some() {
            self.attempt_failed(Code::ParamsFailed, Some(event));
        }
    }

    pub(super) fn socket(&mut self, generation: Generation) {
        if let Some(attempt) = self.attempt(generation) {
            attempt.has_socket = true;
            self.ready();
        }
    }

    pub(super) fn refused(&mut self, generation: Generation, event: E, refusal: Refusal) {
        let (resume, next) = (self.next_attempt(), self.generation.wrapping_add(1));
        let (now, close_timeout) = (self.now, self.options.close_timeout);
        let Some(attempt) = self.attempt(generation) else { return };
        let delay = match refusal {
            Refusal::Closing(since) => close_timeout.since(since),
            Refusal::Suspended if attempt.refused < REFUSED_MAX => SUSPENDED_AGAIN,
            Refusal::Occupied if attempt.refused < REFUSED_MAX => close_timeout,
            _ => return self.attempt_failed(Code::ConnectFailed, Some(event)),
        };
        if !matches!(refusal, Refusal::Closing(_)) {
            attempt.refused = attempt.refused.saturating_add(1);
        }
        attempt.resume = Some(now.plus(delay).max(resume));
        attempt.has_socket = false;
        // What the refused call still reports must change nothing.
        attempt.generation = next;
        self.generation = next;
        self.put(Output::Abandon { generation });
    }

    /// The socket that was in the way is closed: no need to wait longer.
    pub(super) fn freed(&mut self) {
        let soon = self.next_attempt();
        if let Phase::Connecting(attempt) = &mut self.phase
            && let Some(resume) = &mut attempt.resume
        {
            *resume = resume.min(soon);
            self.resume();
        }
    }

    /// Attempts keep their gap, whoever asks.
    fn next_attempt(&self) -> Millis {
        self.last_attempt.map_or(self.now, |last| last.plus(MIN_GAP)).max(self.now)
    }

    pub(super) fn attempt_timeout(&mut self) {
        let Phase::Connecting(attempt) = &mut self.phase else { return };
        if let Some(limit) = attempt.limit(&self.options).filter(|&at| at <= self.now) {
            if is_late(self.now, limit) && attempt.judge.is_none() {
                attempt.judge = Some(after_queued_events(self.now));
            } else {
                self.attempt_failed(Code::ConnectTimeout, None);
            }
        } else {
            self.resume();
        }
    }

    /// The same attempt again, if that is due.
    fn resume(&mut self) {
        let Phase::Connecting(attempt) = &mut self.phase else { return };
        if attempt.resume.take_if(|at| *at <= self.now).is_some() {
            self.last_attempt = Some(self.now);
            let connect = Output::Connect {
                generation: attempt.generation,
                attempt: attempt.number,
                again: true,
            };
            self.put(connect);
        }
    }

    pub(super) fn opened(&mut self, generation: Generation, event: Option<E>) {
        if self.attempt(generation).is_none() {
            return;
        }
        count(&mut self.stats.opens);
        let reopen = Output::Reopen { retries: self.repeat, down: self.now.since(self.down_since) };
        self.repeat = 0;
        self.ready();
        self.enter(Phase::Open(Link::new(generation, self.now)));
        self.put(Output::Open(event));
        if self.has_opened {
            self.put(reopen);
        }
        self.has_opened = true;
        self.put(Output::HooksDone { generation });
    }
}
