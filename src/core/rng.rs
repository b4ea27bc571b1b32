//! Random numbers from a seed. All jitter comes from here, so the same seed gives the same delays.

/// The Mulberry32 generator, which needs only 32-bit arithmetic. The usual small crates multiply 64-bit
/// integers, which the pure-JS engine would have to emulate.
#[derive(Clone, Debug)]
pub(super) struct Rng(u32);

impl Rng {
    pub(super) const fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// A number in [0, 1).
    pub(super) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut x = (self.0 ^ (self.0 >> 15)).wrapping_mul(self.0 | 1);
        x ^= x.wrapping_add((x ^ (x >> 7)).wrapping_mul(x | 61));
        f64::from(x ^ (x >> 14)) / 4_294_967_296.0
    }

    /// A number in [`low`, 1).
    pub(super) fn from(&mut self, low: f64) -> f64 {
        low + (1.0 - low) * self.unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_within_the_unit_range() {
        let (mut a, mut b) = (Rng::new(7), Rng::new(7));
        let mut sum = 0.0;
        for _ in 0..10_000 {
            let x = a.unit();
            assert_eq!(x.to_bits(), b.unit().to_bits());
            assert!((0.0..1.0).contains(&x));
            sum += x;
        }
        assert!((4_800.0..5_200.0).contains(&sum));
    }

    #[test]
    fn from_keeps_its_lower_bound() {
        let mut rng = Rng::new(1);
        assert!((0..10_000).all(|_| (0.5..1.0).contains(&rng.from(0.5))));
    }
}
