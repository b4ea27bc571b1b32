//! From the loss of a connection to the next one that lasts: budget, patience and backoff.

use super::backoff::Backoff;
use super::clock::Millis;
use super::options::Options;
use super::rng::Rng;

/// One outage.
#[derive(Clone, Debug)]
pub(super) struct Outage {
    /// The loss; the first attempt where there was none.
    pub(super) since: Millis,
    pub(super) backoff: Backoff,
    /// Attempts begun.
    attempts: u32,
    /// Counted retries begun.
    counted: u32,
    /// Attempts that timed out.
    timeouts: u32,
}

impl Outage {
    pub(super) fn new(since: Millis) -> Self {
        Self { since, backoff: Backoff::default(), attempts: 0, counted: 0, timeouts: 0 }
    }

    /// An attempt begins: its number, from 1.
    pub(super) const fn begin(&mut self, counted: bool) -> u32 {
        self.attempts = self.attempts.saturating_add(1);
        if counted {
            self.counted = self.counted.saturating_add(1);
        }
        self.attempts
    }

    /// The next attempt is the same as the last.
    pub(super) const fn begin_again(&mut self) {
        self.attempts = self.attempts.saturating_sub(1);
    }

    /// An attempt has timed out.
    pub(super) const fn timed_out(&mut self) {
        self.timeouts = self.timeouts.saturating_add(1);
    }

    /// Whether no counted retry is left.
    pub(super) fn is_spent(&self, options: &Options) -> bool {
        options.repeat_limit.is_some_and(|limit| self.counted >= limit)
    }

    /// By how much the next attempt may outlast `connectTimeout`: unequal patience that grows lets a
    /// slow server answer before everybody has given up.
    pub(super) fn patience(&self, rng: &mut Rng) -> f64 {
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
    fn patience_grows_with_time_outs() {
        let mut outage = Outage::new(Millis::ZERO);
        let mut rng = Rng::new(5);
        assert!((outage.patience(&mut rng) - 1.0).abs() < f64::EPSILON);
        outage.timed_out();
        assert!((0..1_000).all(|_| (1.2..1.5).contains(&outage.patience(&mut rng))));
        outage.timed_out();
        outage.timed_out();
        assert!((0..1_000).all(|_| (1.6..2.0).contains(&outage.patience(&mut rng))));
    }

    #[test]
    fn only_counted_retries_use_the_budget_up() {
        let options = Options { repeat_limit: Some(1), ..Options::default() };
        let mut outage = Outage::new(Millis::ZERO);
        assert_eq!(outage.begin(false), 1);
        assert_eq!(outage.begin(false), 2);
        assert!(!outage.is_spent(&options));
        assert_eq!(outage.begin(true), 3);
        assert!(outage.is_spent(&options));
    }
}
