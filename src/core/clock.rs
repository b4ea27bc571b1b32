//! Time. [`Millis`] are milliseconds that are always valid. [`Clock`] makes of the host's wall clock a time that
//! never goes back.

use core::cmp::Ordering;

/// Milliseconds: a point in time or a span, never negative and never NaN.
///
/// They are a float, since the pure-JS engine would have to emulate 64-bit integers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Millis(f64);

/// Like floats, by their own operators: the derived ones would test for NaN, too.
impl PartialOrd for Millis {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.0.partial_cmp(&other.0)
    }

    fn lt(&self, other: &Self) -> bool {
        self.0 < other.0
    }

    fn le(&self, other: &Self) -> bool {
        self.0 <= other.0
    }

    fn gt(&self, other: &Self) -> bool {
        self.0 > other.0
    }

    fn ge(&self, other: &Self) -> bool {
        self.0 >= other.0
    }
}

impl Millis {
    /// Zero.
    pub const ZERO: Self = Self(0.0);
    /// A time that never comes: the deadline of what has none.
    pub const NEVER: Self = Self(f64::INFINITY);
    /// The longest delay that a host timer accepts (2^31 − 1 ms); longer ones would fire at once.
    pub const MAX_DELAY: Self = Self(2_147_483_647.0);

    /// A span or point; NaN and negative values count as 0.
    #[must_use]
    pub const fn new(ms: f64) -> Self {
        // For NaN the comparison is false, too.
        if ms > 0.0 { Self(ms) } else { Self::ZERO }
    }

    /// A span that a host timer can take: saturates at [`Millis::MAX_DELAY`].
    #[must_use]
    #[inline(never)]
    pub const fn delay(ms: f64) -> Self {
        Self::new(ms).min(Self::MAX_DELAY)
    }

    /// The plain number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// This time and `span` more.
    #[must_use]
    pub const fn plus(self, span: Self) -> Self {
        Self(self.0 + span.0)
    }

    /// The span since `earlier`; 0 if that is later.
    #[must_use]
    #[inline(never)]
    pub const fn since(self, earlier: Self) -> Self {
        Self::new(self.0 - earlier.0)
    }

    /// The span `factor` times as long.
    #[must_use]
    pub const fn times(self, factor: f64) -> Self {
        Self::new(self.0 * factor)
    }

    /// The shorter or earlier of two.
    #[must_use]
    pub const fn min(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }

    /// The longer or later of two.
    #[must_use]
    #[inline(never)]
    pub const fn max(self, other: Self) -> Self {
        if other.0 > self.0 { other } else { self }
    }
}

/// Translates the host's wall clock into the core's time. If the wall clock is set back, the core's time
/// goes on from where it was.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock {
    offset: Millis,
    last: Millis,
}

impl Clock {
    /// The core's time at the host's time `host`.
    pub(super) const fn read(&mut self, host: Millis) -> Millis {
        let mut now = host.plus(self.offset);
        if now.get() < self.last.get() {
            self.offset = self.offset.plus(self.last.since(now));
            now = self.last;
        }
        self.last = now;
        now
    }

    /// How far the core's time is ahead of the host's.
    pub(super) const fn offset(&self) -> Millis {
        self.offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millis_cannot_be_invalid() {
        assert_eq!(Millis::new(f64::NAN), Millis::ZERO);
        assert_eq!(Millis::new(-1.0), Millis::ZERO);
        assert_eq!(Millis::delay(f64::INFINITY), Millis::MAX_DELAY);
        assert_eq!(Millis::new(5.0).since(Millis::new(9.0)), Millis::ZERO);
    }

    #[test]
    fn a_clock_set_back_goes_on_from_where_it_was() {
        let mut clock = Clock::default();
        assert_eq!(clock.read(Millis::new(5_000.0)), Millis::new(5_000.0));
        assert_eq!(clock.read(Millis::new(1_000.0)), Millis::new(5_000.0));
        assert_eq!(clock.read(Millis::new(1_250.0)), Millis::new(5_250.0));
        assert_eq!(clock.read(Millis::new(9_000.0)), Millis::new(13_000.0));
    }
}
