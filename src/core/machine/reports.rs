//! The reports of the host about an attempt or a socket, and what they mean in each phase.

use super::Machine;
use super::ended::Ended;
use super::phase::Phase;
use crate::core::error::Code;
use crate::core::input::{Generation, Input};
use crate::core::output::{CloseEvent, Outcome, Output};

/// The generation of the attempt or socket that an input is about; `None` if it names none.
const fn subject<E>(input: &Input<E>) -> Option<Generation> {
    match *input {
        Input::Params { generation, .. }
        | Input::ParamsFailed { generation, .. }
        | Input::Socket { generation }
        | Input::Refused { generation, .. }
        | Input::Opened { generation, .. }
        | Input::Message { generation, .. }
        | Input::Errored { generation, .. }
        | Input::Closed { generation, .. }
        | Input::CloseRefused { generation }
        | Input::PingRefused { generation }
        | Input::PingSkipped { generation }
        | Input::HooksRan { generation } => Some(generation),
        // Named one by one: whoever adds an input has to say which kind it is.
        Input::Start
        | Input::Timeout
        | Input::Unsent(_)
        | Input::SetOptions(_)
        | Input::Close { .. }
        | Input::Open
        | Input::Reconnect
        | Input::Destroy
        | Input::Superseded
        | Input::Send { .. }
        | Input::Ping { .. }
        | Input::Network(_)
        | Input::Doubted
        | Input::Hidden
        | Input::PageHidden
        | Input::Shown
        | Input::Freed
        | Input::Sent { .. }
        | Input::Withheld { .. }
        | Input::ShouldReconnect(_)
        | Input::Retry(_) => None,
    }
}

impl<E: Clone> Machine<E> {
    /// Handles a report. This is the only place where reports are dropped: those about an older attempt, and
    /// those that the current phase does not need, because their subject has ended.
    pub(super) fn report(&mut self, input: Input<E>) {
        if subject(&input).is_some_and(|generation| generation != self.generation) {
            return;
        }
        let now = self.now;
        match (&mut self.phase, input) {
            (Phase::Connecting(attempt), Input::Params { timeout, .. }) => {
                attempt.got_params(timeout)
            }
            (Phase::Connecting(_), Input::ParamsFailed { event, .. }) => {
                self.attempt_failed(Code::ParamsFailed, Some(event));
            }
            (Phase::Connecting(attempt), Input::Socket { .. }) => {
                attempt.got_socket();
                self.ready();
            }
            (Phase::Connecting(attempt), Input::Refused { event, refusal, .. }) => {
                let (next, is_cut_off) = (self.next_attempt, self.is_cut_off);
                if attempt.refused(refusal, now, next, is_cut_off, &self.options) {
                    self.resume_later();
                } else {
                    self.attempt_failed(Code::ConnectFailed, Some(event));
                }
            }
            (Phase::Connecting(attempt), Input::Freed) => {
                let action = attempt.freed(now, self.next_attempt);
                self.act_on_attempt(action);
            }
            (Phase::Connecting(_), Input::Opened { event, .. }) => self.opened(event),
            (Phase::Connecting(_), Input::Message { size, pong, event, .. }) => {
                // Some wrappers of hosts lose the open event; a message proves that the socket is open.
                self.opened(None);
                self.message(size, pong, event);
            }
            (Phase::Connecting(_), Input::Errored { event, .. }) => {
                self.attempt_failed(Code::ConnectFailed, Some(event));
            }
            (Phase::Connecting(_), Input::Closed { code, retry_after, event, .. }) => {
                self.attempt_ended(Code::ConnectFailed, None, code, retry_after, Some(event));
            }

            (Phase::Open(_), Input::Message { size, pong, event, .. }) => {
                self.message(size, pong, event);
            }
            (Phase::Open(link), Input::Errored { event, .. }) => {
                link.errored(now);
                self.emit(Output::Error { code: Code::SocketError, event: Some(event) });
            }
            (Phase::Open(_), Input::Closed { code, retry_after, event, .. }) => {
                self.link_closed(Ended::link(code, retry_after, CloseEvent::Given(event)));
            }
            (Phase::Open(link), Input::PingRefused { .. }) => {
                let (failed, action) = link.ping_refused(now, &self.options);
                self.fail_pings(&failed, Code::SendFailed);
                self.act_on_link(action);
            }
            (Phase::Open(link), Input::PingSkipped { .. }) => {
                let (failed, action) = link.ping_skipped(now);
                self.fail_pings(&failed, Code::SendFailed);
                self.act_on_link(action);
            }
            (Phase::Open(link), Input::HooksRan { .. }) => link.release(),
            (_, Input::Withheld { id, size, since }) => self.withheld(id, size, since),
            (_, Input::Sent { id, ok, event }) => {
                let outcome = if ok { Outcome::Sent(event) } else { Outcome::Refused(event) };
                self.emit(Output::Result { id, outcome });
            }

            (Phase::Closing(_), Input::Closed { event, .. }) => self.close_confirmed(Some(event)),
            (Phase::Closing(_), Input::CloseRefused { .. }) => self.finish_close(),
            _ => {}
        }
    }

    fn message(&mut self, size: f64, pong: bool, event: E) {
        if !pong {
            self.emit(Output::Message(event));
        }
        if size >= 0.0 {
            self.alive(size, pong);
        }
    }

    /// A message is a proof of life, and it may answer a ping. True if a ping was waiting for its answer: then
    /// the deadline may have moved to an earlier time.
    pub(super) fn alive(&mut self, size: f64, pong: bool) -> bool {
        let Phase::Open(link) = &mut self.phase else { return false };
        self.stats.message_in(size);
        self.network.proved();
        let was_waiting = link.awaits_pong();
        if let Some(answer) = link.message(self.now, pong, &self.options, &mut self.rtt) {
            self.ping_answered(answer);
        }
        was_waiting
    }
}
