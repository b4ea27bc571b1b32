//! Sends and calls of `ping()`: passes them to the host, and gives each its one result.

use super::Machine;
use super::link::LinkAction;
use super::phase::Phase;
use super::step::Interruption;
use crate::core::clock::Millis;
use crate::core::error::Code;
use crate::core::options::QueueLimits;
use crate::core::output::{Outcome, Output};
use crate::core::pings::Answer;
use crate::core::stats::count;

impl<E: Clone> Machine<E> {
    /// `since`: since when it waits; never: it may not wait.
    pub(super) fn send(&mut self, id: u32, size: f64, since: Millis, in_hook: bool) {
        let limits = self.options.queue.filter(|_| since < Millis::NEVER);
        if let Phase::Open(link) = &self.phase
            && !link.is_closing()
        {
            // Until the hooks of the open have run, only their own sends go before the queue.
            let goes_ahead = if link.is_released() { self.queue.is_empty() } else { in_hook };
            if goes_ahead || limits.is_none() {
                return self.transmit(id, size, since);
            }
        }
        match limits {
            _ if !self.phase.is_running() => self.fail_send(id, self.not_open()),
            None => self.fail_send(id, Code::NotOpen),
            Some(limits) => {
                if !self.queue.push(id, size, since, &limits) {
                    self.fail_send(id, Code::QueueFull);
                }
                self.trim_queue(&limits);
            }
        }
    }

    /// The socket is closing, so it was not given this message, which waits for the next one.
    pub(super) fn withheld(&mut self, id: u32, size: f64, since: Millis) {
        self.stats.message_withheld(size);
        if let Phase::Open(link) = &mut self.phase {
            link.closing(self.now, &self.options);
        }
        self.send(id, size, since, false);
    }

    /// Hands the oldest queued message to the host. They go one at a time, so that after a loss the rest is
    /// still queued.
    pub(super) fn transmit_oldest(&mut self) -> bool {
        if !matches!(&self.phase, Phase::Open(link) if link.is_released()) {
            return false;
        }
        // After a suspension, the open may come before the timer that expires old messages.
        self.expire();
        if let Some((id, size, since)) = self.queue.pop() {
            self.transmit(id, size, since);
        }
        !self.outputs.is_empty()
    }

    fn transmit(&mut self, id: u32, size: f64, since: Millis) {
        if let Phase::Open(link) = &mut self.phase {
            link.spoke(self.now);
        }
        self.stats.message_out(size);
        self.emit(Output::Transmit { generation: self.generation, id, size, since });
    }

    pub(super) fn ping(&mut self, id: u32) {
        if let Phase::Open(link) = &mut self.phase {
            let action = link.ping_asked(id, self.now, &self.options, &self.rtt);
            self.act_on_link(action);
        } else {
            self.fail_pings(&[id], self.not_open());
        }
    }

    pub(super) fn act_on_link(&mut self, action: LinkAction) {
        match action {
            LinkAction::None => {}
            LinkAction::Ping => {
                count(&mut self.stats.pings);
                self.emit(Output::Ping { generation: self.generation });
            }
            LinkAction::Dead => self.dead(),
            LinkAction::Errored => self.errored_for_good(),
        }
    }

    pub(super) fn ping_answered(&mut self, answer: Answer) {
        let Answer { rtt, counts, waiters } = answer;
        if counts {
            self.rtt.sample(rtt);
            self.stats.rtt(rtt);
            self.emit(Output::Latency(rtt));
        }
        for id in waiters {
            self.emit(Output::PingResult { id, outcome: Ok(rtt) });
        }
    }

    /// The code for a send while no socket is open.
    const fn not_open(&self) -> Code {
        match self.phase {
            Phase::Closing(_) | Phase::Closed => Code::Closed,
            Phase::GivenUp => Code::GivenUp,
            Phase::Destroyed => Code::Destroyed,
            _ => Code::NotOpen,
        }
    }

    /// The socket is gone: fails the sends and pings that wait for its answers, with these codes.
    pub(super) fn fail_unanswered(&mut self, send: Code, ping: Code) {
        let pings = self.phase.take_pings();
        self.drop_outputs(Interruption::SocketLost, send);
        self.emit(Output::FailSends(send));
        self.fail_pings(&pings, ping);
    }

    /// Fails the messages that have waited too long for an open socket.
    pub(super) fn expire(&mut self) {
        if let Some(limits) = self.options.queue {
            while self.queue.deadline(&limits) <= self.now {
                self.fail_oldest(Code::Expired);
            }
        }
    }

    pub(super) fn trim_queue(&mut self, limits: &QueueLimits) {
        while let Some(id) = self.queue.trim(limits) {
            self.fail_send(id, Code::QueueFull);
        }
    }

    pub(super) fn fail_queue(&mut self, code: Code) {
        while self.fail_oldest(code) {}
    }

    fn fail_oldest(&mut self, code: Code) -> bool {
        let oldest = self.queue.pop();
        if let Some((id, ..)) = oldest {
            self.fail_send(id, code);
        }
        oldest.is_some()
    }

    #[inline(never)]
    pub(super) fn fail_send(&mut self, id: u32, code: Code) {
        self.emit(Output::Result { id, outcome: Outcome::Failed(code) });
    }

    pub(super) fn fail_pings(&mut self, ids: &[u32], code: Code) {
        for &id in ids {
            self.emit(Output::PingResult { id, outcome: Err(code) });
        }
    }
}
