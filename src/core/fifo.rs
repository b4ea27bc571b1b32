//! A first-in, first-out list.

use alloc::vec::Vec;
use core::mem;

/// Two stacks: what came last lies on top of one, what goes next on top of the other. `VecDeque`
/// would bring 2 KB of moving memory about.
#[derive(Clone, Debug)]
pub(super) struct Fifo<T> {
    came: Vec<T>,
    goes: Vec<T>,
}

impl<T> Default for Fifo<T> {
    fn default() -> Self {
        Self { came: Vec::new(), goes: Vec::new() }
    }
}

impl<T> Fifo<T> {
    pub(super) const fn is_empty(&self) -> bool {
        self.came.is_empty() && self.goes.is_empty()
    }

    pub(super) const fn len(&self) -> usize {
        self.came.len().saturating_add(self.goes.len())
    }

    pub(super) fn push(&mut self, item: T) {
        self.came.push(item);
    }

    /// The oldest, left where it is.
    pub(super) fn first(&self) -> Option<&T> {
        self.goes.last().or_else(|| self.came.first())
    }

    /// The oldest.
    pub(super) fn pop(&mut self) -> Option<T> {
        if self.goes.is_empty() {
            self.came.reverse();
            mem::swap(&mut self.came, &mut self.goes);
        }
        self.goes.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_first_goes_first() {
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
