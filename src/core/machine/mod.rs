//! The machine: one input at a time in, any number of outputs out.

mod attempt;
mod control;
mod link;
mod loss;
mod phase;
mod results;
mod surroundings;

use self::phase::{Link, Phase};
use super::clock::{Clock, Millis, earliest};
use super::error::{Code, GiveUpReason};
use super::fifo::Fifo;
use super::input::{Generation, Input};
use super::network::Network;
use super::options::{ConnectTimeout, Options, OptionsChange};
use super::outage::Outage;
use super::output::Output;
use super::queue::Queue;
use super::rng::Rng;
use super::rtt::Rtt;
use super::state::State;
use super::stats::Stats;

/// Where the Promise of the task settles at the latest, if `connectTimeout` is off.
const READY_LIMIT: Millis = Millis::new(10_000.0);

/// One logical connection.
#[derive(Clone, Debug)]
pub struct Machine<E> {
    options: Options,
    clock: Clock,
    now: Millis,
    rng: Rng,
    phase: Phase<E>,
    /// The state last told, and since when.
    told: (State, Millis),
    generation: Generation,
    last_attempt: Option<Millis>,
    /// When it began, if `reconnect()` asked for it.
    asked_at: Option<Millis>,
    outage: Option<Outage>,
    /// From when on there was no open socket.
    down_since: Millis,
    repeat: u32,
    has_opened: bool,
    queue: Queue,
    rtt: Rtt,
    network: Network,
    /// Since when the app is hidden.
    hidden_since: Millis,
    stats: Stats,
    started: Millis,
    is_ready: bool,
    /// Oldest first; a step puts out a handful.
    outputs: Fifo<Output<E>>,
    /// What follows once the outputs so far have been acted on.
    next: Option<Next>,
    /// `onReconnect` is running.
    in_reconnect_hook: bool,
}

/// The rest of a running step: dropped when a hook ends it (`close()` in `onClose`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// Tell `onReconnect`, in this turn before the delay.
    Announce,
    /// Offline: tell it when the attempt is due.
    AnnounceLater,
    /// Begin the attempt if its time has come.
    Begin,
    /// Tell `onGiveUp`.
    GiveUp(GiveUpReason),
}

impl Next {
    const fn is_announcement(self) -> bool {
        matches!(self, Self::Announce | Self::AnnounceLater)
    }
}

/// What the listener of the message path must do with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is stale.
    Drop,
    /// Deliver it.
    Deliver,
    /// Deliver it, then take the outputs.
    Drain,
    /// Not counted yet: it needs [`Input::Message`].
    Slow,
}

impl<E: Clone> Machine<E> {
    /// A machine at rest. `seed` decides every jitter.
    #[must_use]
    pub fn new(options: Options, seed: u32) -> Self {
        Self {
            options,
            clock: Clock::default(),
            now: Millis::ZERO,
            rng: Rng::new(seed),
            phase: Phase::Idle,
            told: (State::Connecting, Millis::ZERO),
            generation: 0,
            last_attempt: None,
            asked_at: None,
            outage: None,
            down_since: Millis::ZERO,
            repeat: 0,
            has_opened: false,
            queue: Queue::default(),
            rtt: Rtt::default(),
            network: Network::new(),
            hidden_since: Millis::NEVER,
            stats: Stats::default(),
            started: Millis::ZERO,
            is_ready: false,
            outputs: Fifo::default(),
            next: None,
            in_reconnect_hook: false,
        }
    }

    /// Takes one input in at the host's time `now` (ms since any fixed moment).
    pub fn handle(&mut self, now: f64, input: Input<E>) {
        self.now = self.clock.read(Millis::new(now));
        match input {
            Input::Start => self.start(),
            Input::Timeout => self.timeout(),
            Input::SetOptions(change) => self.set_options(&change),

            Input::Close { code, event } => self.close(code, event),
            Input::Open => self.open(),
            Input::Reconnect => self.reconnect(),
            Input::Destroy => self.destroy(),
            Input::Superseded => self.superseded(),
            Input::Send { id, size, in_hook, may_wait } => self.send(id, size, in_hook, may_wait),
            Input::Ping { id } => self.ping(id),

            Input::Network(kind) => self.network(kind),
            Input::Doubted => _ = self.doubt(),
            Input::Hidden => self.hidden(),
            Input::Shown => self.shown(),

            Input::Params { generation, timeout } => self.params(generation, timeout),
            Input::ParamsFailed { generation, event } => self.params_failed(generation, event),
            Input::Socket { generation } => self.socket(generation),
            Input::Refused { generation, event, refusal } => {
                self.refused(generation, event, refusal);
            }
            Input::Freed => self.freed(),
            Input::Opened { generation, event } => self.opened(generation, event),
            Input::Message { generation, size, pong, event } => {
                self.message(generation, size, pong, event);
            }
            Input::Errored { generation, event } => self.errored(generation, event),
            Input::Closed { generation, code, retry_after, event } => {
                self.closed(generation, code, retry_after, event);
            }
            Input::CloseRefused { generation } => self.close_refused(generation),

            Input::Sent { id, ok, event } => self.sent(id, ok, event),
            Input::PingRefused { generation } => self.ping_refused(generation),
            Input::PingSkipped { generation } => self.ping_skipped(generation),

            Input::ShouldReconnect(again) => self.should_reconnect(again),
            Input::Retry(answer) => self.retry(answer),
            Input::HooksRan { generation } => self.hooks_ran(generation),
        }
    }

    /// The next thing to do; act on it before taking another.
    pub fn poll_output(&mut self) -> Option<Output<E>> {
        self.in_reconnect_hook = false;
        while self.outputs.is_empty() {
            match self.next.take() {
                Some(Next::Announce) => {
                    self.repeat = self.repeat.saturating_add(1);
                    self.next = Some(Next::Begin);
                    self.put(Output::Reconnect);
                }
                Some(Next::Begin) => self.begin_if_due(),
                later @ Some(Next::AnnounceLater) => {
                    self.next = later;
                    return None;
                }
                Some(Next::GiveUp(reason)) => self.put(Output::GiveUp(reason)),
                None if self.transmit_oldest() => {}
                None => return None,
            }
        }
        let output = self.outputs.pop();
        self.in_reconnect_hook = matches!(output, Some(Output::Reconnect));
        output
    }

    /// The host's time at which [`Input::Timeout`] is due at the latest; one that comes sooner does
    /// no harm.
    #[must_use]
    pub fn next_deadline(&self) -> Option<f64> {
        let mut next = self.phase_deadline();
        if let Some(limits) = &self.options.queue {
            next = earliest(next, self.queue.deadline(limits));
        }
        next = earliest(next, self.ready_limit());
        next.map(|at| at.since(self.clock.offset()).get())
    }

    /// The short way of an ordinary message: `Deliver` and `Drain` have counted it already.
    /// `pong`: `isPong` said so.
    pub fn seen(&mut self, generation: Generation, now: f64, size: f64, pong: bool) -> Seen {
        match &self.phase {
            Phase::Connecting(attempt) if attempt.generation == generation => return Seen::Slow,
            phase if !phase.delivers(generation) => return Seen::Drop,
            _ => {}
        }
        if !self.outputs.is_empty() || self.next.is_some() {
            return Seen::Slow;
        }
        self.now = self.clock.read(Millis::new(now));
        let was_waiting = self.life(size, pong);
        if was_waiting || !self.outputs.is_empty() { Seen::Drain } else { Seen::Deliver }
    }

    /// Whether a ping is out whose answer has a deadline of its own.
    #[must_use]
    pub const fn awaits_pong(&self) -> bool {
        matches!(&self.phase, Phase::Open(link) if link.heartbeat.is_waiting())
    }

    /// The state.
    #[must_use]
    pub fn state(&self) -> State {
        self.phase.state(&self.network)
    }

    /// The options in force.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// Retries since the last open.
    #[must_use]
    pub const fn repeat(&self) -> u32 {
        self.repeat
    }

    /// Whether events of this attempt still count.
    #[must_use]
    pub const fn is_current(&self, generation: Generation) -> bool {
        match &self.phase {
            Phase::Connecting(attempt) => attempt.generation == generation,
            Phase::Open(link) => link.generation == generation,
            _ => false,
        }
    }

    /// The counters, as of the host's time `now`.
    #[must_use]
    pub fn stats(&self, now: f64) -> Stats {
        let mut stats = self.stats.clone();
        let now = Millis::new(now).plus(self.clock.offset());
        let (state, since) = self.told;
        stats.stayed(state, now.since(since));
        stats.queued_messages = self.queue.len();
        stats.queued_bytes = self.queue.bytes();
        stats.rtt.smoothed = self.rtt.smoothed();
        stats
    }

    /// The smoothed round trip.
    #[must_use]
    pub fn smoothed_rtt(&self) -> Option<Millis> {
        self.rtt.smoothed()
    }

    /// How many messages wait for an open socket, and how many bytes.
    #[must_use]
    pub fn queued(&self) -> (usize, f64) {
        (self.queue.len(), self.queue.bytes())
    }

    // Called from everywhere: a copy in each place would cost 2 KB.
    #[inline(never)]
    fn put(&mut self, output: Output<E>) {
        self.outputs.push(output);
    }

    /// Enters a phase and tells `onStateChange` if it shows.
    #[inline(never)]
    fn enter(&mut self, phase: Phase<E>) -> Phase<E> {
        let left = core::mem::replace(&mut self.phase, phase);
        self.tell_state();
        left
    }

    /// Tells `onStateChange` of a state that is new.
    fn tell_state(&mut self) {
        let (previous, since) = self.told;
        let state = self.state();
        if state != previous {
            self.stats.stayed(previous, self.now.since(since));
            self.told = (state, self.now);
            if state != State::Destroyed {
                self.put(Output::State { state, previous });
            }
        }
    }

    /// The Promise of the task settles.
    fn ready(&mut self) {
        if !self.is_ready {
            self.is_ready = true;
            self.put(Output::Ready);
        }
    }

    fn start(&mut self) {
        if matches!(self.phase, Phase::Idle) {
            self.started = self.now;
            self.told = (State::Connecting, self.now);
            self.down_since = self.now;
            self.outage = Some(Outage::new(self.now));
            self.begin(false, false);
        }
    }

    fn timeout(&mut self) {
        self.expire();
        if self.ready_limit().is_some_and(|at| at <= self.now) {
            self.ready();
        }
        self.phase_timeout();
    }

    /// Where the Promise of the task settles if the first attempt has come to nothing.
    fn ready_limit(&self) -> Option<Millis> {
        let is_endless = matches!(self.options.connect_timeout, ConnectTimeout::Off);
        let is_due = is_endless && !self.is_ready && self.phase.is_running();
        is_due.then(|| self.started.plus(READY_LIMIT))
    }

    /// The deadline of the phase, by facts and options alone: a changed option moves it at once.
    fn phase_deadline(&self) -> Option<Millis> {
        match &self.phase {
            Phase::Connecting(attempt) => attempt.deadline(&self.options),
            Phase::Open(link) => link.deadline(&self.options, &self.rtt, self.outage.is_some()),
            Phase::Waiting(wait) => Some(wait.until()),
            Phase::Closed(Some(closing)) => Some(closing.since.plus(self.options.close_timeout)),
            _ => None,
        }
    }

    fn phase_timeout(&mut self) {
        match self.phase {
            Phase::Connecting(_) => self.attempt_timeout(),
            Phase::Open(_) => self.link_timeout(),
            Phase::Waiting(_) => self.begin_if_due(),
            Phase::Closed(Some(_)) if self.phase_deadline().is_some_and(|at| at <= self.now) => {
                self.close_timeout();
            }
            _ => {}
        }
    }

    fn set_options(&mut self, change: &OptionsChange) {
        // By the old `minUptime`, where that has passed.
        self.settle();
        change.apply(&mut self.options);
        if let Phase::Waiting(wait) = &mut self.phase {
            wait.redraw(&self.options);
        }
        match self.options.queue {
            Some(limits) => self.trim_queue(&limits),
            None => self.fail_queue(Code::QueueFull),
        }
    }
}
