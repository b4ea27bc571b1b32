//! One client: the real machine, driven as the shipped driver does.

use crate::policy::Policy;
use fastrand::Rng;
use wshb::core::{
    ConnectTimeout, Generation, Input, Machine, Millis, Options, Output, RetryAnswer, State,
};

/// The core's time at the moment of the fault.
const ORIGIN: f64 = 60_000.0;
/// No timer is set.
pub(crate) const UNSET: u32 = u32::MAX;

pub(crate) struct Client {
    machine: Machine<()>,
    /// When the connection that is missed now, or was missed last, was lost.
    pub(crate) lost_at: u32,
    /// When it opened last.
    pub(crate) opened_at: u32,
    pub(crate) attempts: u32,
    /// The latest delay, ms.
    delay: f32,
    pub(crate) is_open: bool,
}

/// What host and server know of a client. It lies apart from the machine, which is large: most events
/// need no more, and bringing machines from memory is most of what a storm costs.
pub(crate) struct Outside {
    /// The attempt that the host is busy with; 0: none.
    pub(crate) pending: Generation,
    /// The socket that the server holds open; 0: none.
    pub(crate) served: Generation,
    /// When the one timer fires.
    pub(crate) armed: u32,
    /// Round trip, ms.
    pub(crate) rtt: u16,
    pub(crate) node: u8,
}

impl Client {
    /// Connected for 30 s, idle for up to `pingTimeout`.
    pub(crate) fn connected(policy: Policy, rng: &mut Rng, node: u8) -> (Self, Outside) {
        let mut options = Options::default();
        if policy != Policy::Default {
            options.asks_retry = true;
            // The other rules have no time-out that grows: their host's limit ends an attempt.
            options.connect_timeout = ConnectTimeout::Off;
        }
        let idle = rng.f64() * 15_000.0;
        let mut client = Self {
            machine: Machine::new(options, rng.u32(..)),
            lost_at: 0,
            opened_at: 0,
            attempts: 0,
            delay: 0.0,
            is_open: true,
        };
        let rtt = rng.u16(20..=400);
        let mut outside = Outside { pending: 0, served: 0, armed: UNSET, rtt, node };
        let mut drive = |time, input| {
            client.drive(ORIGIN + time, input, &mut outside, policy, rng).unwrap_or(0)
        };
        let first = drive(-30_000.0, Input::Start);
        drive(-30_000.0, Input::Opened { generation: first, event: Some(()) });
        drive(-20_000.0, Input::Timeout);
        let _ = client.machine.seen(first, ORIGIN - idle, 0.0, false);
        outside.served = first;
        client.attempts = 0;
        (client, outside)
    }

    /// Takes an input at `now` ms after the fault; the attempt that it led to.
    pub(crate) fn input(
        &mut self,
        now: u32,
        input: Input<()>,
        outside: &mut Outside,
        policy: Policy,
        rng: &mut Rng,
    ) -> Option<Generation> {
        self.drive(ORIGIN + f64::from(now), input, outside, policy, rng)
    }

    fn drive(
        &mut self,
        now: f64,
        input: Input<()>,
        outside: &mut Outside,
        policy: Policy,
        rng: &mut Rng,
    ) -> Option<Generation> {
        let mut begun = None;
        self.machine.handle(now, input);
        while let Some(output) = self.machine.poll_output() {
            match output {
                Output::Connect { generation, .. } => {
                    outside.pending = generation;
                    self.attempts += 1;
                    begun = Some(generation);
                    self.machine.handle(now, Input::Socket { generation });
                }
                Output::Abandon { generation, .. } if generation == outside.pending => {
                    outside.pending = 0
                }
                Output::AskRetry { attempt, .. } => {
                    let delay = policy.delay(attempt, f64::from(self.delay), rng);
                    self.delay = delay as f32;
                    let answer = RetryAnswer::After(Millis::new(delay));
                    self.machine.handle(now, Input::Retry(answer));
                }
                Output::HooksDone { generation } => {
                    outside.pending = 0;
                    self.machine.handle(now, Input::HooksRan { generation });
                }
                _ => {}
            }
        }
        begun
    }

    /// Whether events of this attempt or socket still count.
    pub(crate) const fn is_current(&self, generation: Generation) -> bool {
        self.machine.is_current(generation)
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.machine.state() == State::Open
    }

    /// When the timer has to fire at the latest, ms after the fault.
    pub(crate) fn deadline(&self) -> Option<u32> {
        self.machine.next_deadline().map(|at| (at - ORIGIN).ceil().max(0.0) as u32)
    }
}
