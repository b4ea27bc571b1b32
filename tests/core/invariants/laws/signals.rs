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
    /// And the host cuts the network then.
    is_cut_off: bool,
    last_connect: f64,
    /// The host has put the attempt off.
    is_resuming: bool,
    /// It has, because the app is hidden.
    is_put_off: bool,
    /// The attempt is made again then, unless it has a result.
    renewal: Option<f64>,
    /// It may be.
    may_renew: bool,
    /// The change came when it had begun, but before the host was asked.
    is_early: bool,
    /// A change asks for a probe in the running step.
    must_probe: bool,
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

/// There is a network, though the host has said otherwise.
const PROVED: u32 = u32::MAX;

impl Default for Signals {
    fn default() -> Self {
        Self {
            network: 1,
            hidden: None,
            is_cut_off: false,
            last_connect: 0.0,
            is_resuming: false,
            is_put_off: false,
            renewal: None,
            may_renew: false,
            is_early: false,
            must_probe: false,
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
    pub(super) fn goes_on(&self, now: f64) -> bool {
        self.is_resuming || self.may_renew || self.renewal.is_some_and(|at| at <= now)
    }

    pub(super) const fn is_cut_off(&self) -> bool {
        self.is_cut_off
    }

    pub(super) const fn is_put_off(&self) -> bool {
        self.is_put_off
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
        self.must_probe = false;
    }

    /// A socket has opened, or has brought a message.
    pub(super) const fn proved(&mut self) {
        if self.is_absent() {
            self.network = PROVED;
        }
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
                let is_known = !matches!(self.network, 0 | PROVED);
                let is_new = kind != self.network && (kind != 1 || !is_known);
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
            Input::Hidden | Input::PageHidden => {
                self.hidden.get_or_insert(now);
                self.is_cut_off = matches!(input, Input::Hidden);
            }
            Input::Shown => {
                let hidden = self.hidden.take().map(|since| now - since);
                self.is_cut_off = false;
                if self.is_put_off || hidden >= Some(5_000.0) {
                    self.changed(now, options, live, state);
                } else if hidden.is_some() {
                    // An attempt may have been lost.
                    self.may_renew = true;
                    self.is_early = true;
                    self.may_probe = true;
                }
            }
            Input::Opened { generation, .. }
                if live == Some(generation) && state == State::Connecting =>
            {
                self.proved();
            }
            Input::Message { generation, .. } if live == Some(generation) => {
                self.proved();
                self.message();
            }
            Input::PingSkipped { generation } if live == Some(generation) => {
                self.is_pinged = false;
            }
            Input::Refused { generation, refusal, .. } if live == Some(generation) => {
                let is_connecting = state == State::Connecting;
                self.is_put_off = is_connecting && self.is_cut_off && refusal == Refusal::Suspended;
                let goes_on = is_connecting && refusal != Refusal::Final;
                self.is_resuming = goes_on && !self.is_put_off;
                if goes_on {
                    self.renewal = self.is_put_off.then_some(now + 60_000.0);
                }
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
            State::Connecting if !self.is_resuming && (live.is_some() || self.is_put_off) => {
                let after = if self.is_put_off { 50.0 } else { 2_000.0 };
                self.renewal = Some(self.last_connect + after);
            }
            State::Connecting if live.is_none() => self.is_early = true,
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
        self.must_probe = pings && judges && !self.is_pinged;
    }

    pub(super) fn output(&mut self, output: &Output<Event>, now: f64, options: &Options) {
        match output {
            Output::Connect { .. } => {
                self.last_connect = now;
                self.soon = None;
                self.attempt_over();
                self.may_renew = std::mem::take(&mut self.is_early);
            }
            Output::Ping { .. } => {
                self.is_pinged = true;
                self.may_probe = false;
                self.must_probe = false;
            }
            Output::State { state, .. } => {
                self.attempt_over();
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

    const fn attempt_over(&mut self) {
        self.is_resuming = false;
        self.is_put_off = false;
        self.renewal = None;
        self.may_renew = false;
        self.must_probe = false;
    }

    pub(super) fn at_rest(&self, deadline: Option<f64>, view: View<'_>) -> Verdict {
        let state = view.machine.state();
        let is_due = self.must_probe && state == State::Open;
        law!(!is_due, "a change of network did not lead to a probe");
        let rtt = view.machine.smoothed_rtt();
        law!(rtt.is_none() || !self.forgets_rtt, "a round trip of another network is kept");
        let deadline = deadline.unwrap_or(f64::INFINITY);
        match state {
            State::Waiting => law!(!self.is_absent() || view.is_asked, "waiting, not offline"),
            State::Offline => {
                law!(self.is_absent(), "offline with a network");
                law!(deadline <= view.now + 5_000.0, "the host is not asked for its network");
            }
            State::Connecting => {
                let renewal = self.renewal.unwrap_or(f64::INFINITY).max(view.now);
                law!(deadline <= renewal + 1e-3, "an attempt of an old network goes on");
                return Ok(());
            }
            _ => return Ok(()),
        }
        let limit = self.soon.unwrap_or(f64::INFINITY).max(view.now);
        law!(deadline <= limit + 1e-3, "no attempt soon after a change of network");
        Ok(())
    }
}
