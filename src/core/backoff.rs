//! The delay before a retry: how it grows, its jitter, and what servers ask for.

use super::clock::Millis;
use super::close_code::{BUSY, RESTART};
use super::options::Options;
use super::rng::Rng;

/// Attempts of a task start at least this far apart, for every cause. So this is also the smallest base of
/// the backoff.
pub(super) const MIN_ATTEMPT_GAP: Millis = Millis::new(50.0);

/// Growth of the window from retry to retry: with a base of 2 s the first five windows sum to
/// 17.74 s, below the 18 s that users of 1.x rely on.
const GROWTH: f64 = 1.29;
/// From this retry on, a time-out doubles the window.
const DOUBLING_FROM: u32 = 6;

/// The longest pause that a server may ask for.
const MAX_PAUSE: Millis = Millis::new(300_000.0);

/// After a change of network, the next retry comes within this span.
pub(super) const SOON: Millis = Millis::new(500.0);

/// The backoff of one outage.
#[derive(Clone, Debug, Default)]
pub(super) struct Backoff {
    /// Retries scheduled so far.
    retries: u32,
    /// The latest window.
    window: Millis,
    /// The window that the server has asked for, if its latest code was 1013; else 0.
    busy: Millis,
}

/// A drawn delay. Changed options give a new delay with the same jitter.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    before: Backoff,
    after_timeout: bool,
    /// In [0, 1).
    jitter: f64,
}

impl Backoff {
    /// The number of the next retry, from 1.
    pub(super) const fn next(&self) -> u32 {
        self.retries.saturating_add(1)
    }

    /// Counts a retry whose delay the user or the server has chosen.
    pub(super) const fn advance(&mut self) {
        self.retries = self.next();
    }

    /// The delay of the next retry, and how it was drawn.
    pub(super) fn draw(
        &mut self,
        after_timeout: bool,
        options: &Options,
        rng: &mut Rng,
    ) -> (Millis, Draw) {
        let draw = Draw { before: self.clone(), after_timeout, jitter: rng.unit() };
        let (delay, window) = draw.delay(options);
        self.busy = Millis::ZERO;
        self.window = window;
        self.retries = self.next();
        (delay, draw)
    }

    /// The delay of the next retry if the close code or a pause asks for one; else `None`.
    pub(super) fn follow(
        &mut self,
        code: u16,
        pause: Millis,
        options: &Options,
        rng: &mut Rng,
    ) -> Option<Millis> {
        let spread = options.backoff_base().times(5.0);
        let window = match code {
            _ if pause > Millis::ZERO => pause.min(MAX_PAUSE),
            RESTART => spread,
            BUSY => spread.max(self.busy.times(2.0)).min(options.backoff_max().max(spread)),
            _ => return None,
        };
        self.busy = if code == BUSY { window } else { Millis::ZERO };
        self.advance();
        Some(Millis::delay(window.times(rng.unit()).get()))
    }
}

impl Draw {
    /// The delay with these options, and its window.
    pub(super) fn delay(&self, options: &Options) -> (Millis, Millis) {
        let window = self.window(options);
        // Clients that lost the same server retry at the same time. So the first retry, and early ones after
        // a time-out, are spread over the whole window.
        let is_early = self.before.next() < DOUBLING_FROM;
        let low =
            if self.before.next() == 1 || (is_early && self.after_timeout) { 0.0 } else { 0.5 };
        let factor = low + (1.0 - low) * self.jitter;
        (Millis::delay(window.times(factor).get()), window)
    }

    fn window(&self, options: &Options) -> Millis {
        let (base, max) = (options.backoff_base(), options.backoff_max());
        let plain = |retry: u32| {
            let power = i32::try_from(retry).unwrap_or(i32::MAX).saturating_sub(1);
            base.times(GROWTH.powi(power)).min(max)
        };
        let retry = self.before.next();
        if retry < DOUBLING_FROM || max == base {
            return plain(retry);
        }
        let (longest, previous) = (max.times(1.5), plain(retry.saturating_sub(1)));
        // A refusal does not shorten a window that time-outs have made longer; only new options do.
        let last = self.before.window.min(longest).max(previous);
        if self.after_timeout {
            last.times(2.0).min(longest)
        } else {
            last.times(GROWTH).min(max).max(last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The upper or lower ends of the delays after these failures (true: a time-out).
    fn delays(jitter: f64, failures: &[bool], options: &Options) -> Vec<f64> {
        let mut backoff = Backoff::default();
        failures
            .iter()
            .map(|&after_timeout| {
                let draw = Draw { before: backoff.clone(), after_timeout, jitter };
                let (delay, window) = draw.delay(options);
                backoff.window = window;
                backoff.advance();
                delay.get()
            })
            .collect()
    }

    #[test]
    fn the_first_five_default_delays_sum_to_less_than_18_s_at_their_upper_ends() {
        let options = Options::default();
        let upper = delays(1.0, &[false; 5], &options);
        assert!(upper.iter().sum::<f64>() < 17_750.0, "{upper:?}");
        assert!((upper[0] - 2_000.0).abs() < 1e-6);
    }

    #[test]
    fn the_first_retry_is_spread_from_zero_and_later_ones_from_half_the_window() {
        let options = Options::default();
        let low = delays(0.0, &[false; 6], &options);
        assert!(low[0].abs() < 1e-6);
        assert!((low[1] - 1_290.0).abs() < 1e-6, "half of 2580: {low:?}");
        let after_timeouts = delays(0.0, &[true; 6], &options);
        assert!(after_timeouts[..5].iter().all(|d| d.abs() < 1e-6), "{after_timeouts:?}");
        assert!(after_timeouts[5] > 5_000.0, "from the 6th on half a window: {after_timeouts:?}");
    }

    #[test]
    fn the_window_is_capped_and_a_refusal_never_shortens_it() {
        let options = Options::default();
        let refused = delays(1.0, &[false; 40], &options);
        assert!((refused[39] - 30_000.0).abs() < 1e-6);
        let mut failures = [true; 12].to_vec();
        failures.push(false);
        let timed_out = delays(1.0, &failures, &options);
        assert!((timed_out[11] - 45_000.0).abs() < 1e-6, "{timed_out:?}");
        assert!((timed_out[12] - 45_000.0).abs() < 1e-6, "{timed_out:?}");
    }

    #[test]
    fn a_max_below_the_base_makes_a_constant_window() {
        let options = Options { reconnect_timeout_max: Millis::ZERO, ..Options::default() };
        let all = delays(1.0, &[true; 20], &options);
        assert!(all.iter().all(|d| (d - 2_000.0).abs() < 1e-6), "{all:?}");
    }

    #[test]
    fn a_base_below_50_ms_counts_as_50() {
        let options = Options { reconnect_timeout: Millis::ZERO, ..Options::default() };
        assert!((delays(1.0, &[false], &options)[0] - 50.0).abs() < 1e-6);
    }

    #[test]
    fn hints_spread_retries_over_the_windows_that_servers_ask_for() {
        let options = Options::default();
        let mut rng = Rng::new(3);
        let mut longest = |code, pause, times: usize| {
            (0..2_000)
                .map(|_| {
                    let mut backoff = Backoff::default();
                    (0..times)
                        .map(|_| backoff.follow(code, Millis::new(pause), &options, &mut rng))
                        .last()
                        .flatten()
                        .map_or(f64::NAN, Millis::get)
                })
                .fold(0.0, f64::max)
        };
        assert!((9_900.0..=10_000.0).contains(&longest(RESTART, 0.0, 1)));
        assert!((9_900.0..=10_000.0).contains(&longest(BUSY, 0.0, 1)));
        assert!((19_800.0..=20_000.0).contains(&longest(BUSY, 0.0, 2)));
        assert!((29_700.0..=30_000.0).contains(&longest(BUSY, 0.0, 9)));
        assert!((59_400.0..=60_000.0).contains(&longest(BUSY, 60_000.0, 2)));
        assert!((297_000.0..=300_000.0).contains(&longest(1000, 9e9, 1)));
    }
}
