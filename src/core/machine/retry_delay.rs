//! The delay before an attempt.

use super::attempt::Cause;
use super::ended::Ended;
use crate::core::backoff::{Draw, SOON};
use crate::core::clock::Millis;
use crate::core::options::Options;
use crate::core::outage::Outage;
use crate::core::rng::Rng;

/// Without a network, an attempt is still made at this interval, since hosts can be wrong.
pub(super) const OFFLINE_RETRY: Millis = Millis::new(60_000.0);
/// And the host is asked for its network at this one: some tell that it is gone, and never its return.
const OFFLINE_QUESTION: Millis = Millis::new(5_000.0);

/// The delay before an attempt.
#[derive(Clone, Debug)]
pub(super) struct RetryDelay {
    until: Millis,
    cause: Cause,
    /// When the host is asked for its network. A delay that is so long is one without a network.
    question: Millis,
    /// How the backoff drew the delay, and when it began; `None` if something else chose it.
    draw: Option<(Draw, Millis)>,
}

impl RetryDelay {
    /// A delay that does not depend on options.
    pub(super) const fn fixed(now: Millis, delay: Millis, cause: Cause) -> Self {
        Self { until: now.plus(delay), cause, question: now.plus(OFFLINE_QUESTION), draw: None }
    }

    /// The delay after a loss. The user's `retry` chooses it, else a hint of the server, else the backoff.
    pub(super) fn after_loss<E>(
        now: Millis,
        ended: &Ended<E>,
        chosen: Option<Millis>,
        outage: &mut Outage,
        options: &Options,
        rng: &mut Rng,
    ) -> Self {
        let backoff = &mut outage.backoff;
        let (delay, draw) = if let Some(delay) = chosen {
            backoff.advance();
            (Millis::delay(delay.get()), None)
        } else if let Some(delay) = backoff.follow(ended.code, ended.pause, options, rng) {
            (delay, None)
        } else {
            let (delay, draw) = backoff.draw(ended.timed_out, options, rng);
            (delay, Some((draw, now)))
        };
        Self { until: now.plus(delay), cause: Cause::Retry, question: Millis::NEVER, draw }
    }

    /// When there is something to do.
    pub(super) const fn deadline(&self) -> Millis {
        self.until.min(self.question)
    }

    /// Whether to ask the host for its network now.
    pub(super) fn asks_network(&mut self, now: Millis) -> bool {
        let is_due = self.question <= now;
        if is_due {
            self.question = now.plus(OFFLINE_QUESTION);
        }
        is_due
    }

    /// Whether `reconnect()` asked for the attempt.
    pub(super) const fn is_asked(&self) -> bool {
        matches!(self.cause, Cause::Reconnect)
    }

    /// If the delay is over: the cause of the attempt.
    pub(super) fn due(&self, now: Millis, is_offline: bool) -> Option<Cause> {
        if self.until > now {
            None
        } else if is_offline && self.cause == Cause::Retry {
            Some(Cause::Free)
        } else {
            Some(self.cause)
        }
    }

    /// The options have changed: computes the delay anew, with the same jitter.
    pub(super) fn redraw(&mut self, options: &Options) {
        if let Some((draw, since)) = &self.draw {
            self.until = since.plus(draw.delay(options).0);
        }
    }

    /// The delay after a change of network: short and random, but not longer than the rest of this delay.
    pub(super) fn shortened(&self, now: Millis, rng: &mut Rng) -> Millis {
        SOON.times(rng.unit()).min(self.until.since(now))
    }

    /// Starts this delay now, instead of the planned one. False if `reconnect()` asked for the attempt: then the
    /// time stays.
    pub(super) fn restart(&mut self, now: Millis, delay: Millis) -> bool {
        let may_change = !self.is_asked();
        if may_change {
            *self = Self::fixed(now, delay, self.cause);
        }
        may_change
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retry_that_falls_due_offline_is_free() {
        let delay = RetryDelay::fixed(Millis::ZERO, Millis::new(9.0), Cause::Retry);
        assert_eq!(delay.due(Millis::new(8.0), false), None);
        assert_eq!(delay.due(Millis::new(9.0), false), Some(Cause::Retry));
        assert_eq!(delay.due(Millis::new(9.0), true), Some(Cause::Free));
    }

    #[test]
    fn what_reconnect_asked_for_keeps_its_time() {
        let (now, delay) = (Millis::new(5.0), Millis::new(9.0));
        let mut planned = RetryDelay::fixed(Millis::ZERO, delay, Cause::Retry);
        assert!(planned.restart(now, OFFLINE_RETRY));
        assert_eq!(planned.until, now.plus(OFFLINE_RETRY));
        let mut asked = RetryDelay::fixed(Millis::ZERO, delay, Cause::Reconnect);
        assert!(!asked.restart(now, OFFLINE_RETRY));
        assert_eq!(asked.until, delay);
    }
}
