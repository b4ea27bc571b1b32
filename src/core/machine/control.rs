//! The methods `close()`, `open()`, `reconnect()` and `destroy()`; and a newer task that takes the socket.

use super::Machine;
use super::attempt::Cause;
use super::closing::Closing;
use super::phase::Phase;
use super::retry_delay::RetryDelay;
use super::step::{Interruption, Next};
use crate::core::clock::Millis;
use crate::core::close_code::{NORMAL, REPLACED};
use crate::core::error::{CloseReason, Code, GiveUpReason};
use crate::core::outage::Outage;
use crate::core::output::{CloseEvent, Output};

impl<E: Clone> Machine<E> {
    pub(super) fn close(&mut self, code: u16, event: E) {
        match self.phase {
            // It is done together with the one before.
            Phase::Closing(_) => return,
            Phase::Closed | Phase::Destroyed => return self.emit(Output::CloseDone),
            _ => self.cut_step(Interruption::StepCut),
        }
        self.ready();
        let before = self.enter(Phase::Closed);
        self.fail_queue(Code::Closed);
        match before {
            Phase::Connecting(attempt) if attempt.has_socket() => {
                self.close_socket(code, event);
            }
            Phase::Connecting(_) => {
                self.abandon(NORMAL);
                self.emit(Output::Close(CloseEvent::Given(event)));
                self.emit(Output::CloseDone);
            }
            Phase::Open(link) => {
                self.down_since = self.now;
                self.fail_pings(&link.into_pings(), Code::Closed);
                self.close_socket(code, event);
            }
            Phase::Asking(ended) => {
                // Called inside `shouldReconnect` or `retry`. That ends the step, so `onError` is not called.
                self.emit(Output::Close(ended.loss.close));
                self.emit(Output::CloseDone);
            }
            _ => self.emit(Output::CloseDone),
        }
    }

    fn close_socket(&mut self, code: u16, event: E) {
        self.phase = Phase::Closing(Closing::new(self.now, event));
        self.emit(Output::CloseSocket { generation: self.generation, code });
    }

    /// The host has not confirmed the user's close in time: `onClose` is called without its event.
    pub(super) fn finish_close(&mut self) {
        if matches!(self.phase, Phase::Closing(_)) {
            self.abandon(NORMAL);
            self.close_confirmed(None);
        }
    }

    /// `event`: the host's close event; without it, the one given with `close()` is used.
    pub(super) fn close_confirmed(&mut self, event: Option<E>) {
        self.fail_unanswered(Code::ConnectionLost, Code::ConnectionLost);
        if let Phase::Closing(closing) = &self.phase {
            let event = event.unwrap_or_else(|| closing.event().clone());
            self.phase = Phase::Closed;
            self.emit(Output::Close(CloseEvent::Given(event)));
            self.emit(Output::CloseDone);
        }
    }

    pub(super) fn open(&mut self) {
        if !matches!(self.phase, Phase::Closing(_) | Phase::Closed | Phase::GivenUp) {
            return;
        }
        self.cut_step(Interruption::StepCut);
        self.finish_close();
        self.outage = Some(Outage::new(self.now));
        self.repeat = 0;
        self.begin(Cause::Free);
    }

    pub(super) fn reconnect(&mut self) {
        // Another call of `reconnect()` began an attempt just now.
        let is_recent = self.is_asked && self.now < self.next_attempt;
        let is_pointless = match &self.phase {
            Phase::Idle | Phase::Destroyed => true,
            Phase::Closing(_) | Phase::Closed | Phase::GivenUp => false,
            Phase::Waiting(delay) => delay.is_asked() || is_recent,
            _ => is_recent,
        };
        if is_pointless || self.in_reconnect_hook {
            return;
        }
        self.cut_step(Interruption::StepCut);
        self.finish_close();
        self.end_outage_if_stable();
        // Budget and backoff begin anew, but the outage goes on.
        let lost = self.outage.as_ref().filter(|_| self.phase.is_running());
        self.outage = Some(Outage::new(lost.map_or(self.now, |outage| outage.since)));
        let delay = RetryDelay::fixed(self.now, Millis::ZERO, Cause::Reconnect);
        self.abandon_and_enter(Phase::Waiting(delay), CloseReason::Reconnect);
        self.repeat = 0;
        self.next = Some(Next::Announce);
    }

    /// A newer task takes the one socket of the host: this task gives up at once.
    pub(super) fn superseded(&mut self) {
        if !self.phase.is_running() {
            return;
        }
        self.cut_step(Interruption::StepCut);
        self.end_outage_if_stable();
        self.ready();
        self.fail_queue(Code::GivenUp);
        self.abandon_and_enter(Phase::GivenUp, CloseReason::Superseded);
        self.next = Some(Next::GiveUp(GiveUpReason::Superseded));
    }

    /// Abandons the attempt or the open socket, and enters another phase. Calls `onClose` with this reason if
    /// it is due.
    fn abandon_and_enter(&mut self, phase: Phase<E>, reason: CloseReason) {
        self.fail_unanswered(Code::ConnectionLost, Code::ConnectionLost);
        match self.enter(phase) {
            Phase::Connecting(_) => self.abandon_for(reason),
            Phase::Open(_) => {
                self.down_since = self.now;
                self.abandon_for(reason);
            }
            Phase::Asking(ended) => self.report_loss(ended.loss),
            _ => {}
        }
    }

    fn abandon_for(&mut self, reason: CloseReason) {
        self.abandon(REPLACED);
        self.emit(Output::Close(CloseEvent::Ours(reason)));
    }

    pub(super) fn destroy(&mut self) {
        if matches!(self.phase, Phase::Destroyed) {
            return;
        }
        self.fail_unanswered(Code::Destroyed, Code::Destroyed);
        self.finish_close();
        self.cut_step(Interruption::Destroyed);
        self.ready();
        if self.phase.has_attempt() {
            self.abandon(NORMAL);
        }
        self.enter(Phase::Destroyed);
        self.fail_queue(Code::Destroyed);
    }
}
