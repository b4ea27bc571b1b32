//! Scenarios drawn at random.

use crate::support::{
    ABSENT, Behaviour, CELLULAR, Call, Hook, NetworkAnswer, Operation, Pings, Plan, Report, Sends,
    Setting, Sim, UNKNOWN, WIFI, ms, small_queue,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wshb::core::{ConnectTimeout, Options, Overflow, PongTimeout, RetryAnswer};

/// A life of a task.
#[derive(Clone, Debug)]
pub(crate) struct Scenario {
    pub(crate) seed: u32,
    pub(crate) settings: Vec<Setting>,
    pub(crate) operations: Vec<Operation>,
}

impl Scenario {
    /// Starts the task and lets all of it happen.
    pub(crate) fn play(&self) -> Sim {
        self.play_if(|_| true)
    }

    /// The same with only those operations.
    pub(crate) fn play_if(&self, wanted: impl Fn(&Operation) -> bool) -> Sim {
        let mut options = Options::default();
        for setting in &self.settings {
            setting.apply(&mut options);
        }
        let mut sim = Sim::seeded(options, self.seed);
        sim.start();
        for operation in self.operations.iter().filter(|operation| wanted(operation)) {
            sim.apply(operation);
        }
        sim
    }
}

pub(crate) fn scenarios() -> impl Strategy<Value = Scenario> {
    (any::<u32>(), vec(settings(), 0..4), vec(operations(), 0..40))
        .prop_map(|(seed, settings, operations)| Scenario { seed, settings, operations })
}

fn operations() -> impl Strategy<Value = Operation> {
    prop_oneof![
        4 => calls().prop_map(Operation::Call),
        4 => (select(Hook::ALL.to_vec()), calls())
            .prop_map(|(hook, call)| Operation::InHook(hook, call)),
        6 => reports().prop_map(Operation::Host),
        2 => (reports().prop_filter("names its socket", |report| !matches!(report, Report::Sent(_) | Report::Freed)), 0_u32..3).prop_map(|(report, back)| Operation::Stale(report, back)),
        1 => Just(Operation::EarlyTimer),
        3 => plans().prop_map(Operation::Next),
        3 => behaviours().prop_map(Operation::Behaves),
        1 => any::<bool>().prop_map(Operation::ShouldReconnect),
        1 => select(vec![
            RetryAnswer::After(ms(0.0)),
            RetryAnswer::After(ms(700.0)),
            RetryAnswer::After(ms(1e300)),
            RetryAnswer::Default,
            RetryAnswer::Stop,
        ])
        .prop_map(Operation::Retry),
        6 => select(vec![0.0, 1.0, 20.0, 60.0, 110.0, 400.0, 1_000.0, 6_000.0, 20_000.0])
            .prop_map(Operation::Wait),
        3 => Just(Operation::ToDeadline),
        3 => select(vec![0.0, 1.0, 999.0, 1_000.0, 2_600.0, 60_000.0, 2e8])
            .prop_map(Operation::Late),
        1 => select(vec![-1.0, -900.0, -3.6e6, -1e12, 500.0, 3.6e6, 2e9])
            .prop_map(Operation::SetClock),
        1 => any::<bool>().prop_map(Operation::StopClock),
        2 => settings().prop_map(Operation::Set),
    ]
}

fn calls() -> impl Strategy<Value = Call> {
    prop_oneof![
        2 => Just(Call::Close),
        3 => Just(Call::Open),
        3 => Just(Call::Reconnect),
        1 => Just(Call::Destroy),
        1 => Just(Call::Supersede),
        3 => networks().prop_map(Call::Network),
        1 => Just(Call::Doubt),
        1 => Just(Call::Hide),
        2 => Just(Call::Show),
        6 => select(vec![0.0, 10.0, 60.0, 200.0, 2e6]).prop_map(Call::Send),
        1 => Just(Call::SendNow(10.0)),
        2 => Just(Call::Ping),
        1 => codes().prop_map(Call::SocketCloses),
        1 => Just(Call::MessageComes),
        1 => Just(Call::TimerFires),
    ]
}

fn networks() -> impl Strategy<Value = u32> {
    select(vec![ABSENT, ABSENT, UNKNOWN, WIFI, CELLULAR])
}

fn codes() -> impl Strategy<Value = u16> {
    select(vec![1000, 1001, 1006, 1012, 1013, 4000, 4001])
}

fn reports() -> impl Strategy<Value = Report> {
    prop_oneof![
        2 => Just(Report::Message),
        4 => codes().prop_map(Report::Close),
        1 => (0_u16..301).prop_map(Report::RestartsIn),
        8 => select(vec![
            Report::Socket,
            Report::Open,
            Report::Pong,
            Report::SlowMessage,
            Report::Error,
            Report::Refused,
            Report::Suspended,
            Report::Occupied,
            Report::Freed,
            Report::ParamsFailed,
            Report::PingRefused,
            Report::PingSkipped,
            Report::CloseRefused,
            Report::HooksRan,
            Report::Sent(true),
            Report::Sent(false),
        ]),
    ]
}

fn plans() -> impl Strategy<Value = Plan> {
    select(vec![
        Plan::Opens(100.0),
        Plan::Opens(9_000.0),
        Plan::OpensAtOnce,
        Plan::SocketLate(3_000.0, 100.0),
        Plan::Silent,
        Plan::Pending,
        Plan::Refused(20.0),
        Plan::RefusedAtOnce,
        Plan::Suspended(20.0),
        Plan::Occupied(20.0),
        Plan::Closing(0.0),
        Plan::Closing(5_000.0),
        Plan::ErrorThenClose(20.0),
        Plan::ClosesEarly(20.0, 1013),
        Plan::ClosesEarly(20.0, 4000),
        Plan::ParamsFail(5.0),
        Plan::ParamsFail(0.0),
    ])
}

fn behaviours() -> impl Strategy<Value = Behaviour> {
    prop_oneof![
        3 => select(vec![None, Some(0.0), Some(40.0), Some(2_000.0), Some(12_000.0)])
            .prop_map(Behaviour::RoundTrip),
        1 => select(vec![Pings::Sends, Pings::Refuses, Pings::Skips]).prop_map(Behaviour::Pings),
        1 => select(vec![Sends::Succeed(0.0), Sends::Succeed(50.0), Sends::Fail(5.0), Sends::Hang, Sends::Withhold])
            .prop_map(Behaviour::Sends),
        2 => select(vec![f64::NAN, 0.0, 10.0, 1e6]).prop_map(Behaviour::Unsent),
        1 => select(vec![None, Some(0.0), Some(500.0)]).prop_map(Behaviour::ConfirmsClose),
        1 => any::<bool>().prop_map(Behaviour::RefusesClose),
        3 => plans().prop_map(Behaviour::Connects),
        1 => select(vec![None, Some(500.0), Some(30_000.0)]).prop_map(Behaviour::ParamsTimeout),
        1 => any::<bool>().prop_map(Behaviour::TimersFirst),
        1 => any::<bool>().prop_map(Behaviour::HoldsHooks),
        1 => (networks(), any::<bool>())
            .prop_map(|(kind, at_once)| if at_once {
                NetworkAnswer::AtOnce(kind)
            } else {
                NetworkAnswer::After(kind, 30.0)
            })
            .prop_map(Behaviour::AnswersNetwork),
    ]
}

fn settings() -> impl Strategy<Value = Setting> {
    prop_oneof![
        select(vec![None, Some(300.0), Some(15_000.0), Some(1e300)]).prop_map(Setting::PingTimeout),
        select(vec![
            PongTimeout::Off,
            PongTimeout::After(ms(1.0)),
            PongTimeout::After(ms(3_000.0)),
            PongTimeout::After(ms(1e300)),
            PongTimeout::Auto,
        ])
        .prop_map(Setting::PongTimeout),
        select(vec![None, Some(200.0), Some(4_000.0)]).prop_map(Setting::PingInterval),
        select(vec![0.0, 10.0, 2_000.0, 1e300]).prop_map(Setting::ReconnectTimeout),
        select(vec![0.0, 5_000.0, 1e300]).prop_map(Setting::ReconnectTimeoutMax),
        select(vec![None, Some(0), Some(1), Some(2), Some(5)]).prop_map(Setting::RepeatLimit),
        select(vec![0.0, 1_000.0, 5_000.0]).prop_map(Setting::MinUptime),
        select(vec![
            ConnectTimeout::Off,
            ConnectTimeout::Default,
            ConnectTimeout::After(ms(500.0)),
            ConnectTimeout::After(ms(1e300)),
        ])
        .prop_map(Setting::ConnectTimeout),
        select(vec![0.0, 100.0, 2_000.0]).prop_map(Setting::CloseTimeout),
        select(vec![4000, 4001, 1006]).prop_map(Setting::FatalCode),
        select(vec![
            None,
            Some(small_queue(0, Overflow::DropOldest)),
            Some(small_queue(3, Overflow::DropOldest)),
            Some(small_queue(3, Overflow::DropNewest)),
        ])
        .prop_map(Setting::Queue),
        any::<bool>().prop_map(Setting::AsksShouldReconnect),
        any::<bool>().prop_map(Setting::AsksRetry),
        any::<bool>().prop_map(Setting::KnowsPongs),
    ]
}
