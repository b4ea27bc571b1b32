//! Silence and time-outs: noticed in time, and never because of a late timer.

use super::{Verdict, View};
use crate::support::Event;
use wshb::core::{
    CloseEvent, CloseReason, Code, ConnectTimeout, Input, Millis, Output, PongTimeout, State,
};

/// By how much judgements may come late: two timers just under a second, and a moment for events.
const SLACK: f64 = 2_300.0;

#[derive(Clone, Debug, Default)]
pub(super) struct Life {
    /// The last sign of life on the open socket.
    seen: f64,
    ping: Option<f64>,
    refused: u32,
    /// Late timers since the last sign of life.
    lates: u32,
    /// No judgement is expected from what was before.
    fresh: f64,
    connect: f64,
    /// Late timers since then.
    connect_lates: u32,
    params_timeout: f64,
    is_timeout: bool,
    /// Nothing but time has passed since the last sign of life: then all is exact.
    is_plain: bool,
    /// `ping()` was called on this socket.
    is_asked: bool,
    /// When the client last sent something.
    spoke: f64,
    /// What the socket has not sent yet.
    unsent: f64,
    /// When that last became less.
    moved: f64,
    /// A message came after a ping.
    has_answered: bool,
    /// How often the time for an answer may have been doubled since a link has answered.
    doublings: i32,
}

impl Life {
    pub(super) fn message(&mut self, now: f64) {
        self.seen = now;
        self.is_timeout = false;
        if self.ping.take().is_some() && self.refused == 0 {
            self.has_answered = true;
            self.doublings = 0;
        }
        self.lates = 0;
        self.is_plain = !self.is_asked;
    }

    /// `deadline`: the core's, in its time.
    pub(super) fn input(&mut self, deadline: Option<f64>, input: &Input<Event>, view: View<'_>) {
        self.is_timeout = matches!(input, Input::Timeout);
        if deadline.is_some_and(|at| view.now - at >= 1_000.0) {
            self.fresh = view.now;
        }
        let is_late = deadline.is_some_and(|at| view.now - at >= 1.0);
        let is_life = matches!(
            input,
            Input::Timeout | Input::Unsent(_) | Input::Message { .. } | Input::Sent { .. }
        );
        if is_late || !is_life {
            self.is_plain = false;
        }
        match input {
            Input::Ping { .. } => self.is_asked = true,
            Input::Timeout => {
                let ping = self.ping.zip(earliest_verdict(view));
                if ping.is_some_and(|(at, limit)| view.now - (at + limit) >= 1_000.0) {
                    self.lates += 1;
                }
                let limit = self.connect_limit(view).unwrap_or(f64::INFINITY);
                if view.now - (self.connect + limit) >= 1_000.0 {
                    self.connect_lates += 1;
                }
            }
            Input::Unsent(bytes) => {
                if *bytes < self.unsent {
                    self.moved = view.now;
                    self.fresh = view.now;
                    self.is_plain = false;
                }
                self.unsent = *bytes;
            }
            Input::SetOptions(_) => self.fresh = view.now,
            Input::Message { generation, .. } if view.live == Some(*generation) => {
                self.message(view.now);
            }
            Input::PingRefused { generation } if view.live == Some(*generation) => {
                self.refused += 1;
                self.fresh = view.now + 500.0;
            }
            Input::PingSkipped { generation } if view.live == Some(*generation) => {
                self.fresh = view.now;
                self.ping = None;
            }
            Input::Params { timeout, .. } => {
                self.params_timeout = timeout.get();
            }
            _ => {}
        }
    }

    pub(super) fn output(&mut self, output: &Output<Event>, view: View<'_>) -> Verdict {
        match output {
            Output::Connect { again: false, .. } if !view.is_resuming => {
                self.connect = view.now;
                self.connect_lates = 0;
                self.params_timeout = 0.0;
            }
            Output::State { state: State::Open, .. } => {
                self.is_asked = false;
                self.refused = 0;
                self.ping = None;
                self.message(view.now);
                self.has_answered = false;
                self.spoke = view.now;
            }
            Output::Transmit { .. } => self.spoke = view.now,
            Output::Ping { .. } => return self.pinged(view),
            Output::Close(CloseEvent::Ours(CloseReason::Dead)) => {
                let is_by_silence = self.refused < 2;
                let verdict = if is_by_silence { self.dead(view) } else { Ok(()) };
                self.doublings += i32::from(!self.has_answered);
                return verdict;
            }
            Output::Error { code: Code::ConnectTimeout, .. } => {
                let limit = self.connect_limit(view);
                law!(limit.is_some(), "a time-out though connectTimeout is off");
                let took = view.now - self.connect;
                let limit = limit.unwrap_or(0.0);
                law!(took >= limit, "a time-out after only {took} ms");
                let is_late = took >= 2.0 * limit + 1_000.0;
                // The host may have reported the failure itself.
                let is_ours = self.is_timeout && is_late;
                law!(!is_ours || self.connect_lates >= 2, "a time-out because of a late timer");
            }
            _ => {}
        }
        Ok(())
    }

    fn pinged(&mut self, view: View<'_>) -> Verdict {
        let is_sign_of_life = self.has_been_mute(view);
        self.spoke = view.now;
        // One that only shows that the client is alive gets no verdict.
        if !is_sign_of_life || self.ping.is_none() {
            self.ping = Some(view.now);
            self.unsent = 0.0;
        }
        let silence = view.now - self.seen;
        let is_due = silence >= view.options.ping_timeout.get();
        let may_come = is_due || is_sign_of_life || !self.is_plain || view.may_probe;
        law!(may_come, "a ping after only {silence} ms");
        Ok(())
    }

    /// Whether the client has said nothing for `pingInterval`.
    fn has_been_mute(&self, view: View<'_>) -> bool {
        view.now - self.spoke >= view.options.ping_interval.get()
    }

    fn dead(&self, view: View<'_>) -> Verdict {
        let (Some(ping), Some(early)) = (self.ping, earliest_verdict(view)) else {
            return Err("dead without an unanswered ping".into());
        };
        let silence = view.now - ping;
        law!(silence >= early, "dead after only {silence} ms");
        let still = view.now - self.moved;
        law!(still >= early.min(250.0), "dead {still} ms after the socket has sent something");
        let late = self.latest_verdict(view) + 1_000.0;
        law!(silence < late || self.lates >= 2, "dead because of a late timer");
        Ok(())
    }

    /// The most silence after a ping.
    fn latest_verdict(&self, view: View<'_>) -> f64 {
        let limit = match view.options.pong_timeout {
            PongTimeout::After(limit) => limit.get(),
            _ => 10_000.0,
        };
        (limit * f64::from(self.doublings.min(3)).exp2()).min(limit.max(60_000.0))
    }

    fn connect_limit(&self, view: View<'_>) -> Option<f64> {
        let limit = match view.options.connect_timeout {
            ConnectTimeout::Off => return None,
            ConnectTimeout::After(limit) => limit.get(),
            ConnectTimeout::Default => f64::max(10_000.0, self.params_timeout),
        };
        Some(limit.min(Millis::MAX_DELAY.get()))
    }

    pub(super) fn at_rest(&self, view: View<'_>) -> Verdict {
        if !self.is_timeout {
            return Ok(());
        }
        match view.machine.state() {
            State::Open => {
                law!(
                    !self.has_been_mute(view),
                    "nothing was sent for {:?}",
                    view.options.ping_interval
                );
                let ping = view.options.ping_timeout;
                let is_silent = self.is_plain && view.now - self.seen >= ping.get();
                law!(!is_silent || self.ping.is_some(), "no ping into the silence");
                if earliest_verdict(view).is_none() {
                    return Ok(());
                }
                let end = ping.get() + self.latest_verdict(view);
                let is_over = self.is_plain && view.now - self.seen >= end;
                law!(!is_over, "no verdict on the silence");
                let silence = view.now - self.seen.max(self.fresh);
                let limit = ping.get() + self.latest_verdict(view) + SLACK;
                law!(silence <= limit, "silent for {silence} ms, and still not dead");
            }
            State::Connecting if !view.is_put_off => {
                let Some(limit) = self.connect_limit(view) else { return Ok(()) };
                let took = view.now - self.connect.max(self.fresh);
                law!(took <= 2.0 * limit + SLACK, "connecting for {took} ms");
            }
            _ => {}
        }
        Ok(())
    }
}

/// The least silence after a ping that may end a link; `None`: none does.
fn earliest_verdict(view: View<'_>) -> Option<f64> {
    if view.options.ping_timeout == Millis::NEVER {
        return None;
    }
    let rtt = view.machine.smoothed_rtt().map_or(0.0, Millis::get);
    let probe = (4.0 * rtt).clamp(1_500.0, 5_000.0);
    match view.options.pong_timeout {
        PongTimeout::Off => None,
        PongTimeout::After(limit) => Some(limit.get().min(probe).min(1_500.0)),
        // The estimate is forgotten by the time that the verdict is reported.
        PongTimeout::Auto => Some(1_000.0),
    }
}
