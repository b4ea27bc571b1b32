//! What follows when an attempt has failed or a socket has ended.

use super::Machine;
use super::attempt::{AttemptAction, Cause};
use super::ended::{ABNORMAL, Decision, Ended};
use super::phase::Phase;
use super::retry_delay::{OFFLINE_RETRY, RetryDelay};
use super::step::Next;
use crate::core::backoff::SOON;
use crate::core::clock::Millis;
use crate::core::close_code::{REPLACED, TIMEOUT};
use crate::core::error::{CloseReason, Code, GiveUpReason};
use crate::core::input::RetryAnswer;
use crate::core::outage::Outage;
use crate::core::output::{CloseEvent, Loss, Output};
use crate::core::stats::count;

impl<E: Clone> Machine<E> {
    /// Asks the socket of the newest attempt to close. Its events do not count any more. If it is dead or has had its time,
    /// it is cut off at once: what it still has to send must not arrive after what the next one sends.
    #[inline(never)]
    pub(super) fn abandon(&mut self, code: u16) {
        let is_over = code == TIMEOUT || matches!(self.phase, Phase::Closing(_));
        let grace = if is_over { Millis::ZERO } else { self.options.close_timeout };
        self.emit(Output::Abandon { generation: self.generation, code, grace });
    }

    /// The attempt failed without a close event of the host.
    pub(super) fn attempt_failed(&mut self, error: Code, event: Option<E>) {
        self.abandon(TIMEOUT);
        self.attempt_ended(error, event, ABNORMAL, Millis::ZERO, None);
    }

    /// `event`: what the host reports as the error; `close`: its close event.
    pub(super) fn attempt_ended(
        &mut self,
        mut error: Code,
        event: Option<E>,
        code: u16,
        pause: Millis,
        close: Option<E>,
    ) {
        // A host that has the same limit may be the first to report its end.
        if let Phase::Connecting(attempt) = &mut self.phase
            && error == Code::ConnectFailed
            && attempt.timeout(self.now, &self.options) == AttemptAction::TimedOut
        {
            error = Code::ConnectTimeout;
        }
        let timed_out = error == Code::ConnectTimeout;
        if timed_out {
            count(&mut self.stats.timed_out);
            Outage::ongoing(&mut self.outage, self.now).timed_out();
        } else {
            count(&mut self.stats.failed);
        }
        let reason = match error {
            Code::ConnectTimeout => CloseReason::ConnectTimeout,
            Code::ParamsFailed => CloseReason::ParamsFailed,
            _ => CloseReason::ConnectFailed,
        };
        let close = close.map_or(CloseEvent::Ours(reason), CloseEvent::Given);
        let loss = Loss { error: Some((error, event)), close };
        self.decide(Ended { was_open: false, timed_out, code, pause, loss });
    }

    /// Silence proved the link dead. Recovery begins in this turn: it does not wait for the host's close event.
    pub(super) fn dead(&mut self) {
        let Phase::Open(link) = &self.phase else { return };
        let network_changed = link.is_network_changed();
        if link.is_mute() && self.rtt.unanswered() {
            self.emit(Output::Unanswered);
        }
        count(&mut self.stats.dead);
        self.rtt.forget();
        self.abandon(TIMEOUT);
        // If a change of network is the cause, the server has no trouble, and the retry can come soon.
        let pause = if network_changed { SOON } else { Millis::ZERO };
        let close = CloseEvent::Ours(CloseReason::Dead);
        self.link_ended(Ended::link(ABNORMAL, pause, close), Code::Dead);
    }

    /// The socket reported an error but no close, and no ping can test whether it is still alive.
    pub(super) fn errored_for_good(&mut self) {
        self.abandon(REPLACED);
        let close = CloseEvent::Ours(CloseReason::SocketError);
        self.link_closed(Ended::link(ABNORMAL, Millis::ZERO, close));
    }

    pub(super) fn link_closed(&mut self, ended: Ended<E>) {
        count(&mut self.stats.closed);
        self.link_ended(ended, Code::ConnectionLost);
    }

    /// The open socket is gone. `pings`: the code for the calls of `ping()` that fail.
    fn link_ended(&mut self, ended: Ended<E>, pings: Code) {
        // The host may report the end before the timer that would have ended the outage.
        self.end_outage_if_stable();
        self.fail_unanswered(Code::ConnectionLost, pings);
        self.down_since = self.now;
        self.decide(ended);
    }

    /// A socket that has been open long enough ends the outage.
    pub(super) fn end_outage_if_stable(&mut self) {
        if let Phase::Open(link) = &self.phase
            && link.is_stable(self.now, &self.options)
            && let Some(outage) = self.outage.take()
        {
            self.stats.outage(link.opened().since(outage.since));
        }
    }

    fn decide(&mut self, ended: Ended<E>) {
        let outage = Outage::ongoing(&mut self.outage, self.now);
        // What ends in the background says nothing about the server.
        outage.ended(self.is_cut_off);
        if self.is_cut_off {
            self.stale_from = Millis::ZERO;
        }
        let decision = ended.decide(outage, &self.options);
        self.follow(decision, ended);
    }

    fn follow(&mut self, decision: Decision, ended: Ended<E>) {
        match decision {
            Decision::GiveUp(reason) => self.give_up(ended.loss, reason),
            Decision::AskShouldReconnect => {
                let question = Output::AskShouldReconnect {
                    code: ended.reported_code(),
                    was_open: ended.was_open,
                    loss: ended.loss.clone(),
                };
                self.ask(question, ended);
            }
            Decision::AskRetry => {
                let outage = Outage::ongoing(&mut self.outage, self.now);
                let question = Output::AskRetry {
                    attempt: outage.backoff.next(),
                    outage: self.now.since(outage.since),
                    loss: ended.loss.clone(),
                };
                self.ask(question, ended);
            }
            Decision::Retry => self.schedule(ended, None),
        }
    }

    fn ask(&mut self, question: Output<E>, ended: Ended<E>) {
        self.phase = Phase::Asking(ended);
        self.emit(question);
    }

    /// The answer of `shouldReconnect`. Like that of `retry`, it is ignored if the user has ended the step inside
    /// that function.
    pub(super) fn should_reconnect(&mut self, again: bool) {
        if let Some(ended) = self.phase.take_ended() {
            let decision = if again {
                Decision::by_budget(Outage::ongoing(&mut self.outage, self.now), &self.options)
            } else {
                Decision::GiveUp(GiveUpReason::ShouldReconnect)
            };
            self.follow(decision, ended);
        }
    }

    /// The answer of `retry`.
    pub(super) fn retry(&mut self, answer: RetryAnswer) {
        if let Some(ended) = self.phase.take_ended() {
            match answer {
                RetryAnswer::After(delay) => self.schedule(ended, Some(delay)),
                RetryAnswer::Default => self.schedule(ended, None),
                RetryAnswer::Stop => self.give_up(ended.loss, GiveUpReason::Retry),
            }
        }
    }

    fn schedule(&mut self, ended: Ended<E>, chosen: Option<Millis>) {
        let now = self.now;
        let outage = Outage::ongoing(&mut self.outage, now);
        let is_offline = self.network.is_absent();
        let delay = if is_offline {
            RetryDelay::fixed(now, OFFLINE_RETRY, Cause::Retry)
        } else {
            let (options, rng) = (&self.options, &mut self.rng);
            RetryDelay::after_loss(now, &ended, chosen, outage, options, rng)
        };
        self.ready();
        self.enter(Phase::Waiting(delay));
        if !ended.was_open {
            self.emit(Output::AskNetwork);
        }
        self.report_loss(ended.loss);
        self.next = Some(if is_offline { Next::AnnounceLater } else { Next::Announce });
    }

    fn give_up(&mut self, loss: Loss<E>, reason: GiveUpReason) {
        self.ready();
        self.fail_queue(Code::GivenUp);
        self.enter(Phase::GivenUp);
        self.report_loss(loss);
        self.next = Some(Next::GiveUp(reason));
    }

    /// The hooks of a loss: `onError` for an attempt, then `onClose`.
    pub(super) fn report_loss(&mut self, loss: Loss<E>) {
        if let Some((code, event)) = loss.error {
            self.emit(Output::Error { code, event });
        }
        self.emit(Output::Close(loss.close));
    }
}
