//! Attempts and hooks: one at a time, in order, and none after the end.

use super::{Verdict, View};
use crate::support::Event;
use wshb::core::{Code, Input, Output, State};

/// What was last reported to the user about the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reported {
    /// `onClose` was called, or nothing has begun.
    Ended,
    /// State `connecting`, no connect call yet.
    Announced,
    /// An attempt is under way.
    Trying,
    /// `onOpen` was called.
    Open,
}

/// Why nothing more may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Closed,
    GivenUp,
    Destroyed,
}

#[derive(Clone, Debug)]
pub(super) struct Order {
    reported: Reported,
    state: State,
    live: Option<u32>,
    closing: Option<u32>,
    newest: u32,
    number: u32,
    last_connect: Option<f64>,
    /// An attempt may begin: the first, after `open()`, or after `onReconnect`.
    is_announced: bool,
    /// `reconnect()` has asked for an attempt that has not begun.
    is_asked: bool,
    asked_at: Option<f64>,
    in_reconnect_hook: bool,
    end: Option<End>,
    has_started: bool,
    is_ready: bool,
    opens: u32,
    repeat: u32,
    /// Calls of `close()` without an answer.
    closes: u32,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            reported: Reported::Ended,
            state: State::Connecting,
            live: None,
            closing: None,
            newest: 0,
            number: 0,
            last_connect: None,
            is_announced: false,
            is_asked: false,
            asked_at: None,
            in_reconnect_hook: false,
            end: None,
            has_started: false,
            is_ready: false,
            opens: 0,
            repeat: 0,
            closes: 0,
        }
    }
}

impl Order {
    /// The socket of the current attempt, as far as nothing has ended it.
    pub(super) const fn live(&self) -> Option<u32> {
        self.live
    }

    /// Whether the attempt to come was asked for by `reconnect()`.
    pub(super) const fn is_asked(&self) -> bool {
        self.is_asked
    }

    /// Whether reports about this socket still count.
    pub(super) fn is_known(&self, generation: u32) -> bool {
        self.live == Some(generation) || self.closing == Some(generation)
    }

    pub(super) fn input(&mut self, input: &Input<Event>, view: View<'_>) {
        let state = view.machine.state();
        if let Input::Close { .. } = input {
            self.closes += 1;
        }
        match input {
            Input::Start if !self.has_started => {
                self.has_started = true;
                self.is_announced = true;
            }
            Input::Close { .. } if state != State::Destroyed => {
                self.end = Some(End::Closed);
                self.is_asked = false;
            }
            Input::Destroy => self.end = Some(End::Destroyed),
            Input::Superseded
                if self.has_started && self.end.is_none() && state != State::GivenUp =>
            {
                self.end = Some(End::GivenUp);
                self.is_asked = false;
            }
            Input::Open if matches!(state, State::Closed | State::GivenUp) => {
                self.end = None;
                self.is_announced = true;
                self.is_asked = false;
                self.repeat = 0;
            }
            Input::Reconnect if self.reconnects(view) => {
                self.end = None;
                self.is_announced = false;
                self.is_asked = true;
                self.repeat = 0;
            }
            Input::Closed { generation, .. } => self.gone(*generation),
            _ => {}
        }
    }

    /// Whether `reconnect()` has an effect now.
    fn reconnects(&self, view: View<'_>) -> bool {
        let state = view.machine.state();
        let is_running = !matches!(state, State::Closed | State::GivenUp | State::Destroyed);
        let is_soon = state != State::Open && self.asked_at.is_some_and(|at| view.now - at < 50.0);
        let is_pointless = self.in_reconnect_hook || is_running && (self.is_asked || is_soon);
        self.has_started && state != State::Destroyed && !is_pointless
    }

    fn gone(&mut self, generation: u32) {
        self.live = self.live.filter(|&live| live != generation);
        self.closing = self.closing.filter(|&closing| closing != generation);
    }

    pub(super) fn output(&mut self, output: &Output<Event>, view: View<'_>) -> Verdict {
        self.in_reconnect_hook = matches!(output, Output::Reconnect);
        self.may_come(output)?;
        match *output {
            Output::Connect { generation, attempt, again } => {
                return self.connect(generation, attempt, again, view);
            }
            Output::Abandon { generation, .. } => self.gone(generation),
            Output::CloseSocket { generation, .. } => {
                law!(generation == self.newest, "an older socket was closed");
                self.closing = self.live.take();
            }
            Output::CloseDone => self.closes = 0,
            Output::Ping { generation } | Output::Transmit { generation, .. } => {
                law!(self.live == Some(generation), "something was sent to a socket that is gone");
            }
            Output::Ready => {
                law!(!self.is_ready, "the Promise settled twice");
                self.is_ready = true;
            }
            Output::State { state, previous } => {
                law!(previous == self.state, "{previous:?} was not the state before {state:?}");
                law!(state != previous, "the same state was reported twice");
                self.state = state;
                match state {
                    State::Connecting => {
                        law!(
                            self.reported == Reported::Ended,
                            "an attempt while {:?}",
                            self.reported
                        );
                        self.reported = Reported::Announced;
                        self.asked_at = self.is_asked.then_some(view.now);
                    }
                    State::Open => {
                        self.opens += 1;
                        self.asked_at = None;
                    }
                    // Unless `open()` or `reconnect()` has undone it already.
                    State::GivenUp if view.machine.state() == State::GivenUp => {
                        self.end = Some(End::GivenUp)
                    }
                    _ => {}
                }
            }
            _ => return self.hook(output, view),
        }
        Ok(())
    }

    /// After the end, only what belongs to it may come.
    fn may_come(&self, output: &Output<Event>) -> Verdict {
        let is_allowed = match (self.end, output) {
            (None, _) => true,
            (_, Output::Connect { .. } | Output::Ping { .. }) => false,
            (Some(End::Destroyed), Output::Transmit { .. }) => false,
            (
                _,
                Output::CloseSocket { .. }
                | Output::CloseDone
                | Output::Abandon { .. }
                | Output::Transmit { .. }
                | Output::Result { .. }
                | Output::PingResult { .. }
                | Output::Ready,
            ) => true,
            (Some(End::Destroyed), _) => false,
            (Some(End::GivenUp), Output::Error { .. } | Output::GiveUp(_)) => true,
            (_, Output::State { .. } | Output::Close(_)) => true,
            _ => false,
        };
        law!(is_allowed, "'{}' after the end ({:?})", crate::support::line(output), self.end);
        Ok(())
    }

    fn connect(&mut self, generation: u32, attempt: u32, again: bool, view: View<'_>) -> Verdict {
        law!(self.live.is_none() && self.closing.is_none(), "two sockets at a time");
        law!(generation > self.newest, "generation {generation} is not new");
        if let Some(last) = self.last_connect {
            law!(view.now - last >= 50.0, "two attempts within {} ms", view.now - last);
        }
        self.newest = generation;
        self.live = Some(generation);
        self.last_connect = Some(view.now);
        let number = std::mem::replace(&mut self.number, attempt);
        law!(again == view.is_resuming, "old params, or new ones, for no reason");
        if again || view.goes_on && self.reported == Reported::Trying {
            law!(self.reported == Reported::Trying, "an attempt again while {:?}", self.reported);
            law!(view.goes_on, "an attempt again for no reason");
            law!(number == attempt, "attempt {attempt} goes on as another than {number}");
            self.asked_at = self.asked_at.filter(|_| again).map(|_| view.now);
            return Ok(());
        }
        law!(self.is_announced, "an attempt without onReconnect before");
        let is_first = self.reported == Reported::Ended && self.opens == 0;
        law!(
            is_first || self.reported == Reported::Announced,
            "an attempt while {:?}",
            self.reported
        );
        self.reported = Reported::Trying;
        self.is_announced = false;
        self.is_asked = false;
        Ok(())
    }

    fn hook(&mut self, output: &Output<Event>, view: View<'_>) -> Verdict {
        match output {
            Output::Open(_) => {
                law!(self.reported == Reported::Trying, "onOpen while {:?}", self.reported);
                law!(self.state == State::Open, "onOpen in state {:?}", self.state);
                law!(view.machine.repeat() == 0, "repeat is not 0 inside onOpen");
                self.reported = Reported::Open;
                self.repeat = 0;
            }
            Output::Reopen { .. } => {
                law!(
                    self.reported == Reported::Open && self.opens > 1,
                    "onReopen at the first open"
                );
            }
            Output::Message(_) | Output::Latency(_) | Output::HooksDone { .. } => {
                law!(self.reported == Reported::Open, "a message while {:?}", self.reported);
            }
            Output::Error { code: Code::SocketError, .. } => {
                law!(self.reported == Reported::Open, "socket-error while {:?}", self.reported);
            }
            Output::Error { .. } => {
                law!(
                    self.reported == Reported::Trying,
                    "an attempt's error while {:?}",
                    self.reported
                );
            }
            Output::Close(_) => {
                law!(self.reported != Reported::Ended, "onClose twice");
                self.reported = Reported::Ended;
            }
            Output::Reconnect => {
                law!(self.reported == Reported::Ended, "onReconnect while {:?}", self.reported);
                let is_to_come = matches!(self.state, State::Waiting | State::Offline);
                law!(is_to_come, "onReconnect in state {:?}", self.state);
                law!(!self.is_announced, "onReconnect twice for one retry");
                self.repeat += 1;
                let repeat = view.machine.repeat();
                law!(repeat == self.repeat, "repeat is {repeat}, not {}", self.repeat);
                self.is_announced = true;
            }
            Output::GiveUp(_) => {
                law!(self.reported == Reported::Ended, "onGiveUp while {:?}", self.reported);
                law!(self.state == State::GivenUp, "onGiveUp in state {:?}", self.state);
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn at_rest(&mut self, view: View<'_>) -> Verdict {
        self.in_reconnect_hook = false;
        if !self.has_started {
            return Ok(());
        }
        let state = view.machine.state();
        let deadline = view.machine.next_deadline();
        law!(self.closes == 0 || self.closing.is_some(), "a close() without an answer");
        law!(state == State::Destroyed || state == self.state, "{state:?} was never reported");
        match state {
            State::Connecting => {
                law!(self.reported == Reported::Trying, "connecting, {:?}", self.reported)
            }
            State::Open => {
                law!(
                    self.reported == Reported::Open && self.live.is_some(),
                    "open, but {:?}",
                    self.reported
                );
            }
            State::Waiting => {
                law!(self.reported == Reported::Ended, "waiting while {:?}", self.reported);
                law!(self.is_announced, "waiting for an attempt without onReconnect");
                law!(deadline.is_some(), "waiting for ever");
            }
            State::Closed if self.reported != Reported::Ended => {
                law!(self.closing.is_some() && deadline.is_some(), "a close never confirmed");
            }
            State::Offline => {
                law!(self.reported == Reported::Ended, "offline while {:?}", self.reported);
                law!(self.is_ready, "the Promise stays pending while offline");
            }
            State::Closed | State::GivenUp | State::Destroyed => {
                let is_reported = self.reported == Reported::Ended || state == State::Destroyed;
                law!(is_reported, "{state:?} while {:?}", self.reported);
                law!(self.live.is_none() && self.closing.is_none(), "{state:?} with a socket");
                law!(deadline.is_none(), "a timer after the end");
                law!(self.is_ready, "the Promise stays pending after the end");
            }
        }
        Ok(())
    }
}
