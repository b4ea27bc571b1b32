//! Messages that wait for an open socket.

use super::clock::Millis;
use super::options::{Overflow, QueueLimits};
use alloc::collections::VecDeque;
use alloc::vec::Vec;

/// A bounded queue, oldest first.
#[derive(Debug, Default)]
pub(super) struct Queue {
    items: VecDeque<Item>,
    bytes: f64,
}

#[derive(Debug)]
struct Item {
    id: u32,
    size: f64,
    since: Millis,
}

impl Queue {
    /// How many messages wait.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// How many bytes wait.
    pub(super) const fn bytes(&self) -> f64 {
        self.bytes
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Takes a message in; the messages that had no room, perhaps this one.
    pub(super) fn push(
        &mut self,
        id: u32,
        size: f64,
        now: Millis,
        limits: &QueueLimits,
    ) -> Vec<u32> {
        // One that could never fit must not drive out others.
        if limits.max_messages == 0 || size > limits.max_bytes {
            return Vec::from([id]);
        }
        self.items.push_back(Item { id, size, since: now });
        self.bytes += size;
        match limits.overflow {
            Overflow::DropOldest => self.trim(limits),
            Overflow::DropNewest => {
                let mut dropped = Vec::new();
                if self.is_over(limits) {
                    if let Some(item) = self.items.pop_back() {
                        self.bytes -= item.size;
                        dropped.push(item.id);
                    }
                }
                dropped
            }
        }
    }

    /// Drops the oldest until the limits hold.
    pub(super) fn trim(&mut self, limits: &QueueLimits) -> Vec<u32> {
        let mut dropped = Vec::new();
        while self.is_over(limits) {
            let Some((id, _)) = self.pop() else { break };
            dropped.push(id);
        }
        dropped
    }

    /// The oldest message and its size.
    pub(super) fn pop(&mut self) -> Option<(u32, f64)> {
        let item = self.items.pop_front()?;
        // Emptied, it starts at an exact 0 again whatever the sizes were.
        self.bytes = if self.items.is_empty() { 0.0 } else { self.bytes - item.size };
        Some((item.id, item.size))
    }

    /// When the oldest message expires.
    pub(super) fn deadline(&self, limits: &QueueLimits) -> Option<Millis> {
        Some(self.items.front()?.since.plus(limits.max_age?))
    }

    fn is_over(&self, limits: &QueueLimits) -> bool {
        self.bytes > limits.max_bytes
            || u32::try_from(self.items.len()).unwrap_or(u32::MAX) > limits.max_messages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: QueueLimits = QueueLimits {
        max_messages: 3,
        max_bytes: 100.0,
        max_age: Some(Millis::new(50.0)),
        overflow: Overflow::DropOldest,
    };

    #[test]
    fn drop_oldest_makes_room_by_count_and_by_bytes() {
        let mut queue = Queue::default();
        for id in 0..3 {
            assert!(queue.push(id, 10.0, Millis::ZERO, &LIMITS).is_empty());
        }
        assert_eq!(queue.push(3, 10.0, Millis::ZERO, &LIMITS), [0]);
        assert_eq!(queue.push(4, 95.0, Millis::ZERO, &LIMITS), [1, 2, 3]);
        assert_eq!(queue.pop(), Some((4, 95.0)));
        assert!(queue.bytes().abs() < f64::EPSILON);
    }

    #[test]
    fn drop_newest_fails_the_new_one() {
        let limits = QueueLimits { overflow: Overflow::DropNewest, ..LIMITS };
        let mut queue = Queue::default();
        for id in 0..3 {
            queue.push(id, 10.0, Millis::ZERO, &limits);
        }
        assert_eq!(queue.push(3, 10.0, Millis::ZERO, &limits), [3]);
        assert_eq!(queue.len(), 3);
    }

    #[test]
    fn one_too_large_drops_nothing_else() {
        let mut queue = Queue::default();
        queue.push(0, 10.0, Millis::ZERO, &LIMITS);
        assert_eq!(queue.push(1, 101.0, Millis::ZERO, &LIMITS), [1]);
        assert_eq!(queue.len(), 1);
    }

    #[test]
    fn the_oldest_sets_the_deadline() {
        let mut queue = Queue::default();
        assert_eq!(queue.deadline(&LIMITS), None);
        queue.push(0, 10.0, Millis::new(7.0), &LIMITS);
        queue.push(1, 10.0, Millis::new(9.0), &LIMITS);
        assert_eq!(queue.deadline(&LIMITS), Some(Millis::new(57.0)));
    }
}
