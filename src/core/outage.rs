//! An outage lasts from the loss of a connection to the next one that stays open. It keeps the number of
//! retries, the backoff, and how often attempts have timed out.

use super::backoff::Backoff;
use super::clock::Millis;
use super::options::Options;
use super::rng::Rng;
use core::mem;

/// One outage.
#[derive(Clone, Debug)]
pub(super) struct Outage {
    /// When the connection was lost, or when the first attempt began.
    pub(super) since: Millis,
    pub(super) backoff: Backoff,
    /// Attempts begun.
    attempts: u32,
    /// Counted retries that have ended.
    counted: u32,
    /// The newest attempt is a counted retry.
    counts: bool,
    /// Attempts that timed out.
    timeouts: u32,
}

impl Outage {
    pub(super) fn new(since: Millis) -> Self {
        Self {
            since,
            backoff: Backoff::default(),
            attempts: 0,
            counted: 0,
            counts: false,
            timeouts: 0,
        }
    }

    /// The running outage, or a new one that begins now.
    #[inline(never)]
    pub(super) fn ongoing(outage: &mut Option<Self>, now: Millis) -> &mut Self {
        outage.get_or_insert_with(|| Self::new(now))
    }

    /// An attempt begins. Returns its number, from 1. `counts`: it is a retry for `repeatLimit`, as is the one that it
    /// replaces.
    pub(super) const fn begin(&mut self, counts: bool) -> u32 {
        self.attempts = self.attempts.saturating_add(1);
        self.counts |= counts;
        self.attempts
    }

    /// The next attempt replaces the last one, so it gets the same number.
    pub(super) const fn begin_again(&mut self) {
        self.attempts = self.attempts.saturating_sub(1);
    }

    /// The newest attempt or its socket has ended. `is_free`: it does not count.
    pub(super) const fn ended(&mut self, is_free: bool) {
        let counts = mem::replace(&mut self.counts, false) && !is_free;
        self.counted = self.counted.saturating_add(counts as u32);
    }

    /// An attempt has timed out.
    pub(super) const fn timed_out(&mut self) {
        self.timeouts = self.timeouts.saturating_add(1);
    }

    /// Whether no counted retry is left.
    pub(super) fn is_spent(&self, options: &Options) -> bool {
        options.repeat_limit.is_some_and(|limit| self.counted >= limit)
    }

    /// The factor by which the next attempt may take longer than `connectTimeout`. It grows, so that a slow
    /// server can answer, and is random, so that clients do not all give up at the same time.
    pub(super) fn timeout_factor(&self, rng: &mut Rng) -> f64 {
        match self.timeouts {
            0 => 1.0,
            1 => 1.5 * rng.from(0.8),
            _ => 2.0 * rng.from(0.8),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_timeout_factor_grows_with_time_outs() {
        let mut outage = Outage::new(Millis::ZERO);
        let mut rng = Rng::new(5);
        assert!((outage.timeout_factor(&mut rng) - 1.0).abs() < f64::EPSILON);
        outage.timed_out();
        assert!((0..1_000).all(|_| (1.2..1.5).contains(&outage.timeout_factor(&mut rng))));
        outage.timed_out();
        outage.timed_out();
        assert!((0..1_000).all(|_| (1.6..2.0).contains(&outage.timeout_factor(&mut rng))));
    }

    #[test]
    fn only_counted_retries_use_the_budget_up() {
        let options = Options { repeat_limit: Some(1), ..Options::default() };
        let mut outage = Outage::new(Millis::ZERO);
        for (number, counts, is_free) in [(1, false, false), (2, false, false), (3, true, true)] {
            assert_eq!(outage.begin(counts), number);
            outage.ended(is_free);
            assert!(!outage.is_spent(&options));
        }
        assert_eq!(outage.begin(true), 4);
        // The one that replaces it counts in its place.
        outage.begin_again();
        assert_eq!(outage.begin(false), 4);
        outage.ended(false);
        assert!(outage.is_spent(&options));
    }
}
