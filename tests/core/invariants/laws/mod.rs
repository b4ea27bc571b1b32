//! What must always hold, at every step of every simulation.

/// Gives up with this text unless it holds.
macro_rules! law {
    ($holds:expr, $($text:tt)+) => {{
        let holds: bool = $holds;
        if !holds {
            return Err(format!($($text)+));
        }
    }};
}

/// What the laws may look at now.
macro_rules! view {
    ($laws:ident, $machine:ident) => {
        View {
            now: $laws.now,
            options: &$laws.options,
            machine: $machine,
            live: $laws.order.live(),
            is_asked: $laws.order.is_asked(),
            is_offline: $laws.signals.is_absent(),
            is_cut_off: $laws.signals.is_cut_off(),
            is_put_off: $laws.signals.is_put_off(),
            goes_on: $laws.signals.goes_on($laws.now),
            is_resuming: $laws.signals.is_resuming(),
            may_probe: $laws.signals.may_probe(),
        }
    };
}

mod budget;
mod life;
mod order;
mod rest;
mod sends;
mod signals;

use crate::support::{Event, WALL};
use wshb::core::{Input, Machine, Options, Output};

/// The watcher. It knows the core by its inputs and outputs alone.
#[derive(Clone, Debug)]
pub(crate) struct Laws {
    now: f64,
    wall: Option<f64>,
    options: Options,
    order: order::Order,
    life: life::Life,
    rest: rest::Rest,
    budget: budget::Budget,
    sends: sends::Sends,
    signals: signals::Signals,
    broken: Option<String>,
}

/// What every law may look at.
#[derive(Clone, Copy)]
struct View<'a> {
    /// The core's time: the wall clock, but never back.
    now: f64,
    options: &'a Options,
    machine: &'a Machine<Event>,
    /// The socket that is in use.
    live: Option<u32>,
    /// The attempt that is to come was asked for by `reconnect()`.
    is_asked: bool,
    /// The network is known to be absent.
    is_offline: bool,
    /// The app is hidden, and the host cuts its network.
    is_cut_off: bool,
    /// The attempt under way waits for the return of the app.
    is_put_off: bool,
    /// It may be made again.
    goes_on: bool,
    /// And that because the host put it off for a moment.
    is_resuming: bool,
    /// A change of network is about to be answered by a probe.
    may_probe: bool,
}

type Verdict = Result<(), String>;

impl Laws {
    pub(crate) fn new(options: Options) -> Self {
        Self {
            now: WALL,
            wall: None,
            options,
            order: order::Order::default(),
            life: life::Life::default(),
            rest: rest::Rest::default(),
            budget: budget::Budget::default(),
            sends: sends::Sends::default(),
            signals: signals::Signals::default(),
            broken: None,
        }
    }

    /// The first law that was broken.
    pub(crate) fn broken(&self) -> Option<&str> {
        self.broken.as_deref()
    }

    /// Called before the core takes this in.
    pub(crate) fn input(&mut self, wall: f64, input: &Input<Event>, machine: &Machine<Event>) {
        let last = self.wall.unwrap_or(wall);
        let deadline = machine.next_deadline().map(|at| self.now + (at - last));
        let verdict = self.budget.look(view!(self, machine));
        self.record(verdict);
        self.tick(wall);
        let view = view!(self, machine);
        self.order.input(input, view);
        self.life.input(deadline, input, view);
        self.rest.input(input, view);
        self.budget.input(input, view);
        self.sends.input(input, view);
        let live = self.order.live();
        self.signals.input(input, self.now, &self.options, live, machine);
        if let Input::SetOptions(change) = input {
            change.apply(&mut self.options);
        }
    }

    /// Called before this is acted on.
    pub(crate) fn output(&mut self, output: &Output<Event>, machine: &Machine<Event>) {
        let view = view!(self, machine);
        let verdict = (self.budget.look(view))
            .and_then(|()| self.order.output(output, view))
            .and_then(|()| self.life.output(output, view))
            .and_then(|()| self.rest.output(output))
            .and_then(|()| self.budget.output(output, view))
            .and_then(|()| self.sends.output(output, view));
        self.signals.output(output, self.now, &self.options);
        self.record(verdict);
    }

    /// Called when a message went the short way.
    pub(crate) fn message(&mut self, wall: f64, generation: u32) {
        self.tick(wall);
        if self.order.live() == Some(generation) {
            self.life.message(self.now);
            if self.order.live() == Some(generation) {
                self.signals.proved();
            }
            self.signals.message();
        } else {
            self.record(Err(format!("a message of the stale socket {generation} was taken")));
        }
    }

    /// Called when a message was dropped as stale.
    pub(crate) fn stale_message(&mut self, generation: u32) {
        if self.order.live() == Some(generation) {
            self.record(Err(format!("a message of the live socket {generation} was dropped")));
        }
    }

    /// Whether events of this socket still count.
    pub(crate) fn knows(&self, generation: u32) -> bool {
        self.order.is_known(generation)
    }

    /// Called when there is nothing to do any more.
    pub(crate) fn at_rest(&mut self, machine: &Machine<Event>) {
        let view = view!(self, machine);
        let verdict = (self.budget.look(view))
            .and_then(|()| self.order.at_rest(view))
            .and_then(|()| self.life.at_rest(view))
            .and_then(|()| self.rest.at_rest(view))
            .and_then(|()| self.sends.at_rest(view));
        let deadline = machine.next_deadline().map(|at| self.now + (at - self.wall.unwrap_or(at)));
        let verdict = verdict.and_then(|()| self.signals.at_rest(deadline, view));
        self.record(verdict);
    }

    fn tick(&mut self, wall: f64) {
        let last = self.wall.replace(wall).unwrap_or(wall);
        self.now += f64::max(wall - last, 0.0);
    }

    fn record(&mut self, verdict: Verdict) {
        if let (None, Err(text)) = (&self.broken, verdict) {
            self.broken = Some(format!("broken law: {text}"));
        }
    }
}
