//! What the host says of the network.

use core::mem;

/// The network in use, as a number: [`Network::ABSENT`], [`Network::UNKNOWN`], or any other for a type.
#[derive(Clone, Debug)]
pub(super) struct Network(u32);

/// What a report of the host's means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Nothing new.
    None,
    /// There is no network any more.
    Gone,
    /// It is back, or another one: what was sent over the old one may be lost.
    Changed,
}

impl Network {
    /// There is none.
    pub(super) const ABSENT: u32 = 0;
    /// There may be one of any type; what holds until the host says otherwise.
    pub(super) const UNKNOWN: u32 = 1;

    pub(super) const fn new() -> Self {
        Self(Self::UNKNOWN)
    }

    pub(super) const fn is_absent(&self) -> bool {
        self.0 == Self::ABSENT
    }

    /// The host says that this is the network.
    pub(super) const fn heard(&mut self, kind: u32) -> News {
        // Without its type, a network that is there may be the one that is known.
        if kind == self.0 || (kind == Self::UNKNOWN && !self.is_absent()) {
            return News::None;
        }
        match (mem::replace(&mut self.0, kind), kind) {
            (_, Self::ABSENT) => News::Gone,
            // The first word of the host's, not the first network.
            (Self::UNKNOWN, _) => News::None,
            _ => News::Changed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_a_loss_a_return_and_another_type_than_the_last_known() {
        let (wifi, cellular) = (7, 8);
        let mut network = Network::new();
        let heard = [
            (wifi, News::None),
            (wifi, News::None),
            (cellular, News::Changed),
            (Network::UNKNOWN, News::None),
            (cellular, News::None),
            (Network::ABSENT, News::Gone),
            (Network::ABSENT, News::None),
            (cellular, News::Changed),
            (Network::ABSENT, News::Gone),
            (Network::UNKNOWN, News::Changed),
            (wifi, News::None),
        ];
        for (kind, news) in heard {
            assert_eq!(network.heard(kind), news, "{kind}");
        }
        assert!(!network.is_absent());
    }

    #[test]
    fn the_first_word_may_be_that_there_is_none() {
        let mut network = Network::new();
        assert_eq!(network.heard(Network::ABSENT), News::Gone);
        assert!(network.is_absent());
    }
}
