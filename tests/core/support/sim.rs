//! The driver in virtual time: input, drain, act, arm.

use super::{Event, Hook, Host, Laws, Plan, Trace, User};
use std::collections::BTreeMap;
use wshb::core::{Code, Input, Machine, MessageVerdict, Millis, Options, Outcome, Output};

/// What the host's wall clock shows when a simulation starts.
pub(crate) const WALL: f64 = 1.7e12;
/// More inputs or timers at one moment mean that the core runs in circles.
const TOO_MANY: u32 = 2_000;

/// One task in a simulated world.
#[derive(Clone)]
pub(crate) struct Sim {
    pub(crate) machine: Machine<Event>,
    pub(crate) options: Options,
    pub(crate) host: Host,
    pub(crate) user: User,
    pub(crate) trace: Trace,
    pub(crate) laws: Laws,
    /// True time in ms since the start.
    pub(crate) now: f64,
    /// By how much the wall clock has been set forward.
    skew: f64,
    was_set_back: bool,
    /// What the wall clock shows, if it stands still.
    stopped: Option<f64>,
    /// When the one host timer fires.
    timer: Option<f64>,
    /// What the wall clock should show then.
    fires_at: f64,
    pub(crate) due: Vec<Due>,
    /// How deep calls are nested in hooks.
    pub(super) depth: u32,
    is_pumping: bool,
    pub(super) last_id: u32,
    /// The sends without a result, as the delegate keeps them; true: the host has it.
    pub(crate) sends: BTreeMap<u32, bool>,
    /// The latest attempt that the host knows.
    pub(super) newest: u32,
    /// The generation whose socket is closing; 0: none.
    pub(crate) closing: u32,
    /// Inputs at this moment.
    spins: u32,
}

/// An event that the host will report.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    at: f64,
    what: HostEvent,
}

/// What the host reports.
#[derive(Clone, Debug)]
pub(super) enum HostEvent {
    Input(Input<Event>),
    /// A message, by the short way where that is open.
    Message {
        generation: u32,
        event: Event,
        size: f64,
        pong: bool,
    },
}

impl Sim {
    /// A task that has not started yet.
    pub(crate) fn new(options: Options) -> Self {
        Self::seeded(options, 1)
    }

    pub(crate) fn seeded(options: Options, seed: u32) -> Self {
        Self {
            machine: Machine::new(options.clone(), seed),
            laws: Laws::new(options.clone()),
            options,
            host: Host::default(),
            user: User::default(),
            trace: Trace::default(),
            now: 0.0,
            skew: 0.0,
            was_set_back: false,
            stopped: None,
            timer: None,
            fires_at: 0.0,
            due: Vec::new(),
            depth: 0,
            is_pumping: false,
            last_id: 0,
            sends: BTreeMap::new(),
            newest: 0,
            closing: 0,
            spins: 0,
        }
    }

    /// A task whose first attempt has begun.
    pub(crate) fn started(options: Options) -> Self {
        let mut sim = Self::new(options);
        sim.start();
        sim
    }

    /// A task that has just opened; what led there counts as read.
    pub(crate) fn opened(options: Options) -> Self {
        let mut sim = Self::started(options);
        sim.run(100.0);
        sim.trace.unread();
        sim
    }

    /// A task that never opens, after so many connect calls.
    pub(crate) fn failing(options: Options, seed: u32, plan: Plan, connects: usize) -> Self {
        let mut sim = Self::seeded(options, seed);
        sim.host.plan = plan;
        sim.start();
        sim.run_until(|sim| sim.count("connect") >= connects);
        sim
    }

    /// What the host's wall clock shows.
    pub(crate) fn wall(&self) -> f64 {
        self.stopped.unwrap_or(WALL + self.now + self.skew)
    }

    /// Feeds the core and acts on what comes out; inside a hook that follows after the hook.
    pub(crate) fn input(&mut self, input: Input<Event>) {
        self.feed(self.wall(), input);
        self.pump();
    }

    fn feed(&mut self, wall: f64, input: Input<Event>) {
        self.spin();
        self.trace.input(self.now, &input);
        self.laws.input(wall, &input, &self.machine);
        self.machine.handle(wall, input);
    }

    /// Tells the core how much the socket has not sent yet.
    fn look(&mut self, wall: f64) {
        self.feed(wall, Input::Unsent(self.host.unsent));
    }

    pub(super) fn pump(&mut self) {
        if self.is_pumping {
            return;
        }
        self.is_pumping = true;
        while let Some(output) = self.machine.poll_output() {
            self.spin();
            self.act(output);
        }
        self.is_pumping = false;
        self.arm();
        self.laws.at_rest(&self.machine);
        self.check();
    }

    fn act(&mut self, output: Output<Event>) {
        match output {
            Output::FailSends(code) => return self.fail_sends(code),
            Output::Transmit { id, .. } => drop(self.sends.insert(id, true)),
            Output::Result { id, .. } if self.sends.remove(&id).is_none() => return,
            _ => {}
        }
        self.trace.output(self.now, &output);
        self.laws.output(&output, &self.machine);
        self.check();
        let is_sent = matches!(output, Output::Transmit { .. } | Output::Ping { .. });
        let is_watched = is_sent && self.machine.awaits_pong();
        if is_watched {
            self.look(self.wall());
        }
        self.act_as_host(&output);
        if is_watched {
            self.look(self.wall());
        }
        if let Some(hook) = Hook::of(&output) {
            let _ = self.run_hook(hook);
        }
        match output {
            Output::AskShouldReconnect { .. } => {
                self.input(Input::ShouldReconnect(self.user.should_reconnect));
            }
            Output::AskRetry { .. } => {
                let answer = self.user.retries.pop_front();
                self.input(Input::Retry(answer.unwrap_or(wshb::core::RetryAnswer::Default)));
            }
            Output::HooksDone { generation } if !self.user.holds_hooks => {
                self.input(Input::HooksRan { generation });
            }
            _ => {}
        }
    }

    /// All sends that the host has fail.
    fn fail_sends(&mut self, code: Code) {
        let taken = self.sends.iter().filter(|(_, is_taken)| **is_taken);
        for id in taken.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.act(Output::Result { id, outcome: Outcome::Failed(code) });
        }
    }

    /// Runs the user's code; what its calls lead to waits for the end of it. Whether it made any.
    fn run_hook(&mut self, hook: Hook) -> bool {
        let calls = self.user.calls(hook);
        let was_pumping = std::mem::replace(&mut self.is_pumping, true);
        self.depth += 1;
        for &call in &calls {
            self.call(call);
        }
        self.depth -= 1;
        self.is_pumping = was_pumping;
        !calls.is_empty()
    }

    /// A message of the host's: by the short way if the core lets it.
    pub(super) fn message(&mut self, generation: u32, event: Event, size: f64, pong: bool) {
        self.spin();
        let wall = self.wall();
        let was_armed = self.is_armed();
        let seen = self.machine.seen(generation, wall, size, pong);
        let mut has_called = false;
        if matches!(seen, MessageVerdict::Deliver | MessageVerdict::Drain) {
            self.laws.message(wall, generation);
            if !pong {
                let output = Output::Message(event);
                self.trace.output(self.now, &output);
                self.laws.output(&output, &self.machine);
                has_called = self.run_hook(Hook::Message);
            }
        }
        match seen {
            // Within a step it may have become stale already.
            MessageVerdict::Drop if !self.is_pumping => self.laws.stale_message(generation),
            MessageVerdict::Drop => {}
            MessageVerdict::Deliver if has_called => self.pump(),
            MessageVerdict::Deliver => {
                // Nothing is done after such a message, so the timer must still be early enough; but
                // the first look at a clock that was set back moves every deadline.
                let is_excused = self.is_pumping || self.was_set_back || !was_armed;
                let is_armed = is_excused || self.is_armed();
                assert!(is_armed, "an ordinary message made the deadline sooner\n{}", self.trace);
            }
            MessageVerdict::Drain => self.pump(),
            MessageVerdict::Slow => {
                self.input(Input::Message { generation, size, pong, event });
            }
        }
        self.check();
    }

    /// Whether the timer fires no later than it must.
    fn is_armed(&self) -> bool {
        let deadline = self.deadline().map(|at| at.max(self.now));
        deadline.is_none_or(|at| self.timer.is_some_and(|timer| timer <= at))
    }

    /// Re-arms the timer only if it would fire too late.
    fn arm(&mut self) {
        let wall = self.wall();
        let timer = self.machine.next_deadline().map(|at| {
            assert!(at >= 0.0, "the deadline {at} is no time\n{}", self.trace);
            self.now + (at - wall).clamp(0.0, Millis::MAX_DELAY.get()).ceil()
        });
        self.timer = match (self.timer, timer) {
            (Some(old), Some(new)) if old <= new => Some(old),
            (_, new) => {
                self.fires_at = new.map_or(0.0, |at| wall + (at - self.now));
                new
            }
        };
    }

    /// The host reports this after a while.
    pub(super) fn later(&mut self, after: f64, what: HostEvent) {
        let at = self.now + after;
        let index = self.due.partition_point(|due| due.at <= at);
        self.due.insert(index, Due { at, what });
    }

    /// The next event or timer, if it comes by then.
    fn step(&mut self, until: f64) -> bool {
        let event = self.due.first().map(|due| due.at);
        let timer = self.timer;
        let is_timer = match (timer, event) {
            (Some(timer), Some(event)) if self.host.timers_first => timer <= event,
            (Some(timer), Some(event)) => timer < event,
            (timer, _) => timer.is_some(),
        };
        let Some(at) = (if is_timer { timer } else { event }).filter(|&at| at <= until) else {
            return false;
        };
        self.advance(at - self.now);
        if is_timer {
            self.fire();
        } else {
            self.report();
        }
        true
    }

    fn fire(&mut self) {
        self.timer = None;
        // Its delay has passed, even if the clock stands still.
        self.look(self.wall().max(self.fires_at));
        self.input(Input::Timeout);
    }

    fn report(&mut self) {
        match self.due.remove(0).what {
            HostEvent::Input(input) => self.input(input),
            HostEvent::Message { generation, event, size, pong } => {
                self.message(generation, event, size, pong);
            }
        }
    }

    /// True time passes.
    pub(crate) fn advance(&mut self, span: f64) {
        if span > 0.0 {
            self.now += span;
            self.spins = 0;
        }
    }

    fn spin(&mut self) {
        self.spins += 1;
        assert!(self.spins < TOO_MANY, "the core runs in circles\n{}", self.trace);
    }

    /// Lets time pass, with all that is due in it.
    pub(crate) fn run(&mut self, span: f64) {
        let until = self.now + span;
        let steps = (0..50_000).take_while(|_| self.step(until)).count();
        assert!(steps < 50_000, "too many steps within {span} ms\n{}", self.trace);
        self.advance(until - self.now);
    }

    /// Lets time pass until this holds, at most a day; how long it took.
    #[track_caller]
    pub(crate) fn run_until(&mut self, mut done: impl FnMut(&Self) -> bool) -> f64 {
        let start = self.now;
        while !done(self) {
            assert!(self.step(start + 86_400_000.0), "this never came\n{}", self.trace);
        }
        self.now - start
    }

    /// Lets everything happen that is still to come; fails if that does not end.
    #[track_caller]
    pub(crate) fn run_bounded(&mut self) {
        let steps = (0..200).take_while(|_| self.step(f64::INFINITY)).count();
        assert!(steps < 200, "it never comes to rest\n{}", self.trace);
    }

    /// Lets time pass until just the deadline, without the timer. One that events keep putting off
    /// is not waited for.
    pub(crate) fn run_to_deadline(&mut self) {
        for _ in 0..50 {
            let Some(deadline) = self.deadline().map(|at| at.max(self.now)) else { return };
            let event = self.due.first().is_some_and(|due| due.at <= deadline);
            if !event && self.timer.is_none_or(|timer| timer >= deadline) {
                return self.advance(deadline - self.now);
            }
            self.step(deadline);
        }
    }

    /// The core's deadline in true time, however late; in whole milliseconds, as hosts count.
    pub(crate) fn deadline(&self) -> Option<f64> {
        self.machine.next_deadline().map(|at| (self.now + (at - self.wall())).ceil())
    }

    /// The app is suspended: nothing runs, then what is due comes late, the timer before the events.
    pub(crate) fn freeze(&mut self, span: f64) {
        self.advance(span);
        if self.timer.is_some_and(|at| at <= self.now) {
            self.fire();
        }
        for due in &mut self.due {
            due.at = due.at.max(self.now);
        }
    }

    /// The wall clock is set: back by a negative span, but not before its epoch.
    pub(crate) fn set_clock(&mut self, by: f64) {
        self.was_set_back |= by < 0.0;
        self.skew = (self.skew + by).max(-WALL - self.now);
    }

    /// The wall clock stands still, or goes on.
    pub(crate) fn stop_clock(&mut self, stops: bool) {
        let shown = self.wall();
        self.stopped = stops.then_some(shown);
        if !stops {
            self.was_set_back = true;
        }
    }

    /// Whether anything is still to come.
    pub(crate) fn is_idle(&self) -> bool {
        self.due.is_empty() && self.timer.is_none()
    }

    pub(super) fn check(&self) {
        if let Some(broken) = self.laws.broken() {
            panic!("{broken}\n{}", self.trace);
        }
    }
}
