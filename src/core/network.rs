//! The network that the host reports.

use super::protocol::HostFact;
use core::mem;

/// The network in use, as a number: [`Network::ABSENT`], [`Network::UNKNOWN`], or any other for a type.
#[derive(Clone, Debug)]
pub(super) struct Network(u32);

/// What a report of the host means for the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NetworkChange {
    /// Nothing has changed.
    None,
    /// There is no network any more.
    Lost,
    /// It is back, or it is another one. What was sent over the old one may be lost.
    Changed,
}

impl Network {
    /// There is no network.
    pub(super) const ABSENT: u32 = 0;
    /// The host has said that there is none, but a socket has shown that there is one.
    const PROVED: u32 = u32::MAX;
    /// There may be a network of any type. This holds until the host reports another. Networks are numbered
    /// as facts of the host, from [`HostFact::Offline`] on.
    pub(super) const UNKNOWN: u32 = HostFact::NetworkUnknown.number() - HostFact::Offline.number();

    pub(super) const fn new() -> Self {
        Self(Self::UNKNOWN)
    }

    pub(super) const fn is_absent(&self) -> bool {
        self.0 == Self::ABSENT
    }

    /// A socket has opened, or has brought a message: hosts can be wrong.
    pub(super) const fn proved(&mut self) {
        if self.is_absent() {
            self.0 = Self::PROVED;
        }
    }

    /// The host reports that this is the network now.
    pub(super) const fn reported(&mut self, kind: u32) -> NetworkChange {
        // A network of unknown type may be the one that is known already.
        let is_known = !matches!(self.0, Self::ABSENT | Self::PROVED);
        if kind == self.0 || (kind == Self::UNKNOWN && is_known) {
            return NetworkChange::None;
        }
        match (mem::replace(&mut self.0, kind), kind) {
            (_, Self::ABSENT) => NetworkChange::Lost,
            // The host's first report names the network that was there before.
            (Self::UNKNOWN, _) => NetworkChange::None,
            _ => NetworkChange::Changed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loss_a_return_and_another_type_than_the_last_known_are_changes() {
        let (wifi, cellular) = (7, 8);
        let mut network = Network::new();
        let reports = [
            (wifi, NetworkChange::None),
            (wifi, NetworkChange::None),
            (cellular, NetworkChange::Changed),
            (Network::UNKNOWN, NetworkChange::None),
            (cellular, NetworkChange::None),
            (Network::ABSENT, NetworkChange::Lost),
            (Network::ABSENT, NetworkChange::None),
            (cellular, NetworkChange::Changed),
            (Network::ABSENT, NetworkChange::Lost),
            (Network::UNKNOWN, NetworkChange::Changed),
            (wifi, NetworkChange::None),
        ];
        for (kind, change) in reports {
            assert_eq!(network.reported(kind), change, "{kind}");
        }
        assert!(!network.is_absent());
    }

    #[test]
    fn after_a_proof_there_is_a_network_and_the_next_report_is_a_change() {
        for kind in [Network::UNKNOWN, 7] {
            let mut network = Network::new();
            network.proved();
            assert_eq!(network.reported(kind), NetworkChange::None, "nothing was to be proved");
            network.reported(Network::ABSENT);
            network.proved();
            assert!(!network.is_absent());
            assert_eq!(network.reported(kind), NetworkChange::Changed);
            network.reported(Network::ABSENT);
            network.proved();
            assert_eq!(network.reported(Network::ABSENT), NetworkChange::Lost);
        }
    }

    #[test]
    fn the_first_report_may_be_that_there_is_no_network() {
        let mut network = Network::new();
        assert_eq!(network.reported(Network::ABSENT), NetworkChange::Lost);
        assert!(network.is_absent());
    }
}
