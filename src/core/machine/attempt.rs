//! One attempt: from the params to an open socket or a failure.

use super::retry_delay::OFFLINE_RETRY;
use crate::core::backoff::MIN_ATTEMPT_GAP;
use crate::core::clock::Millis;
use crate::core::input::Refusal;
use crate::core::late_timer::{after_queued_events, is_late};
use crate::core::options::{ConnectTimeout, DEFAULT_CONNECT_TIMEOUT, Options};

/// When an attempt was refused because the app is just coming back, it goes on after this span.
const SUSPENDED_AGAIN: Millis = Millis::new(300.0);
/// How often an attempt may go on after a refusal for a temporary reason.
const REFUSALS_MAX: u32 = 5;
/// An attempt that is 2 s old and began before a change of network uses the old network, so it will get no answer.
/// Counted from when the next attempt may begin.
const STUCK: Millis = Millis::new(2_000.0).since(MIN_ATTEMPT_GAP);

/// Why an attempt is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// It does not count as a retry: it is the first one, follows `open()`, or is made while offline.
    Free,
    /// A retry that counts for `repeatLimit`.
    Retry,
    /// `reconnect()` asked for it.
    Reconnect,
}

/// One attempt.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    /// From 1 in each outage.
    number: u32,
    began: Millis,
    /// It may take this factor times `connectTimeout`.
    timeout_factor: f64,
    /// `connectSocketParams.timeout`; 0 if there is none.
    params_timeout: Millis,
    /// The host has handed over a socket.
    has_socket: bool,
    /// How often it was refused for a temporary reason.
    refusals: u32,
    /// When it goes on after such a refusal.
    resume: Millis,
    /// When it is made again, unless it has a result by then.
    renewal: Millis,
    /// The host has refused it because the app is hidden: it waits for its renewal.
    is_put_off: bool,
    /// If the timer for its deadline was late, it times out at this time; else 0.
    verdict: Millis,
}

/// What an attempt asks the machine to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum AttemptAction {
    /// Nothing.
    None,
    /// Call the host again, for the same attempt.
    ConnectAgain {
        /// Of the attempt.
        number: u32,
    },
    /// Make it again, with fresh params.
    Renew,
    /// It has taken too long.
    TimedOut,
}

impl Attempt {
    pub(super) const fn new(number: u32, now: Millis, timeout_factor: f64) -> Self {
        Self {
            number,
            began: now,
            timeout_factor,
            params_timeout: Millis::ZERO,
            has_socket: false,
            refusals: 0,
            resume: Millis::NEVER,
            renewal: Millis::NEVER,
            is_put_off: false,
            verdict: Millis::ZERO,
        }
    }

    /// The params are known. `timeout` is the one in them; 0 if there is none.
    pub(super) const fn got_params(&mut self, timeout: Millis) {
        self.params_timeout = timeout;
    }

    /// The host has handed over a socket.
    pub(super) const fn got_socket(&mut self) {
        self.has_socket = true;
    }

    pub(super) const fn has_socket(&self) -> bool {
        self.has_socket
    }

    /// The host refused the call. True if the attempt goes on later; then it has no socket any more. `is_cut_off`: the
    /// app is hidden. Then an attempt waits for its return, but is also made again once a minute, since hosts can be
    /// wrong.
    pub(super) fn refused(
        &mut self,
        refusal: Refusal,
        now: Millis,
        earliest: Millis,
        is_cut_off: bool,
        options: &Options,
    ) -> bool {
        self.is_put_off = is_cut_off && refusal == Refusal::Suspended;
        if self.is_put_off {
            self.renewal = now.plus(OFFLINE_RETRY);
            self.has_socket = false;
            return true;
        }
        let may_pass = self.refusals < REFUSALS_MAX;
        let delay = match refusal {
            Refusal::Closing(since) => options.close_timeout.since(since),
            Refusal::Suspended if may_pass => SUSPENDED_AGAIN,
            Refusal::Occupied if may_pass => options.close_timeout,
            _ => return false,
        };
        if !matches!(refusal, Refusal::Closing(_)) {
            self.refusals = self.refusals.saturating_add(1);
        }
        self.resume = now.plus(delay).max(earliest);
        self.renewal = Millis::NEVER;
        self.has_socket = false;
        true
    }

    /// The network has changed. Returns what must be done now; it may also be due later. `next`: when the host may be
    /// asked to connect again.
    pub(super) fn network_changed(&mut self, next: Millis, now: Millis) -> AttemptAction {
        if self.is_put_off {
            self.renewal = next;
        } else if !self.is_waiting() {
            self.renewal = next.plus(STUCK);
        }
        if self.renewal <= now { AttemptAction::Renew } else { AttemptAction::None }
    }

    /// The older socket is closed, so the attempt need not wait any longer.
    pub(super) fn freed(&mut self, now: Millis, earliest: Millis) -> AttemptAction {
        if self.is_waiting() {
            self.resume = self.resume.min(earliest);
        }
        self.resume_if_due(now)
    }

    pub(super) fn deadline(&self, options: &Options) -> Millis {
        self.limit(options).min(self.resume).min(self.renewal)
    }

    /// The timer fired. Returns what must be done now.
    pub(super) fn timeout(&mut self, now: Millis, options: &Options) -> AttemptAction {
        if self.renewal <= now {
            return AttemptAction::Renew;
        }
        let limit = self.limit(options);
        if limit > now {
            return self.resume_if_due(now);
        }
        if is_late(now, limit) && self.verdict == Millis::ZERO {
            self.verdict = after_queued_events(now);
            return AttemptAction::None;
        }
        AttemptAction::TimedOut
    }

    /// How long it may take.
    pub(super) fn span(&self, options: &Options) -> Millis {
        let limit = match options.connect_timeout {
            ConnectTimeout::Off => return Millis::NEVER,
            ConnectTimeout::After(limit) => limit,
            ConnectTimeout::Default => DEFAULT_CONNECT_TIMEOUT.max(self.params_timeout),
        };
        Millis::delay(limit.times(self.timeout_factor).get())
    }

    /// When it has taken too long.
    fn limit(&self, options: &Options) -> Millis {
        if self.is_put_off {
            return Millis::NEVER;
        }
        self.began.plus(self.span(options)).max(self.verdict)
    }

    fn resume_if_due(&mut self, now: Millis) -> AttemptAction {
        if self.resume > now {
            return AttemptAction::None;
        }
        self.resume = Millis::NEVER;
        AttemptAction::ConnectAgain { number: self.number }
    }

    /// Whether the host has refused it, and it goes on later.
    fn is_waiting(&self) -> bool {
        self.resume < Millis::NEVER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Millis = Millis::new(1_000.0);

    #[test]
    fn an_attempt_goes_on_after_5_refusals_that_pass_but_not_after_a_sixth() {
        let options = Options::default();
        let mut attempt = Attempt::new(1, Millis::ZERO, 1.0);
        let mut refused = |refusal| attempt.refused(refusal, SECOND, SECOND, false, &options);
        assert!(!refused(Refusal::Final));
        assert!((0..5).all(|_| refused(Refusal::Suspended)));
        assert!(!refused(Refusal::Suspended) && !refused(Refusal::Occupied));
        assert!(refused(Refusal::Closing(Millis::ZERO)), "the host was not called");
    }

    #[test]
    fn a_refused_attempt_goes_on_when_its_time_has_come_or_the_socket_is_free() {
        let options = Options::default();
        let again = AttemptAction::ConnectAgain { number: 3 };
        let mut attempt = Attempt::new(3, Millis::ZERO, 1.0);
        attempt.refused(Refusal::Occupied, Millis::ZERO, Millis::ZERO, false, &options);
        assert_eq!(attempt.timeout(Millis::new(1_999.0), &options), AttemptAction::None);
        assert_eq!(attempt.freed(SECOND, SECOND), again);
        assert_eq!(attempt.freed(SECOND, SECOND), AttemptAction::None, "only once");
    }

    #[test]
    fn a_late_timer_is_no_verdict_but_the_next_one_is() {
        let options = Options::default();
        let mut attempt = Attempt::new(1, Millis::ZERO, 1.0);
        let late = DEFAULT_CONNECT_TIMEOUT.plus(Millis::new(60_000.0));
        assert_eq!(attempt.timeout(late, &options), AttemptAction::None);
        assert_eq!(attempt.deadline(&options), after_queued_events(late));
        assert_eq!(attempt.timeout(after_queued_events(late), &options), AttemptAction::TimedOut);
    }
}
