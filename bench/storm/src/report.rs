//! What is measured.

use crate::policy::Policy;
use crate::scenario::Scenario;
use serde::Serialize;

/// Counted while the storm goes on.
#[derive(Default)]
pub(crate) struct Counts {
    /// Attempts in each tenth of a second.
    attempts: Vec<u32>,
    /// The share of clients that are connected, at the end of each second, and of the storm.
    pub(crate) back: Vec<f32>,
    /// How long each outage took, ms; `u32::MAX`: it never ended.
    pub(crate) outages: Vec<u32>,
}

impl Counts {
    pub(crate) fn attempt(&mut self, now: u32) {
        let tenth = now as usize / 100;
        if self.attempts.len() <= tenth {
            self.attempts.resize(tenth + 1, 0);
        }
        self.attempts[tenth] += 1;
    }

    fn per_second(&self) -> Vec<u32> {
        self.attempts.chunks(10).map(|tenths| tenths.iter().sum()).collect()
    }
}

/// One storm in numbers. Rates are in units of what the server takes; spans in seconds.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// What went wrong.
    pub scenario: Scenario,
    /// Who decided the delays.
    pub policy: Policy,
    /// How many there were.
    pub clients: usize,
    /// Most attempts in one second.
    pub peak: f64,
    /// The same from 10 s after the fault on.
    pub peak_late: f64,
    /// The same from when the server is back.
    pub peak_once_back: f64,
    /// Most attempts in a tenth of a second, as a share of all clients.
    pub peak_tenth: f64,
    /// Attempts of all clients.
    pub attempts: u64,
    /// Attempts per client.
    pub attempts_mean: f64,
    /// 99 % of clients made no more.
    pub attempts_p99: u32,
    /// The most that one client made.
    pub attempts_worst: u32,
    /// From when the server is back until so many are; in a rolling restart the length of an outage.
    pub back: Quantiles,
    /// Attempts in each second.
    pub attempts_over_time: Vec<f64>,
    /// The share of clients that are connected, at the end of each second, and of the storm.
    pub back_over_time: Vec<f32>,
}

/// Spans within which so many per cent were back; `None`: never.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Quantiles {
    pub p50: Option<f64>,
    pub p99: Option<f64>,
    pub p999: Option<f64>,
    pub worst: Option<f64>,
}

impl Report {
    pub(crate) fn new(
        scenario: Scenario,
        policy: Policy,
        mut attempts: Vec<u32>,
        mut counts: Counts,
    ) -> Self {
        let clients = attempts.len();
        let rate = clients as f64 / scenario.ideal;
        let seconds = counts.per_second();
        let peak = |from: u32| {
            let skipped = seconds.iter().skip((from / 1_000) as usize);
            f64::from(skipped.copied().max().unwrap_or(0)) / rate
        };
        attempts.sort_unstable();
        counts.outages.sort_unstable();
        let total = attempts.iter().map(|&count| u64::from(count)).sum();
        let back = Quantiles::of(&counts.outages, scenario.fault.back());
        let tenth = counts.attempts.iter().copied().max().unwrap_or(0);
        Self {
            clients,
            peak: peak(0),
            peak_late: peak(10_000),
            peak_once_back: peak(scenario.fault.back()),
            peak_tenth: f64::from(tenth) / clients as f64,
            attempts: total,
            attempts_mean: total as f64 / clients as f64,
            attempts_p99: at(&attempts, 0.99),
            attempts_worst: at(&attempts, 1.0),
            back,
            attempts_over_time: seconds.iter().map(|&n| f64::from(n) / rate).collect(),
            back_over_time: counts.back,
            scenario,
            policy,
        }
    }

    /// Until 99 % are back, as a multiple of what the server needs for them.
    #[must_use]
    pub fn p99_over_ideal(&self) -> f64 {
        self.back.p99.unwrap_or(f64::INFINITY) / (0.99 * self.scenario.ideal)
    }

    /// Most attempts in one second, as a share of all clients.
    #[must_use]
    pub fn peak_share(&self) -> f64 {
        self.peak / self.scenario.ideal
    }
}

impl Quantiles {
    fn of(sorted: &[u32], since: u32) -> Self {
        let span = |share| {
            let ms = Some(at(sorted, share)).filter(|&ms| ms != u32::MAX)?;
            Some(f64::from(ms.saturating_sub(since)) / 1_000.0)
        };
        Self { p50: span(0.5), p99: span(0.99), p999: span(0.999), worst: span(1.0) }
    }
}

/// The value that this share does not exceed.
fn at(sorted: &[u32], share: f64) -> u32 {
    let rank = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}
