//! A server with a limited rate and a bounded queue.

use crate::scenario::Overload;
use fastrand::Rng;
use std::collections::VecDeque;

/// By how much work, in ms, refusals may be ahead of the server's time; more requests are lost.
const DEBT: f64 = 1_000.0;

/// One of the machines behind the address.
pub(crate) struct Node {
    overload: Overload,
    /// Handshakes per ms.
    rate: f64,
    /// How many may wait.
    limit: f64,
    /// Handshakes that it has time for now.
    credit: f64,
    queue: VecDeque<Request>,
    pub(crate) is_up: bool,
}

/// An attempt of a client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    pub(crate) client: u32,
    pub(crate) generation: u32,
}

/// What became of a request that has just arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    Queued,
    Lost,
    Refused,
}

impl Node {
    /// `rate`: handshakes per second.
    pub(crate) fn new(overload: Overload, rate: f64) -> Self {
        Self {
            overload,
            rate: rate / 1_000.0,
            limit: (overload.queue() * rate).max(1.0),
            credit: 0.0,
            queue: VecDeque::new(),
            is_up: true,
        }
    }

    pub(crate) fn arrives(&mut self, request: Request) -> Arrival {
        if !self.is_up {
            return Arrival::Refused;
        }
        if (self.queue.len() as f64) < self.limit {
            self.queue.push_back(request);
            return Arrival::Queued;
        }
        match self.overload.refusal() {
            Some(cost) if self.credit > -DEBT * self.rate => {
                self.credit -= cost;
                Arrival::Refused
            }
            _ => Arrival::Lost,
        }
    }

    /// What was queued is lost with it.
    pub(crate) fn go_down(&mut self) -> VecDeque<Request> {
        self.is_up = false;
        self.credit = 0.0;
        std::mem::take(&mut self.queue)
    }

    /// Works for a millisecond. `serve` is called for each handshake, with whether it succeeded.
    pub(crate) fn work(
        &mut self,
        rng: &mut Rng,
        is_waiting: impl Fn(Request) -> bool,
        mut serve: impl FnMut(Request, bool),
    ) {
        if !self.is_up {
            return;
        }
        // Idle time is not saved up.
        self.credit = self.credit.min(1.0) + self.rate;
        if self.overload == Overload::None {
            self.credit = f64::INFINITY;
        }
        while self.credit >= 1.0 {
            let fill = self.queue.len() as f64 / self.limit;
            let Some(request) = self.queue.pop_front() else { return };
            if is_waiting(request) {
                self.credit -= 1.0;
                let chance = self.overload.failures() * fill * fill;
                serve(request, chance == 0.0 || rng.f64() >= chance);
            } else {
                self.credit -= self.overload.dead_cost();
            }
        }
    }
}
