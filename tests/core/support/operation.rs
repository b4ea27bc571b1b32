//! What may happen to a task, one thing at a time.

use super::host_calls::closed;
use super::{Call, Event, Hook, NetworkAnswer, Pings, Plan, Sends, Sim, ms};
use wshb::core::{
    ConnectTimeout, Input, Millis, Options, Overflow, PongTimeout, QueueLimits, Refusal,
    RetryAnswer,
};

/// One thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operation {
    /// The user calls a method.
    Call(Call),
    /// The user will call one inside the next such hook.
    InHook(Hook, Call),
    /// The host reports something of the current socket, whether it makes sense or not.
    Host(Report),
    /// It reports something of an older socket, so many attempts back.
    Stale(Report, u32),
    /// The timer fires although nothing is due.
    EarlyTimer,
    /// The next connect call comes to this.
    Next(Plan),
    /// How the host behaves from now on.
    Behaves(Behaviour),
    /// What the user's functions will say.
    ShouldReconnect(bool),
    Retry(RetryAnswer),
    /// Time passes and all that is due in it happens.
    Wait(f64),
    /// Time passes until just the next deadline.
    ToDeadline,
    /// The app is suspended for so long past the next deadline.
    Late(f64),
    /// The wall clock is set.
    SetClock(f64),
    /// The wall clock stands still, or goes on.
    StopClock(bool),
    /// An option changes.
    Set(Setting),
}

/// What a host may report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    Socket,
    Open,
    Message,
    Pong,
    /// A message that does not take the short way.
    SlowMessage,
    Error,
    Close(u16),
    RestartsIn(u16),
    Refused,
    Suspended,
    Occupied,
    Freed,
    ParamsFailed,
    PingRefused,
    PingSkipped,
    CloseRefused,
    HooksRan,
    /// An answer to the latest send, again perhaps.
    Sent(bool),
}

/// How the host behaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Behaviour {
    RoundTrip(Option<f64>),
    Pings(Pings),
    Sends(Sends),
    /// So many bytes are not sent yet.
    Unsent(f64),
    ConfirmsClose(Option<f64>),
    RefusesClose(bool),
    Connects(Plan),
    ParamsTimeout(Option<f64>),
    TimersFirst(bool),
    HoldsHooks(bool),
    AnswersNetwork(NetworkAnswer),
}

/// An option and its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Setting {
    PingTimeout(Option<f64>),
    PongTimeout(PongTimeout),
    PingInterval(Option<f64>),
    ReconnectTimeout(f64),
    ReconnectTimeoutMax(f64),
    RepeatLimit(Option<u32>),
    MinUptime(f64),
    ConnectTimeout(ConnectTimeout),
    CloseTimeout(f64),
    FatalCode(u16),
    Queue(Option<QueueLimits>),
    AsksShouldReconnect(bool),
    AsksRetry(bool),
    KnowsPongs(bool),
}

impl Setting {
    pub(crate) fn apply(self, options: &mut Options) {
        match self {
            Self::PingTimeout(span) => options.ping_timeout = span.map_or(Millis::NEVER, ms),
            Self::PingInterval(span) => options.ping_interval = span.map_or(Millis::NEVER, ms),
            Self::PongTimeout(limit) => options.pong_timeout = limit,
            Self::ReconnectTimeout(span) => options.reconnect_timeout = ms(span),
            Self::ReconnectTimeoutMax(span) => options.reconnect_timeout_max = ms(span),
            Self::RepeatLimit(limit) => options.repeat_limit = limit,
            Self::MinUptime(span) => options.min_uptime = ms(span),
            Self::ConnectTimeout(limit) => options.connect_timeout = limit,
            Self::CloseTimeout(span) => options.close_timeout = ms(span),
            Self::FatalCode(code) => options.fatal_close_codes = vec![code],
            Self::Queue(limits) => options.queue = limits,
            Self::AsksShouldReconnect(asks) => options.asks_should_reconnect = asks,
            Self::AsksRetry(asks) => options.asks_retry = asks,
            Self::KnowsPongs(knows) => options.knows_pongs = knows,
        }
    }
}

impl Sim {
    /// Lets it happen.
    pub(crate) fn apply(&mut self, operation: &Operation) {
        match operation.clone() {
            Operation::Call(call) => self.call(call),
            Operation::InHook(hook, call) => self.in_hook(hook, call),
            Operation::Host(report) => self.host_reports(report, self.generation()),
            Operation::Stale(report, back) => {
                let generation = self.generation();
                // One that is still in use, or that never was, is no stale one.
                let last = generation.saturating_sub(u32::from(self.is_in_use(generation)));
                if let Some(stale) = last.checked_sub(back).filter(|&stale| stale > 0) {
                    self.host_reports(report, stale);
                }
            }
            Operation::EarlyTimer => {
                if self.deadline().is_none_or(|at| at > self.now) {
                    self.input(Input::Timeout);
                }
            }
            Operation::Next(plan) => self.host.next.push_back(plan),
            Operation::Behaves(behaviour) => self.behave(behaviour),
            Operation::ShouldReconnect(answer) => self.user.should_reconnect = answer,
            Operation::Retry(answer) => self.user.retries.push_back(answer),
            Operation::Wait(span) => self.run(span),
            Operation::ToDeadline => self.run_to_deadline(),
            Operation::Late(by) => {
                let to_deadline = self.deadline().map_or(0.0, |at| (at - self.now).max(0.0));
                // Host timers accept no longer delays, and no app sleeps for years.
                self.freeze(to_deadline.min(Millis::MAX_DELAY.get()) + by);
            }
            Operation::SetClock(by) => self.set_clock(by),
            Operation::StopClock(stops) => self.stop_clock(stops),
            Operation::Set(setting) => self.set(|options| setting.apply(options)),
        }
    }

    fn is_in_use(&self, generation: u32) -> bool {
        self.laws.knows(generation)
    }

    fn behave(&mut self, behaviour: Behaviour) {
        match behaviour {
            Behaviour::RoundTrip(span) => self.host.round_trip = span,
            Behaviour::Pings(pings) => self.host.pings = pings,
            Behaviour::Sends(sends) => self.host.sends = sends,
            Behaviour::Unsent(bytes) => self.host.unsent = bytes,
            Behaviour::ConfirmsClose(after) => self.host.confirms_close = after,
            Behaviour::RefusesClose(refuses) => self.host.refuses_close = refuses,
            Behaviour::Connects(plan) => self.host.plan = plan,
            Behaviour::ParamsTimeout(span) => self.host.params_timeout = span,
            Behaviour::TimersFirst(first) => self.host.timers_first = first,
            Behaviour::HoldsHooks(holds) => self.user.holds_hooks = holds,
            Behaviour::AnswersNetwork(network) => self.host.network = network,
        }
    }

    fn host_reports(&mut self, report: Report, generation: u32) {
        let event: Event = "a report";
        self.input(match report {
            Report::Message => return self.message(generation, event, 10.0, false),
            Report::Pong => {
                return self.message(generation, event, 8.0, self.options.knows_pongs);
            }
            Report::SlowMessage => Input::Message { generation, size: 10.0, pong: false, event },
            Report::Socket => Input::Socket { generation },
            Report::Open => Input::Opened { generation, event: Some(event) },
            Report::Error => Input::Errored { generation, event },
            Report::Close(code) => closed(generation, code, event),
            Report::RestartsIn(seconds) => Input::Closed {
                generation,
                code: 1012,
                retry_after: ms(f64::from(seconds) * 1_000.0),
                event,
            },
            Report::Refused => Input::Refused { generation, event, refusal: Refusal::Final },
            Report::Suspended => Input::Refused { generation, event, refusal: Refusal::Suspended },
            Report::Occupied => Input::Refused { generation, event, refusal: Refusal::Occupied },
            Report::Freed => Input::Freed,
            Report::ParamsFailed => Input::ParamsFailed { generation, event },
            Report::PingRefused => Input::PingRefused { generation },
            Report::PingSkipped => Input::PingSkipped { generation },
            Report::CloseRefused => Input::CloseRefused { generation },
            Report::HooksRan => Input::HooksRan { generation },
            // The host does not have it.
            Report::Sent(_) if self.sends.get(&self.last_id) == Some(&false) => return,
            Report::Sent(ok) => Input::Sent { id: self.last_id, ok, event },
        });
    }
}

/// Bounds for a queue that fills soon.
pub(crate) fn small_queue(max_messages: u32, overflow: Overflow) -> QueueLimits {
    QueueLimits { max_messages, max_bytes: 100.0, max_age: ms(5_000.0), overflow }
}
