//! Who decides the delay before a retry.

use fastrand::Rng;
use serde::Serialize;

/// The delay that every policy starts from, ms.
const BASE: f64 = 2_000.0;
/// The longest delay of those that grow, ms.
const CAP: f64 = 30_000.0;

/// The core's own defaults, or one of the usual rules in the place of the user's `retry`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// The core as it is shipped.
    Default,
    /// Always the same, as 1.x does.
    Constant,
    /// Doubled each time.
    Exponential,
    /// Random in [0, 1] of the doubled delay.
    FullJitter,
    /// Random in [½, 1] of the doubled delay.
    EqualJitter,
    /// Random between the base and three times the previous delay.
    Decorrelated,
}

impl Policy {
    /// All of them, ours first.
    pub const ALL: [Self; 6] = [
        Self::Default,
        Self::Constant,
        Self::Exponential,
        Self::FullJitter,
        Self::EqualJitter,
        Self::Decorrelated,
    ];

    /// The delay before this retry (from 1), ms. `previous`: the latest delay of the same outage.
    pub(crate) fn delay(self, retry: u32, previous: f64, rng: &mut Rng) -> f64 {
        let doubled = (BASE * 2_f64.powi(retry.min(30) as i32 - 1)).min(CAP);
        match self {
            Self::Default | Self::Constant => BASE,
            Self::Exponential => doubled,
            Self::FullJitter => doubled * rng.f64(),
            Self::EqualJitter => doubled * (0.5 + 0.5 * rng.f64()),
            Self::Decorrelated => {
                let from = if retry == 1 { BASE } else { previous };
                (BASE + rng.f64() * (3.0 * from - BASE)).min(CAP)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_lie_where_their_rules_say() {
        let mut rng = Rng::with_seed(1);
        let mut range = |policy: Policy, retry| {
            let all = (0..2_000).map(|_| policy.delay(retry, 4_000.0, &mut rng));
            all.fold((f64::MAX, 0.0_f64), |(low, high), d| (low.min(d), high.max(d)))
        };
        assert_eq!(range(Policy::Constant, 9), (2_000.0, 2_000.0));
        assert_eq!(range(Policy::Exponential, 3), (8_000.0, 8_000.0));
        assert_eq!(range(Policy::Exponential, 99), (30_000.0, 30_000.0));
        let near = |(low, high): (f64, f64), from: f64, to: f64| {
            assert!(low >= from && low < from + 100.0 && high <= to && high > to - 100.0);
        };
        near(range(Policy::FullJitter, 2), 0.0, 4_000.0);
        near(range(Policy::EqualJitter, 2), 2_000.0, 4_000.0);
        near(range(Policy::Decorrelated, 2), 2_000.0, 12_000.0);
    }
}
