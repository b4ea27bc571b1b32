//! Network and foreground: a change takes effect at once, and attempts without a network do not count and call no hook.

use super::{Verdict, View};
use crate::support::Event;
use wshb::core::{
    CloseEvent, CloseReason, Input, Machine, Millis, Options, Output, PongTimeout, Refusal, State,
};

#[derive(Clone, Debug)]
pub(super) struct Signals {
    network: u32,
    hidden: Option<f64>,
    last_connect: f64,
    /// The host has put the attempt off.
    is_resuming: bool,
    /// A change asks for this in the running step.
    due: Option<Due>,
    /// After a change the attempt comes by then.
    soon: Option<f64>,
    /// A change has come since the last sign of life.
    is_shaken: bool,
    /// A ping went out since then.
    is_pinged: bool,
    forgets_rtt: bool,
    /// Even if a message comes before it.
    may_probe: bool,
}

/// What a change leads to at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    Probe,
    Replacement,
}

impl Default for Signals {
    fn default() -> Self {
        Self {
            network: 1,
            hidden: None,
            last_connect: 0.0,
            is_resuming: false,
            due: None,
            soon: None,
            is_shaken: false,
            is_pinged: false,
            forgets_rtt: false,
            may_probe: false,
        }
    }
}

impl Signals {
    pub(super) const fn is_absent(&self) -> bool {
        self.network == 0
    }

    /// Whether the attempt under way may be made again.
    pub(super) fn goes_on(&self) -> bool {
        self.is_resuming || self.due == Some(Due::Replacement)
    }

    pub(super) const fn is_resuming(&self) -> bool {
        self.is_resuming
    }

    pub(super) const fn may_probe(&self) -> bool {
        self.may_probe
    }

    pub(super) const fn message(&mut self) {
        self.is_shaken = false;
        self.is_pinged = false;
        self.forgets_rtt = false;
        self.due = None;
    }

    pub(super) fn input(
        &mut self,
        input: &Input<Event>,
        now: f64,
        options: &Options,
        live: Option<u32>,
        machine: &Machine<Event>,
    ) {
        let state = machine.state();
        match *input {
            Input::Network(kind) => {
                let is_new = kind != self.network && (kind != 1 || self.is_absent());
                if is_new {
                    let last = std::mem::replace(&mut self.network, kind);
                    if kind == 0 {
                        self.soon = None;
                    } else if last != 1 {
                        self.changed(now, options, live, state);
                    }
                }
            }
            Input::Doubted if state == State::Open && live.is_some() => self.must_probe(options),
            Input::Hidden => self.hidden = Some(now),
            Input::Shown => {
                let hidden = self.hidden.take().map_or(0.0, |since| now - since);
                if hidden >= 5_000.0 {
                    self.changed(now, options, live, state);
                }
            }
            Input::Message { generation, .. } if live == Some(generation) => self.message(),
            Input::PingSkipped { generation } if live == Some(generation) => {
                self.is_pinged = false;
            }
            Input::Refused { generation, refusal, .. } if live == Some(generation) => {
                self.is_resuming = state == State::Connecting && refusal != Refusal::Final;
            }
            _ => {}
        }
    }

    fn changed(&mut self, now: f64, options: &Options, live: Option<u32>, state: State) {
        self.forgets_rtt = true;
        match state {
            State::Open if live.is_some() => {
                self.is_shaken = true;
                self.must_probe(options);
            }
            State::Connecting if live.is_some() && !self.is_resuming => {
                let is_stuck = now - self.last_connect > 2_000.0;
                self.due = is_stuck.then_some(Due::Replacement);
            }
            State::Waiting | State::Offline => {
                self.soon = Some(self.soon.unwrap_or(f64::INFINITY).min(now + 500.0));
            }
            _ => {}
        }
    }

    fn must_probe(&mut self, options: &Options) {
        self.may_probe = true;
        let pings = options.ping_timeout < Millis::NEVER;
        let judges = options.pong_timeout != PongTimeout::Off;
        self.due = (pings && judges && !self.is_pinged).then_some(Due::Probe);
    }

    pub(super) fn output(&mut self, output: &Output<Event>, now: f64, options: &Options) {
        match output {
            Output::Connect { .. } => {
                self.last_connect = now;
                self.is_resuming = false;
                self.soon = None;
                self.due = None;
            }
            Output::Ping { .. } => {
                self.is_pinged = true;
                self.may_probe = false;
                self.due = None;
            }
            Output::State { state, .. } => {
                self.due = None;
                self.is_resuming = false;
                match state {
                    State::Open => self.message(),
                    State::Waiting | State::Offline => {}
                    _ => self.soon = None,
                }
            }
            Output::Close(CloseEvent::Ours(CloseReason::Dead))
                if self.is_shaken && !options.asks_retry && !self.is_absent() =>
            {
                self.soon = Some(now + 500.0);
            }
            _ => {}
        }
    }

    pub(super) fn at_rest(&self, deadline: Option<f64>, view: View<'_>) -> Verdict {
        let state = view.machine.state();
        let is_due = match self.due {
            Some(Due::Probe) => state == State::Open,
            Some(Due::Replacement) => state == State::Connecting,
            None => false,
        };
        law!(!is_due, "a change of network did not lead to a {:?}", self.due);
        let rtt = view.machine.smoothed_rtt();
        law!(rtt.is_none() || !self.forgets_rtt, "a round trip of another network is kept");
        let deadline = deadline.unwrap_or(f64::INFINITY);
        match state {
            State::Waiting => law!(!self.is_absent() || view.is_asked, "waiting, not offline"),
            State::Offline => {
                law!(self.is_absent(), "offline with a network");
                law!(deadline <= view.now + 60_000.0, "offline for more than a minute");
            }
            _ => return Ok(()),
        }
        let limit = self.soon.unwrap_or(f64::INFINITY).max(view.now);
        law!(deadline <= limit + 1e-3, "no attempt soon after a change of network");
        Ok(())
    }
}
