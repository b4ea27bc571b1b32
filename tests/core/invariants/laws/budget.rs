//! `repeatLimit`: exactly so many counted retries per outage.

use super::{Verdict, View};
use crate::support::Event;
use wshb::core::{GiveUpReason, Input, Output, State};

#[derive(Clone, Debug)]
pub(super) struct Budget {
    state: State,
    /// Counted retries, at least and at most: one that ends while the app is hidden does not count.
    least: u32,
    most: u32,
    /// The latest of them has not ended.
    runs: bool,
    /// The app has been hidden during it, once or always.
    was_hidden: bool,
    is_hidden: bool,
    /// When the open socket opened.
    opened: Option<f64>,
    /// It stayed open for `minUptime`.
    is_stable: bool,
    /// The retry that waits uses the budget up.
    counts: bool,
    /// `repeatLimit` when the last retry was decided on.
    limit: Option<u32>,
    gave_up: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            state: State::Connecting,
            least: 0,
            most: 0,
            runs: false,
            was_hidden: false,
            is_hidden: false,
            opened: None,
            is_stable: false,
            counts: false,
            limit: None,
            gave_up: false,
        }
    }
}

impl Budget {
    /// Looks whether a retry has begun: it is counted at that moment, or never.
    pub(super) fn look(&mut self, view: View<'_>) -> Verdict {
        let state = view.machine.state();
        let last = std::mem::replace(&mut self.state, state);
        self.was_hidden |= view.is_cut_off;
        self.is_hidden &= view.is_cut_off;
        if !matches!(state, State::Connecting | State::Open) && std::mem::take(&mut self.runs) {
            self.least -= u32::from(self.was_hidden);
            self.most -= u32::from(self.is_hidden);
        }
        let begins = state == State::Connecting && matches!(last, State::Waiting | State::Offline);
        if begins && std::mem::take(&mut self.counts) && !view.is_offline {
            self.least += 1;
            self.most += 1;
            self.runs = true;
            self.was_hidden = view.is_cut_off;
            self.is_hidden = view.is_cut_off;
            let (least, limit) = (self.least, self.limit);
            law!(limit.is_none_or(|limit| least <= limit), "retry {least} of {limit:?}");
        }
        Ok(())
    }

    pub(super) fn input(&mut self, input: &Input<Event>, view: View<'_>) {
        let min_uptime = view.options.min_uptime.get();
        if self.opened.is_some_and(|at| view.now - at >= min_uptime) {
            self.is_stable = true;
        }
        let is_over = matches!(view.machine.state(), State::Closed | State::GivenUp);
        match input {
            Input::Open if is_over => self.anew(),
            // Superseded before `onReconnect`, it gives up once more.
            Input::Reconnect if is_over => self.gave_up = false,
            _ => {}
        }
    }

    const fn anew(&mut self) {
        self.over();
        self.counts = false;
        self.gave_up = false;
    }

    const fn over(&mut self) {
        self.least = 0;
        self.most = 0;
        self.runs = false;
    }

    pub(super) fn output(&mut self, output: &Output<Event>, view: View<'_>) -> Verdict {
        match output {
            Output::Open(_) => {
                self.opened = Some(view.now);
                self.is_stable = view.options.min_uptime.get() <= 0.0;
            }
            Output::Close(_) => {
                if self.is_stable {
                    self.over();
                }
                self.opened = None;
                self.is_stable = false;
            }
            Output::Reconnect => {
                if view.is_asked {
                    self.anew();
                } else {
                    self.counts = true;
                }
            }
            Output::State { state: State::Waiting | State::Offline, previous }
                if !matches!(previous, State::Waiting | State::Offline) =>
            {
                self.limit = view.options.repeat_limit;
            }
            Output::GiveUp(reason) => {
                law!(!std::mem::replace(&mut self.gave_up, true), "onGiveUp twice");
                let spent = view.options.repeat_limit.is_some_and(|limit| self.most >= limit);
                let is_budget = *reason == GiveUpReason::RepeatLimit;
                law!(spent || !is_budget, "given up after only {} retries", self.most);
            }
            _ => {}
        }
        Ok(())
    }
}
