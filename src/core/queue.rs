//! Messages that wait for an open socket.

use super::clock::Millis;
use super::fifo::Fifo;
use super::options::{Overflow, QueueLimits};

/// A bounded queue, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    items: Fifo<Item>,
    bytes: f64,
}

#[derive(Clone, Debug)]
struct Item {
    id: u32,
    size: f64,
    since: Millis,
}

impl Queue {
    /// How many messages wait.
    pub(super) const fn len(&self) -> usize {
        self.items.len()
    }

    /// How many bytes wait.
    pub(super) const fn bytes(&self) -> f64 {
        self.bytes
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds a message. False if there is no room for it: the older messages are to be kept, or it could never
    /// fit, and then it must not push out others.
    pub(super) fn push(&mut self, id: u32, size: f64, since: Millis, limits: &QueueLimits) -> bool {
        let could_fit = limits.max_messages > 0 && size <= limits.max_bytes;
        let fits = match limits.overflow {
            Overflow::DropOldest => could_fit,
            Overflow::DropNewest => could_fit && !self.is_over(limits, 1, size),
        };
        if fits {
            // One that is put back was the oldest, if it is older than the first one.
            let is_oldest = self.items.first().is_some_and(|first| first.id > id);
            self.items.add(Item { id, size, since }, is_oldest);
            self.bytes += size;
        }
        fits
    }

    /// Drops the oldest message if the queue is over its limits. Returns its id.
    pub(super) fn trim(&mut self, limits: &QueueLimits) -> Option<u32> {
        if self.is_over(limits, 0, 0.0) { self.pop().map(|(id, ..)| id) } else { None }
    }

    /// Takes the oldest message out: its id, its size, and since when it waits.
    pub(super) fn pop(&mut self) -> Option<(u32, f64, Millis)> {
        let item = self.items.pop()?;
        // An empty queue has exactly 0 bytes, whatever was rounded before.
        self.bytes = if self.items.is_empty() { 0.0 } else { self.bytes - item.size };
        Some((item.id, item.size, item.since))
    }

    /// When the oldest message expires.
    pub(super) fn deadline(&self, limits: &QueueLimits) -> Millis {
        self.items.first().map_or(Millis::NEVER, |oldest| oldest.since.plus(limits.max_age))
    }

    /// Whether the queue would be over its limits with so much more.
    fn is_over(&self, limits: &QueueLimits, messages: usize, bytes: f64) -> bool {
        let messages = self.items.len().saturating_add(messages);
        self.bytes + bytes > limits.max_bytes
            || u32::try_from(messages).unwrap_or(u32::MAX) > limits.max_messages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: QueueLimits = QueueLimits {
        max_messages: 3,
        max_bytes: 100.0,
        max_age: Millis::new(50.0),
        overflow: Overflow::DropOldest,
    };

    fn dropped(queue: &mut Queue, limits: &QueueLimits) -> Vec<u32> {
        core::iter::from_fn(|| queue.trim(limits)).collect()
    }

    #[test]
    fn drop_oldest_makes_room_by_count_and_by_bytes() {
        let mut queue = Queue::default();
        for id in 0..3 {
            assert!(queue.push(id, 10.0, Millis::ZERO, &LIMITS));
        }
        assert!(dropped(&mut queue, &LIMITS).is_empty());
        assert!(queue.push(3, 10.0, Millis::ZERO, &LIMITS));
        assert_eq!(dropped(&mut queue, &LIMITS), [0]);
        assert!(queue.push(4, 95.0, Millis::ZERO, &LIMITS));
        assert_eq!(dropped(&mut queue, &LIMITS), [1, 2, 3]);
        assert_eq!(queue.pop(), Some((4, 95.0, Millis::ZERO)));
        assert!(queue.bytes().abs() < f64::EPSILON);
    }

    #[test]
    fn drop_newest_refuses_the_new_one() {
        let limits = QueueLimits { overflow: Overflow::DropNewest, ..LIMITS };
        let mut queue = Queue::default();
        for id in 0..3 {
            assert!(queue.push(id, 10.0, Millis::ZERO, &limits));
        }
        assert!(!queue.push(3, 10.0, Millis::ZERO, &limits));
        assert_eq!(queue.len(), 3);
    }

    #[test]
    fn one_too_large_drops_nothing_else() {
        let mut queue = Queue::default();
        assert!(queue.push(0, 10.0, Millis::ZERO, &LIMITS));
        assert!(!queue.push(1, 101.0, Millis::ZERO, &LIMITS));
        assert_eq!(queue.len(), 1);
    }

    #[test]
    fn the_oldest_sets_the_deadline() {
        let mut queue = Queue::default();
        assert_eq!(queue.deadline(&LIMITS), Millis::NEVER);
        queue.push(0, 10.0, Millis::new(7.0), &LIMITS);
        queue.push(1, 10.0, Millis::new(9.0), &LIMITS);
        assert_eq!(queue.deadline(&LIMITS), Millis::new(57.0));
    }
}
