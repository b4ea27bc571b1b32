//! The machine: it takes one input at a time, and emits any number of outputs.
//!
//! Each phase knows what an input means: its methods take the input and return an action. The machine finds the
//! current phase, calls its method, and carries out the action, in a fixed order.

mod attempt;
mod closing;
mod connect;
mod control;
mod ended;
mod link;
mod loss;
mod phase;
mod reports;
mod retry_delay;
mod sends;
mod signals;
mod step;
mod timeout;

use self::phase::Phase;
use self::step::Next;
use super::clock::{Clock, Millis};
use super::error::Code;
use super::fifo::Fifo;
use super::input::{Generation, Input};
use super::network::Network;
use super::options::{Options, OptionsChange};
use super::outage::Outage;
use super::output::Output;
use super::protocol::MessageVerdict;
use super::queue::Queue;
use super::rng::Rng;
use super::rtt::Rtt;
use super::state::State;
use super::stats::Stats;

/// One logical connection.
#[derive(Clone, Debug)]
pub struct Machine<E> {
    options: Options,
    clock: Clock,
    now: Millis,
    rng: Rng,
    phase: Phase<E>,
    /// The state last reported, and since when.
    reported: (State, Millis),
    /// The generation of the newest attempt and its socket.
    generation: Generation,
    /// When the host may be asked to connect again.
    next_attempt: Millis,
    /// `reconnect()` asked for the newest attempt, which has not opened: until `next_attempt`, another call asks for
    /// nothing new.
    is_asked: bool,
    outage: Option<Outage>,
    /// Since when there is no open socket.
    down_since: Millis,
    repeat: u32,
    has_opened: bool,
    queue: Queue,
    rtt: Rtt,
    network: Network,
    /// The app is hidden, and from then on its return is like a change of network. Not hidden: never.
    stale_from: Millis,
    /// It is hidden, and the host cuts its network.
    is_cut_off: bool,
    stats: Stats,
    started: Millis,
    is_ready: bool,
    /// The outputs that wait to be polled, oldest first.
    outputs: Fifo<Output<E>>,
    /// What follows when all outputs so far have been acted on.
    next: Option<Next>,
    /// `onReconnect` is running.
    in_reconnect_hook: bool,
    /// A call has ended the running step.
    is_cut: bool,
}

impl<E: Clone> Machine<E> {
    /// A machine that is not started yet. All jitter follows from `seed`.
    #[must_use]
    pub fn new(options: Options, seed: u32) -> Self {
        Self {
            options,
            clock: Clock::default(),
            now: Millis::ZERO,
            rng: Rng::new(seed),
            phase: Phase::Idle,
            reported: (State::Connecting, Millis::ZERO),
            generation: 0,
            next_attempt: Millis::ZERO,
            is_asked: false,
            outage: None,
            down_since: Millis::ZERO,
            repeat: 0,
            has_opened: false,
            queue: Queue::default(),
            rtt: Rtt::default(),
            network: Network::new(),
            stale_from: Millis::NEVER,
            is_cut_off: false,
            stats: Stats::default(),
            started: Millis::ZERO,
            is_ready: false,
            outputs: Fifo::default(),
            next: None,
            in_reconnect_hook: false,
            is_cut: false,
        }
    }

    /// Takes one input, at the host's time `now` (ms since any fixed moment).
    pub fn handle(&mut self, now: f64, input: Input<E>) {
        self.now = self.clock.read(Millis::new(now));
        match input {
            Input::Start => self.start(),
            Input::Timeout => self.timeout(),
            Input::Unsent(bytes) => self.unsent(bytes),
            Input::SetOptions(change) => self.set_options(change),

            Input::Close { code, event } => self.close(code, event),
            Input::Open => self.open(),
            Input::Reconnect => self.reconnect(),
            Input::Destroy => self.destroy(),
            Input::Superseded => self.superseded(),
            Input::Send { id, size, in_hook, may_wait } => {
                let since = if may_wait { self.now } else { Millis::NEVER };
                self.send(id, size, since, in_hook);
            }
            Input::Ping { id } => self.ping(id),
            Input::ShouldReconnect(again) => self.should_reconnect(again),
            Input::Retry(answer) => self.retry(answer),

            Input::Network(kind) => self.network(kind),
            Input::Doubted => self.doubt(),
            Input::Hidden => self.hidden(true),
            Input::PageHidden => self.hidden(false),
            Input::Shown => self.shown(),

            report => self.report(report),
        }
    }

    /// The host's time at which [`Input::Timeout`] is due at the latest. It may come sooner.
    #[must_use]
    pub fn next_deadline(&self) -> Option<f64> {
        let mut next = self.phase.deadline(&self.options, &self.rtt, self.outage.is_some());
        if let Some(limits) = &self.options.queue {
            next = next.min(self.queue.deadline(limits));
        }
        next = next.min(self.ready_limit());
        (next < Millis::NEVER).then(|| next.since(self.clock.offset()).get())
    }

    /// The short way for a usual message. With the verdicts `Deliver` and `Drain` it has been counted.
    /// `pong`: `isPong` accepted it.
    pub fn seen(
        &mut self,
        generation: Generation,
        now: f64,
        size: f64,
        pong: bool,
    ) -> MessageVerdict {
        match &self.phase {
            _ if generation != self.generation => return MessageVerdict::Drop,
            Phase::Connecting(_) => return MessageVerdict::Slow,
            Phase::Open(_) => {}
            _ => return MessageVerdict::Drop,
        }
        if !self.outputs.is_empty() || self.next.is_some() {
            return MessageVerdict::Slow;
        }
        self.now = self.clock.read(Millis::new(now));
        let was_waiting = self.alive(size, pong);
        if was_waiting || !self.outputs.is_empty() {
            MessageVerdict::Drain
        } else {
            MessageVerdict::Deliver
        }
    }

    /// Whether a ping waits for its answer.
    #[must_use]
    pub fn awaits_pong(&self) -> bool {
        matches!(&self.phase, Phase::Open(link) if link.awaits_pong())
    }

    /// The state.
    #[must_use]
    pub fn state(&self) -> State {
        self.phase.state(&self.network)
    }

    /// How long the attempt under way may take; for ever if there is none or the host decides.
    #[must_use]
    pub fn attempt_limit(&self) -> Millis {
        match &self.phase {
            Phase::Connecting(attempt) => attempt.span(&self.options),
            _ => Millis::NEVER,
        }
    }

    /// Whether it has ended, and has nothing more to do or to tell.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        matches!(self.phase, Phase::Closed | Phase::GivenUp)
            && self.next.is_none()
            && self.outputs.is_empty()
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

    /// Whether events of this attempt or its socket still count.
    #[must_use]
    pub const fn is_current(&self, generation: Generation) -> bool {
        matches!(self.phase, Phase::Connecting(_) | Phase::Open(_)) && generation == self.generation
    }

    /// The counters, as of the host's time `now`.
    #[must_use]
    pub fn stats(&self, now: f64) -> Stats {
        let mut stats = self.stats.clone();
        let now = Millis::new(now).plus(self.clock.offset());
        let (state, since) = self.reported;
        stats.stayed(state, now.since(since));
        stats.queued_messages = self.queue.len();
        stats.queued_bytes = self.queue.bytes();
        stats.rtt.smoothed = self.rtt.smoothed();
        stats
    }

    /// The smoothed round trip, if there is a sample.
    #[must_use]
    pub fn smoothed_rtt(&self) -> Option<Millis> {
        let ms = self.rtt.smoothed();
        (ms >= 0.0).then(|| Millis::new(ms))
    }

    /// How many messages wait for an open socket, and how many bytes.
    #[must_use]
    pub fn queued(&self) -> (usize, f64) {
        (self.queue.len(), self.queue.bytes())
    }

    /// Enters a phase, and emits the state if it has changed. Returns the phase before.
    #[inline(never)]
    fn enter(&mut self, phase: Phase<E>) -> Phase<E> {
        let before = core::mem::replace(&mut self.phase, phase);
        self.report_state();
        before
    }

    /// Emits the state if it has changed.
    fn report_state(&mut self) {
        let (previous, since) = self.reported;
        let state = self.state();
        if state != previous {
            self.stats.stayed(previous, self.now.since(since));
            self.reported = (state, self.now);
            if state != State::Destroyed {
                self.emit(Output::State { state, previous });
            }
        }
    }

    /// Settles the Promise of the task.
    fn ready(&mut self) {
        if !self.is_ready {
            self.is_ready = true;
            self.emit(Output::Ready);
        }
    }

    fn set_options(&mut self, change: OptionsChange) {
        // The old `minUptime` decides, if it is over.
        self.end_outage_if_stable();
        change.apply(&mut self.options);
        if let Phase::Waiting(delay) = &mut self.phase {
            delay.redraw(&self.options);
        }
        match self.options.queue {
            Some(limits) => self.trim_queue(&limits),
            None => self.fail_queue(Code::QueueFull),
        }
    }
}
