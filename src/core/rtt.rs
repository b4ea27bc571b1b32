//! The estimate of the round trip, made as TCP makes it (RFC 6298).

use super::clock::Millis;
use super::options::DEFAULT_PONG_TIMEOUT;

/// Smoothed round trip and its deviation.
#[derive(Clone, Debug, Default)]
pub(super) struct Rtt {
    estimate: Option<Estimate>,
}

#[derive(Clone, Copy, Debug)]
struct Estimate {
    smoothed: f64,
    deviation: f64,
}

impl Rtt {
    /// Adds a measured round trip (RFC 6298 §2.2, §2.3: gains 1/8 and 1/4).
    pub(super) fn sample(&mut self, rtt: Millis) {
        let r = rtt.get();
        self.estimate = Some(match self.estimate {
            None => Estimate { smoothed: r, deviation: r / 2.0 },
            Some(e) => Estimate {
                smoothed: 0.875 * e.smoothed + 0.125 * r,
                deviation: 0.75 * e.deviation + 0.25 * (e.smoothed - r).abs(),
            },
        });
    }

    /// Forgets all measurements, which are worthless after a dead link or a change of network.
    pub(super) const fn forget(&mut self) {
        self.estimate = None;
    }

    /// The smoothed round trip.
    pub(super) fn smoothed(&self) -> Option<Millis> {
        self.estimate.map(|e| Millis::new(e.smoothed))
    }

    /// The time-out for `pongTimeout: 'auto'`: at least 1 s, at most the default of the option, which it is
    /// without a sample.
    pub(super) fn pong_timeout(&self) -> Millis {
        let max = DEFAULT_PONG_TIMEOUT.get();
        let ms = self.estimate.map_or(max, |e| e.smoothed + 4.0 * e.deviation);
        Millis::new(ms.clamp(1_000.0, max))
    }

    /// How long a probe waits for an answer: 4 round trips, 1.5–5 s, and 1.5 s without a sample.
    pub(super) fn probe_timeout(&self) -> Millis {
        let ms = self.estimate.map_or(0.0, |e| 4.0 * e.smoothed);
        Millis::new(ms.clamp(1_500.0, 5_000.0))
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
        assert_eq!(rtt.smoothed(), Some(Millis::new(450.0)));
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
        assert_eq!(rtt.smoothed(), None);
    }
}
