//! A first-in, first-out list.

use alloc::vec::Vec;

/// Two stacks: new items go onto `incoming`, and the oldest one is taken off `outgoing`. `VecDeque`
/// would add 2 KB of code.
#[derive(Clone, Debug)]
pub(super) struct Fifo<T> {
    incoming: Vec<T>,
    outgoing: Vec<T>,
}

impl<T> Default for Fifo<T> {
    fn default() -> Self {
        Self { incoming: Vec::new(), outgoing: Vec::new() }
    }
}

impl<T> Fifo<T> {
    pub(super) const fn is_empty(&self) -> bool {
        self.incoming.is_empty() && self.outgoing.is_empty()
    }

    pub(super) const fn len(&self) -> usize {
        self.incoming.len().saturating_add(self.outgoing.len())
    }

    pub(super) fn push(&mut self, item: T) {
        self.add(item, false);
    }

    /// Adds an item, as the newest or as the oldest.
    pub(super) fn add(&mut self, item: T, is_oldest: bool) {
        let list = if is_oldest { &mut self.outgoing } else { &mut self.incoming };
        list.push(item);
    }

    /// The oldest item, which stays in the list.
    pub(super) fn first(&self) -> Option<&T> {
        self.outgoing.last().or_else(|| self.incoming.first())
    }

    /// Takes the oldest item out.
    pub(super) fn pop(&mut self) -> Option<T> {
        if self.outgoing.is_empty() {
            while let Some(item) = self.incoming.pop() {
                self.outgoing.push(item);
            }
        }
        self.outgoing.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_item_in_is_the_first_one_out() {
        let mut fifo = Fifo::default();
        assert!(fifo.is_empty() && fifo.pop().is_none());
        fifo.push(1);
        fifo.push(2);
        assert_eq!((fifo.first(), fifo.len()), (Some(&1), 2));
        assert_eq!(fifo.pop(), Some(1));
        fifo.push(3);
        assert_eq!(fifo.first(), Some(&2));
        assert_eq!([fifo.pop(), fifo.pop(), fifo.pop()], [Some(2), Some(3), None]);
    }
}
