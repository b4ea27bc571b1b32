//! Sends that were handed to the host and have no answer yet.

use alloc::vec::Vec;
use core::mem;

/// Their ids, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Unanswered(Vec<u32>);

impl Unanswered {
    pub(super) fn push(&mut self, id: u32) {
        self.0.push(id);
    }

    /// The host answered this send. False if the send already had its answer.
    pub(super) fn answered(&mut self, id: u32) -> bool {
        let index = self.0.iter().position(|&other| other == id);
        index.map(|index| self.0.remove(index)).is_some()
    }

    /// No answer will come: takes all sends.
    pub(super) fn take(&mut self) -> Vec<u32> {
        mem::take(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_send_is_answered_once_and_the_rest_keep_their_order() {
        let mut sends = Unanswered::default();
        (1..=4).for_each(|id| sends.push(id));
        assert!(sends.answered(2));
        assert!(!sends.answered(2) && !sends.answered(9));
        assert_eq!(sends.take(), [1, 3, 4]);
        assert!(sends.take().is_empty());
    }
}
