//! The user's control: `close()`, `open()`, `reconnect()`, `destroy()`.

use super::phase::{Attempt, Closing, Link, Phase, Wait};
use super::{Machine, Next};
use crate::core::clock::Millis;
use crate::core::error::{CloseReason, Code, GiveUpReason};
use crate::core::outage::Outage;
use crate::core::output::{CloseEvent, Output};
use alloc::vec::Vec;

/// A `reconnect()` this soon after an attempt that another one began does nothing.
const RECONNECT_GAP: Millis = Millis::new(50.0);

impl<E: Clone> Machine<E> {
    pub(super) fn close(&mut self, code: u16, event: E) {
        if matches!(self.phase, Phase::Closed(_) | Phase::Destroyed) {
            return self.put(Output::CloseDone);
        }
        self.cut_step();
        self.ready();
        let left = self.enter(Phase::Closed(None));
        self.fail_queue(Code::Closed);
        let (generation, was_open, unanswered) = match left {
            Phase::Connecting(attempt) if attempt.has_socket => {
                (attempt.generation, false, Vec::new())
            }
            Phase::Open(mut link) => {
                self.down_since = self.now;
                let waiters = link.pings.give_up();
                self.fail_pings(waiters, Code::Closed);
                (link.generation, link.is_released, link.unanswered)
            }
            other => {
                match other {
                    Phase::Connecting(Attempt { generation, .. }) => {
                        self.put(Output::Abandon { generation });
                        self.put(Output::Close(CloseEvent::Given(event)));
                    }
                    // Asked inside the user's function, which ends the step: no `onError`.
                    Phase::Asking(ended) => self.put(Output::Close(ended.loss.close)),
                    _ => {}
                }
                return self.put(Output::CloseDone);
            }
        };
        let since = self.now;
        self.phase =
            Phase::Closed(Some(Closing { generation, was_open, since, event, unanswered }));
        self.put(Output::CloseSocket { generation, code });
    }

    pub(super) fn open(&mut self) {
        if !matches!(self.phase, Phase::Closed(_) | Phase::GivenUp) {
            return;
        }
        self.cut_step();
        // A close that the host has not confirmed is told before the next open can be.
        self.close_timeout();
        self.outage = Some(Outage::new(self.now));
        self.repeat = 0;
        self.begin(false, false);
    }

    pub(super) fn reconnect(&mut self) {
        // Started by another one just now, or about to be.
        let is_recent = self.asked_at.is_some_and(|at| self.now.since(at) < RECONNECT_GAP);
        let is_pointless = match &self.phase {
            Phase::Idle | Phase::Destroyed => true,
            Phase::Closed(_) | Phase::GivenUp => false,
            Phase::Waiting(wait) => wait.asked || is_recent,
            _ => is_recent,
        };
        if is_pointless || self.in_reconnect_hook {
            return;
        }
        self.cut_step();
        self.close_timeout();
        self.settle();
        // Budget and backoff begin anew, but the outage goes on.
        let lost = self.outage.as_ref().filter(|_| self.phase.is_running());
        self.outage = Some(Outage::new(lost.map_or(self.now, |outage| outage.since)));
        let wait =
            Wait { since: self.now, delay: Millis::ZERO, counted: false, draw: None, asked: true };
        self.let_go(Phase::Waiting(wait), CloseReason::Reconnect);
        self.repeat = 0;
        self.next = Some(Next::Announce);
    }

    /// Leaves the attempt or the open socket for another phase; `onClose` tells why if it is due.
    fn let_go(&mut self, phase: Phase<E>, reason: CloseReason) {
        self.leave_link(Code::ConnectionLost, Code::ConnectionLost);
        let left = self.enter(phase);
        if matches!(left, Phase::Open(_)) {
            self.down_since = self.now;
        }
        match left {
            Phase::Connecting(Attempt { generation, .. })
            | Phase::Open(Link { generation, .. }) => {
                self.put(Output::Abandon { generation });
                self.put(Output::Close(CloseEvent::Ours(reason)));
            }
            Phase::Asking(ended) => self.tell(ended.loss),
            _ => {}
        }
    }

    /// A newer task takes the one socket of the host: this one lets go of it, and tells so at once.
    pub(super) fn superseded(&mut self) {
        if !self.phase.is_running() {
            return;
        }
        self.cut_step();
        self.settle();
        self.ready();
        self.fail_queue(Code::GivenUp);
        self.let_go(Phase::GivenUp, CloseReason::Superseded);
        self.next = Some(Next::GiveUp(GiveUpReason::Superseded));
    }

    pub(super) fn destroy(&mut self) {
        if matches!(self.phase, Phase::Destroyed) {
            return;
        }
        self.cut_step();
        self.retain(|fate| matches!(fate, Fate::Certain));
        self.ready();
        self.leave_link(Code::Destroyed, Code::Destroyed);
        if let Phase::Closed(Some(closing)) = &mut self.phase {
            let unanswered = core::mem::take(&mut closing.unanswered);
            self.fail(unanswered, Code::Destroyed);
        }
        if let Some(generation) = self.phase.generation() {
            self.put(Output::Abandon { generation });
        }
        self.enter(Phase::Destroyed);
        self.fail_queue(Code::Destroyed);
    }

    /// A hook has ended the running step: the rest of its hooks and host calls is dropped, but for
    /// what must be told in any case.
    fn cut_step(&mut self) {
        self.next = None;
        self.retain(|fate| !matches!(fate, Fate::Step | Fate::Ping));
    }

    /// Keeps the outputs of some fates.
    pub(super) fn retain(&mut self, keeps: fn(Fate) -> bool) {
        for _ in 0..self.outputs.len() {
            if let Some(output) = self.outputs.pop()
                && keeps(fate(&output))
            {
                self.put(output);
            }
        }
    }
}

/// What becomes of an output that is not acted on yet when the step is cut.
#[derive(Clone, Copy)]
pub(super) enum Fate {
    /// It is acted on in any case.
    Certain,
    /// It is told, unless the task is destroyed.
    Told,
    /// A send that was decided: it goes, unless its socket is gone.
    Send,
    /// It ends with the step, or with its socket.
    Ping,
    /// It ends with the step.
    Step,
}

const fn fate<E>(output: &Output<E>) -> Fate {
    match output {
        Output::CloseSocket { .. }
        | Output::CloseDone
        | Output::Abandon { .. }
        | Output::Result { .. }
        | Output::PingResult { .. }
        | Output::Ready => Fate::Certain,
        Output::Close(_) | Output::State { .. } => Fate::Told,
        Output::Transmit { .. } => Fate::Send,
        Output::Ping { .. } => Fate::Ping,
        _ => Fate::Step,
    }
}
