//! Every send and `ping()` gets one result; the queue keeps its order and its bounds.

use super::{Verdict, View};
use crate::support::Event;
use std::collections::BTreeMap;
use wshb::core::{Code, Input, Outcome, Output, State};

#[derive(Clone, Debug, Default)]
pub(super) struct Sends {
    /// Sends without a result, oldest first.
    pending: BTreeMap<u32, Send>,
    pings: Vec<u32>,
    newest: u32,
    opened: f64,
    is_released: bool,
    /// The open socket is closing, so messages wait for the next one.
    is_held: bool,
    is_timeout: bool,
}

#[derive(Clone, Debug)]
struct Send {
    size: f64,
    since: f64,
    /// It may overtake the backlog.
    goes_ahead: bool,
    is_handed_over: bool,
}

impl Sends {
    pub(super) fn input(&mut self, input: &Input<Event>, view: View<'_>) {
        self.is_timeout = matches!(input, Input::Timeout);
        let is_open = view.machine.state() == State::Open && view.live.is_some();
        match *input {
            Input::Send { id, size, in_hook, may_wait } => {
                let logs_in = is_open && in_hook && !self.is_released;
                let goes_ahead = logs_in || !may_wait || view.options.queue.is_none();
                let send = Send { size, since: view.now, goes_ahead, is_handed_over: false };
                self.pending.insert(id, send);
                self.newest = id;
            }
            Input::Withheld { id, .. } => {
                if let Some(send) = self.pending.get_mut(&id) {
                    send.is_handed_over = false;
                    send.goes_ahead = false;
                }
                self.is_held = true;
            }
            Input::Ping { id } => self.pings.push(id),
            Input::HooksRan { generation } if view.live == Some(generation) => {
                self.is_released = true;
            }
            Input::Timeout if is_open && view.now - self.opened >= 1_000.0 => {
                self.is_released = true;
            }
            _ => {}
        }
    }

    pub(super) fn output(&mut self, output: &Output<Event>, view: View<'_>) -> Verdict {
        match output {
            Output::State { state: State::Open, .. } => {
                self.opened = view.now;
                self.is_released = false;
                self.is_held = false;
            }
            Output::Transmit { id, .. } => return self.hand_over(*id, view),
            Output::Result { id, outcome } => {
                let Some(send) = self.pending.remove(id) else {
                    return Err(format!("a second result of send {id}"));
                };
                let is_hosts = !matches!(outcome, Outcome::Failed(_));
                law!(send.is_handed_over || !is_hosts, "send {id} never reached the host");
                if *outcome == Outcome::Failed(Code::Expired) {
                    let max_age = view.options.queue.map(|limits| limits.max_age);
                    let age = view.now - send.since;
                    law!(max_age.is_some_and(|max| age >= max.get()), "expired after {age} ms");
                }
            }
            Output::PingResult { id, .. } => {
                law!(self.pings.contains(id), "a second result of ping {id}");
                self.pings.retain(|ping| ping != id);
            }
            _ => {}
        }
        Ok(())
    }

    fn hand_over(&mut self, id: u32, view: View<'_>) -> Verdict {
        let Some(send) = self.pending.get(&id) else {
            return Err(format!("send {id} was sent after its result"));
        };
        law!(!send.is_handed_over, "send {id} was sent twice");
        law!(send.goes_ahead || self.is_released, "send {id} went before the hooks of the open");
        let overtaken = self
            .pending
            .range(..id)
            .find(|(_, older)| !older.is_handed_over && (older.goes_ahead || !send.goes_ahead));
        law!(overtaken.is_none(), "send {id} overtook {overtaken:?}");
        let max_age = view.options.queue.map(|limits| limits.max_age);
        if let (false, Some(max_age)) = (send.goes_ahead, max_age) {
            let age = view.now - send.since;
            law!(age <= max_age.get(), "send {id} left the queue at an age of {age} ms");
        }
        if let Some(send) = self.pending.get_mut(&id) {
            send.is_handed_over = true;
        }
        Ok(())
    }

    pub(super) fn at_rest(&self, view: View<'_>) -> Verdict {
        let queued: Vec<&Send> = self.pending.values().filter(|s| !s.is_handed_over).collect();
        let (count, bytes) = view.machine.queued();
        law!(count == queued.len(), "{count} messages in the queue, {} wait", queued.len());
        let sum: f64 = queued.iter().map(|send| send.size).sum();
        law!((bytes - sum).abs() < 1e-6, "{bytes} bytes in the queue, {sum} wait");
        match view.options.queue {
            None => law!(count == 0, "a message in a queue that is off"),
            Some(limits) => {
                let max = usize::try_from(limits.max_messages).unwrap_or(usize::MAX);
                law!(count <= max && bytes <= limits.max_bytes, "too much in the queue");
                let oldest = queued.first().map_or(0.0, |send| view.now - send.since);
                let is_old = oldest >= limits.max_age.get();
                law!(!self.is_timeout || !is_old, "{oldest} ms in the queue");
            }
        }
        let state = view.machine.state();
        let is_closing = state == State::Closed && view.machine.next_deadline().is_some();
        if state != State::Open {
            law!(self.pings.is_empty(), "pings without a result after the end of their link");
            let handed = self.pending.len() - queued.len();
            law!(is_closing || handed == 0, "sends without a result after their connection");
        }
        if matches!(state, State::Closed | State::GivenUp | State::Destroyed) {
            law!(queued.is_empty(), "messages wait for a connection that never comes");
        }
        if state == State::Open && self.is_released && !self.is_held {
            law!(queued.is_empty(), "a backlog on an open socket");
        }
        Ok(())
    }
}
