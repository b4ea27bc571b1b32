//! The estimate of the round trip, made as TCP makes it (RFC 6298).

use super::clock::Millis;
use super::options::DEFAULT_PONG_TIMEOUT;

/// The least that `pongTimeout: 'auto'` gives.
const LEAST_PONG_TIMEOUT: Millis = Millis::new(1_000.0);
/// The least and the most that a probe waits.
const LEAST_PROBE_TIMEOUT: Millis = Millis::new(1_500.0);
const MOST_PROBE_TIMEOUT: Millis = Millis::new(5_000.0);

/// Smoothed round trip and its deviation; NaN: never measured.
#[derive(Clone, Debug)]
pub(super) struct Rtt {
    smoothed: f64,
    deviation: f64,
}

impl Default for Rtt {
    fn default() -> Self {
        Self { smoothed: f64::NAN, deviation: f64::NAN }
    }
}

impl Rtt {
    /// Adds a measured round trip (RFC 6298 §2.2, §2.3: gains 1/8 and 1/4).
    pub(super) fn sample(&mut self, rtt: Millis) {
        let r = rtt.get();
        if self.smoothed.is_nan() {
            *self = Self { smoothed: r, deviation: r / 2.0 };
        } else {
            self.deviation = 0.75 * self.deviation + 0.25 * (self.smoothed - r).abs();
            self.smoothed = 0.875 * self.smoothed + 0.125 * r;
        }
    }

    /// Forgets all measurements, which are worthless after a dead link or a change of network.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
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
