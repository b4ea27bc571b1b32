//! What happens at which millisecond.

/// Slots, a millisecond each; longer than any wait but those that may end early.
const SLOTS: usize = 1 << 19;

/// Something that will happen to a client, or to its attempt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) client: u32,
    pub(crate) generation: u32,
    pub(crate) what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The client's one timer fires.
    Timer,
    /// The request reaches the server; so many were lost before.
    Arrives { lost: u8 },
    /// The client learns that the server is not there, or has failed.
    Refused,
    /// The client learns that it is connected.
    Opened,
    /// The client learns that the socket is closed.
    Closed,
    /// The host's own connect time-out.
    HostLimit,
}

/// A ring of slots.
pub(crate) struct Wheel {
    slots: Vec<Vec<Event>>,
}

impl Wheel {
    pub(crate) fn new() -> Self {
        Self { slots: vec![Vec::new(); SLOTS] }
    }

    /// At `at`, but no later than one turn after `now`: early timers do no harm.
    pub(crate) fn push(&mut self, now: u32, at: u32, event: Event) {
        let at = at.clamp(now, now + SLOTS as u32 - 1);
        self.slots[at as usize % SLOTS].push(event);
    }

    /// What is due now, in the order in which it was put in.
    pub(crate) fn take(&mut self, now: u32) -> Vec<Event> {
        std::mem::take(&mut self.slots[now as usize % SLOTS])
    }
}
