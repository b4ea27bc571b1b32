//! How long a server takes to answer a ping: the estimate of the round trip, made as TCP makes it (RFC 6298), and
//! whether it answers at all.

use super::clock::Millis;
use super::options::DEFAULT_PONG_TIMEOUT;

/// The least that `pongTimeout: 'auto'` gives.
const LEAST_PONG_TIMEOUT: Millis = Millis::new(1_000.0);
/// The least and the most that a probe waits.
const LEAST_PROBE_TIMEOUT: Millis = Millis::new(1_500.0);
const MOST_PROBE_TIMEOUT: Millis = Millis::new(5_000.0);
/// So often verdicts double the time for an answer.
const DOUBLINGS_MAX: u32 = 3;
/// Doubled or not, the time for an answer is no longer than this, unless `pongTimeout` is.
const LONGEST_ANSWER: Millis = Millis::new(60_000.0);

/// What is known of the server's answers.
#[derive(Clone, Debug)]
pub(super) struct Rtt {
    /// The smoothed round trip; NaN: never measured.
    smoothed: f64,
    /// Its deviation.
    deviation: f64,
    /// How often the time for an answer was doubled since the last one.
    doublings: u32,
    /// A ping has been answered, on any socket of the task.
    has_answer: bool,
}

impl Default for Rtt {
    fn default() -> Self {
        Self { smoothed: f64::NAN, deviation: 0.0, doublings: 0, has_answer: false }
    }
}

impl Rtt {
    /// Adds a measured round trip (RFC 6298 §2.2, §2.3: gains 1/8 and 1/4).
    pub(super) fn sample(&mut self, rtt: Millis) {
        let r = rtt.get();
        if self.smoothed.is_nan() {
            self.smoothed = r;
            self.deviation = r / 2.0;
        } else {
            self.deviation = 0.75 * self.deviation + 0.25 * (self.smoothed - r).abs();
            self.smoothed = 0.875 * self.smoothed + 0.125 * r;
        }
    }

    /// Forgets all measurements, which are worthless after a dead link or a change of network.
    pub(super) const fn forget(&mut self) {
        self.smoothed = f64::NAN;
    }

    /// The smoothed round trip in ms; NaN: never measured.
    pub(super) const fn smoothed(&self) -> f64 {
        self.smoothed
    }

    /// The time-out for `pongTimeout: 'auto'`: at least 1 s, at most the default of the option, which it is
    /// without a sample.
    pub(super) fn pong_timeout(&self) -> Millis {
        let ms = self.smoothed + 4.0 * self.deviation;
        // For NaN the comparison is false.
        if ms < DEFAULT_PONG_TIMEOUT.get() {
            Millis::new(ms).max(LEAST_PONG_TIMEOUT)
        } else {
            DEFAULT_PONG_TIMEOUT
        }
    }

    /// A ping was answered.
    pub(super) const fn answered(&mut self) {
        self.doublings = 0;
        self.has_answer = true;
    }

    /// A link that had answered no ping was found dead. A large message may have been on its way, which cannot be
    /// seen before it is whole, so the next links get more time. True if this is the last doubling and no ping was
    /// ever answered: then the server seems to answer none.
    pub(super) const fn unanswered(&mut self) -> bool {
        if self.doublings == DOUBLINGS_MAX {
            return false;
        }
        self.doublings = self.doublings.saturating_add(1);
        self.doublings == DOUBLINGS_MAX && !self.has_answer
    }

    /// The time for an answer, after such links.
    pub(super) fn doubled(&self, span: Millis) -> Millis {
        let factor = 1_u32.wrapping_shl(self.doublings);
        span.times(f64::from(factor)).min(span.max(LONGEST_ANSWER))
    }

    /// How long a probe waits for an answer: 4 round trips, 1.5–5 s, and 1.5 s without a sample.
    pub(super) fn probe_timeout(&self) -> Millis {
        // NaN counts as 0.
        Millis::new(4.0 * self.smoothed).max(LEAST_PROBE_TIMEOUT).min(MOST_PROBE_TIMEOUT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_estimate_follows_rfc_6298() {
        let mut rtt = Rtt::default();
        assert_eq!(rtt.pong_timeout(), Millis::new(10_000.0));
        assert_eq!(rtt.probe_timeout(), Millis::new(1_500.0));
        rtt.sample(Millis::new(400.0));
        assert_eq!(rtt.pong_timeout(), Millis::new(1_200.0));
        assert_eq!(rtt.probe_timeout(), Millis::new(1_600.0));
        rtt.sample(Millis::new(800.0));
        assert!((rtt.smoothed() - 450.0).abs() < f64::EPSILON);
        assert_eq!(rtt.pong_timeout(), Millis::new(450.0 + 4.0 * 250.0));
    }

    #[test]
    fn time_outs_stay_in_their_ranges() {
        let mut rtt = Rtt::default();
        rtt.sample(Millis::new(10.0));
        assert_eq!(rtt.pong_timeout(), Millis::new(1_000.0));
        rtt.sample(Millis::new(1e9));
        assert_eq!(rtt.pong_timeout(), Millis::new(10_000.0));
        assert_eq!(rtt.probe_timeout(), Millis::new(5_000.0));
        rtt.forget();
        assert!(rtt.smoothed().is_nan());
    }
}
