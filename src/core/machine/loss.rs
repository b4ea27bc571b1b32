//! Losses: an attempt that failed or a socket that ended, and what follows.

use super::control::Fate;
use super::phase::{Closing, Ended, Link, Phase, Wait};
use super::surroundings::OFFLINE_RETRY;
use super::{Machine, Next};
use crate::core::clock::Millis;
use crate::core::close_code::Wish;
use crate::core::error::{CloseReason, Code, GiveUpReason};
use crate::core::input::{Generation, RetryAnswer};
use crate::core::outage::Outage;
use crate::core::output::{CloseEvent, Loss, Output};
use crate::core::stats::count;

/// The close code of a connection that ended without one.
const ABNORMAL: u16 = 1006;

impl<E: Clone> Machine<E> {
    /// The attempt failed; the host's close, if any, has not come.
    pub(super) fn attempt_failed(&mut self, code: Code, event: Option<E>) {
        let Phase::Connecting(attempt) = &self.phase else { return };
        let generation = attempt.generation;
        self.put(Output::Abandon { generation });
        let reason = match code {
            Code::ConnectTimeout => CloseReason::ConnectTimeout,
            Code::ParamsFailed => CloseReason::ParamsFailed,
            _ => CloseReason::ConnectFailed,
        };
        self.attempt_ended(code, event, ABNORMAL, None, CloseEvent::Ours(reason));
    }

    fn attempt_ended(
        &mut self,
        error: Code,
        event: Option<E>,
        code: u16,
        wish: Option<Wish>,
        close: CloseEvent<E>,
    ) {
        let timed_out = error == Code::ConnectTimeout;
        count(if timed_out { &mut self.stats.timed_out } else { &mut self.stats.failed });
        if let (true, Some(outage)) = (timed_out, &mut self.outage) {
            outage.timed_out();
        }
        let loss = Loss { error: Some((error, event)), close };
        self.decide(Ended { was_open: false, timed_out, code, wish, loss });
    }

    /// The open socket is gone.
    fn link_ended(&mut self, code: u16, wish: Option<Wish>, close: CloseEvent<E>, ping: Code) {
        // The host may report it before the timer that is due.
        self.settle();
        self.leave_link(Code::ConnectionLost, ping);
        self.down_since = self.now;
        let now = self.now;
        self.outage.get_or_insert_with(|| Outage::new(now));
        let loss = Loss { error: None, close };
        self.decide(Ended { was_open: true, timed_out: false, code, wish, loss });
    }

    /// Ends what waits for answers on the open socket, by these codes.
    pub(super) fn leave_link(&mut self, send: Code, ping: Code) {
        let Phase::Open(link) = &mut self.phase else { return };
        let unanswered = core::mem::take(&mut link.unanswered);
        let waiters = link.pings.give_up();
        self.drop_sends();
        self.fail(unanswered, send);
        self.fail_pings(waiters, ping);
    }

    /// The socket is gone before they were handed over; their results are being told.
    fn drop_sends(&mut self) {
        self.retain(|fate| !matches!(fate, Fate::Send | Fate::Ping));
    }

    /// Silence proved the link dead: recovery begins in this turn, without the host's close.
    pub(super) fn dead(&mut self) {
        let Phase::Open(Link { generation, is_shaken, .. }) = self.phase else { return };
        count(&mut self.stats.dead);
        self.rtt.forget();
        self.put(Output::Abandon { generation });
        let wish = is_shaken.then_some(Wish::Soon);
        self.link_ended(ABNORMAL, wish, CloseEvent::Ours(CloseReason::Dead), Code::Dead);
    }

    /// An error event whose close never came, and no ping can tell whether the link still lives.
    pub(super) fn errored_for_good(&mut self) {
        let Phase::Open(Link { generation, .. }) = self.phase else { return };
        count(&mut self.stats.closed);
        self.put(Output::Abandon { generation });
        let close = CloseEvent::Ours(CloseReason::SocketError);
        self.link_ended(ABNORMAL, None, close, Code::ConnectionLost);
    }

    pub(super) fn errored(&mut self, generation: Generation, event: E) {
        match &mut self.phase {
            Phase::Connecting(attempt) if attempt.generation == generation => {
                self.attempt_failed(Code::ConnectFailed, Some(event));
            }
            Phase::Open(link) if link.generation == generation => {
                link.errored.get_or_insert(self.now);
                self.put(Output::Error { code: Code::SocketError, event: Some(event) });
            }
            _ => {}
        }
    }

    pub(super) fn closed(
        &mut self,
        generation: Generation,
        code: u16,
        retry_after: Option<Millis>,
        event: E,
    ) {
        let wish = Wish::of(code, retry_after);
        let close = CloseEvent::Given(event);
        match &self.phase {
            Phase::Connecting(attempt) if attempt.generation == generation => {
                self.attempt_ended(Code::ConnectFailed, None, code, wish, close);
            }
            Phase::Open(link) if link.generation == generation => {
                count(&mut self.stats.closed);
                self.link_ended(code, wish, close, Code::ConnectionLost);
            }
            Phase::Closed(Some(closing)) if closing.generation == generation => {
                self.close_confirmed(Some(close));
            }
            _ => {}
        }
    }

    pub(super) fn close_refused(&mut self, generation: Generation) {
        if matches!(&self.phase, Phase::Closed(Some(c)) if c.generation == generation) {
            self.close_timeout();
        }
    }

    /// The host never confirmed the user's close: tell it without the host.
    pub(super) fn close_timeout(&mut self) {
        let Phase::Closed(Some(Closing { generation, .. })) = self.phase else { return };
        self.put(Output::Abandon { generation });
        self.close_confirmed(None);
    }

    fn close_confirmed(&mut self, close: Option<CloseEvent<E>>) {
        let Phase::Closed(closing) = &mut self.phase else { return };
        let Some(Closing { event, unanswered, .. }) = closing.take() else { return };
        self.drop_sends();
        self.fail(unanswered, Code::ConnectionLost);
        self.put(Output::Close(close.unwrap_or(CloseEvent::Given(event))));
    }

    fn decide(&mut self, ended: Ended<E>) {
        if self.options.fatal_close_codes.contains(&ended.code) {
            self.give_up(ended.loss, GiveUpReason::FatalCode);
        } else if self.options.asks_should_reconnect {
            let code = if ended.was_open { ended.code } else { ABNORMAL };
            let question = Output::AskShouldReconnect {
                code,
                was_open: ended.was_open,
                loss: ended.loss.clone(),
            };
            self.phase = Phase::Asking(ended);
            self.put(question);
        } else {
            self.decide_by_budget(ended);
        }
    }

    fn decide_by_budget(&mut self, ended: Ended<E>) {
        let now = self.now;
        let outage = self.outage.get_or_insert_with(|| Outage::new(now));
        if outage.is_spent(&self.options) {
            self.give_up(ended.loss, GiveUpReason::RepeatLimit);
        } else if self.options.asks_retry {
            let question = Output::AskRetry {
                attempt: outage.backoff.next(),
                outage: now.since(outage.since),
                loss: ended.loss.clone(),
            };
            self.phase = Phase::Asking(ended);
            self.put(question);
        } else {
            self.schedule(ended, None);
        }
    }

    pub(super) fn should_reconnect(&mut self, again: bool) {
        let Some(ended) = self.asked() else { return };
        if again {
            self.decide_by_budget(ended);
        } else {
            self.give_up(ended.loss, GiveUpReason::ShouldReconnect);
        }
    }

    pub(super) fn retry(&mut self, answer: RetryAnswer) {
        let Some(ended) = self.asked() else { return };
        match answer {
            RetryAnswer::After(delay) => self.schedule(ended, Some(delay)),
            RetryAnswer::Default => self.schedule(ended, None),
            RetryAnswer::Stop => self.give_up(ended.loss, GiveUpReason::Retry),
        }
    }

    /// The ended connection that a question was about.
    fn asked(&mut self) -> Option<Ended<E>> {
        match core::mem::replace(&mut self.phase, Phase::Idle) {
            Phase::Asking(ended) => Some(ended),
            other => {
                self.phase = other;
                None
            }
        }
    }

    fn schedule(&mut self, ended: Ended<E>, chosen: Option<Millis>) {
        let now = self.now;
        let outage = self.outage.get_or_insert_with(|| Outage::new(now));
        let (options, rng) = (&self.options, &mut self.rng);
        let is_offline = self.network.is_absent();
        let (delay, draw) = match (chosen, ended.wish) {
            _ if is_offline => (OFFLINE_RETRY, None),
            (Some(delay), _) => {
                outage.backoff.advance();
                (Millis::delay(delay.get()), None)
            }
            (None, Some(wish)) => (outage.backoff.grant(wish, options, rng), None),
            (None, None) => {
                let (delay, draw) = outage.backoff.draw(ended.timed_out, options, rng);
                (delay, Some(draw))
            }
        };
        self.ready();
        self.enter(Phase::Waiting(Wait { since: now, delay, counted: true, draw, asked: false }));
        if !ended.was_open {
            self.put(Output::AskNetwork);
        }
        self.tell(ended.loss);
        self.next = Some(if is_offline { Next::AnnounceLater } else { Next::Announce });
    }

    fn give_up(&mut self, loss: Loss<E>, reason: GiveUpReason) {
        self.ready();
        self.fail_queue(Code::GivenUp);
        self.enter(Phase::GivenUp);
        self.tell(loss);
        self.next = Some(Next::GiveUp(reason));
    }

    /// Tells the hooks of a loss: `onError` for an attempt, then `onClose`.
    pub(super) fn tell(&mut self, loss: Loss<E>) {
        if let Some((code, event)) = loss.error {
            self.put(Output::Error { code, event });
        }
        self.put(Output::Close(loss.close));
    }
}
