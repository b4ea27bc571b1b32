//! A model check: every order of events, up to a depth.
//!
//! From each state that was reached, each event happens once. States that differ by the time of day alone
//! count as one. The host does nothing by itself here, so each of its reports is an event that may come at
//! any moment. The laws are those of all other tests.

use crate::support::Operation::{self, Call as Do, Host as Says, InHook};
use crate::support::{ABSENT, CELLULAR, Call, Hook, Plan, Report, Sends, Sim, WIFI, ms, options};
use std::collections::HashSet;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use wshb::core::{ConnectTimeout, Options, PongTimeout, RetryAnswer};

/// How deep to look: usually, and on `WSHB_NIGHTLY=1`.
fn depth(usual: usize, nightly: usize) -> usize {
    if std::env::var_os("WSHB_NIGHTLY").is_some() { nightly } else { usual }
}

/// So many states go on at a time: what they lead to has to fit into memory.
const BATCH: usize = 20_000;

/// One event: the operations that make it.
type Step = &'static [Operation];

/// The shortest time that matters to a rule, and less than the gap between attempts.
const SHORT: f64 = 20.0;

/// How many of the steps are common ones.
const COMMON: usize = 18;

/// All steps, the common ones first.
const STEPS: &[Step] = &[
    &[Operation::Wait(SHORT)],
    &[Operation::ToDeadline, Operation::Wait(0.0)],
    &[Operation::Late(2_600.0)],
    &[Do(Call::Close)],
    &[Do(Call::Open)],
    &[Do(Call::Reconnect)],
    &[Do(Call::Send(10.0))],
    &[Do(Call::Network(ABSENT))],
    &[Do(Call::Network(CELLULAR))],
    &[Do(Call::Hide)],
    &[Do(Call::Show)],
    &[Says(Report::Open)],
    &[Says(Report::HooksRan)],
    &[Says(Report::Message)],
    &[Says(Report::Error)],
    &[Says(Report::Close(1006))],
    &[Says(Report::Refused)],
    &[Says(Report::Suspended)],
    // From here on the rarer ones.
    &[Do(Call::Destroy)],
    &[Do(Call::Ping)],
    &[Do(Call::Supersede)],
    &[Do(Call::Network(WIFI))],
    &[Do(Call::Doubt)],
    &[Says(Report::Socket)],
    &[Says(Report::Close(1013))],
    &[Says(Report::Occupied)],
    &[Says(Report::Freed)],
    &[Says(Report::PingRefused)],
    &[Says(Report::PingSkipped)],
    &[Says(Report::CloseRefused)],
    &[Says(Report::Sent(true))],
    &[InHook(Hook::State, Call::Reconnect)],
    &[InHook(Hook::Close, Call::Close)],
    &[InHook(Hook::Close, Call::Network(ABSENT))],
    &[InHook(Hook::Reconnect, Call::Network(CELLULAR))],
];

/// The steps that lead to a state, by their places in the list.
type Path = Vec<u8>;

/// A task on a host that does nothing by itself.
fn new_task(options: &Options) -> Sim {
    let mut sim = Sim::new(options.clone());
    sim.host.plan = Plan::Pending;
    sim.host.drops_silently();
    sim.host.sends = Sends::Hang;
    sim.user.holds_hooks = true;
    sim.user.retries = [RetryAnswer::After(ms(0.0)), RetryAnswer::Default].into();
    sim.start();
    sim.network(WIFI);
    sim
}

fn take(sim: &mut Sim, step: u8) {
    for operation in STEPS[usize::from(step)] {
        sim.apply(operation);
    }
}

fn follow(options: &Options, path: &[u8]) -> Sim {
    let mut sim = new_task(options);
    for &step in path {
        take(&mut sim, step);
    }
    sim
}

fn extended(path: &[u8], step: u8) -> Path {
    path.iter().copied().chain([step]).collect()
}

fn described(path: &[u8]) -> String {
    path.iter().map(|&step| format!("{:?} ", STEPS[usize::from(step)])).collect()
}

/// Every state one step after these, with a path to it; fails with the whole path that broke a law.
fn successors(options: &Options, steps: usize, is_last: bool, paths: &[Path]) -> Vec<(u64, Path)> {
    let mut text = String::new();
    let mut found = Vec::new();
    let mut own = HashSet::new();
    for path in paths {
        let before = follow(options, path);
        for step in 0..u8::try_from(steps).expect("few steps") {
            let mut sim = before.clone();
            let result = catch_unwind(AssertUnwindSafe(|| take(&mut sim, step)));
            assert!(result.is_ok(), "this broke a law: {}", described(&extended(path, step)));
            let state = sim.fingerprint(&mut text);
            if own.insert(state) {
                // Nothing goes on from the last ones, and there are many.
                let path = if is_last { Path::new() } else { extended(path, step) };
                found.push((state, path));
            }
        }
    }
    found
}

/// Looks at every order of that many events, out of the first `steps` of the list.
fn explore(name: &str, options: &Options, steps: usize, depth: usize) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut seen = HashSet::new();
    let mut paths = vec![Path::new()];
    for level in 1..=depth {
        let mut next = Vec::new();
        for batch in paths.chunks(BATCH) {
            let share = batch.len().div_ceil(threads);
            let found: Vec<_> = std::thread::scope(|scope| {
                let parts = batch.chunks(share);
                let workers: Vec<_> = parts
                    .map(|part| scope.spawn(|| successors(options, steps, level == depth, part)))
                    .collect();
                workers
                    .into_iter()
                    .flat_map(|worker| worker.join().expect("a law was broken"))
                    .collect()
            });
            next.extend(
                found.into_iter().filter(|(state, _)| seen.insert(*state)).map(|(_, path)| path),
            );
        }
        paths = next;
    }
    // Tests that pass print nothing by `println!`.
    let _ = writeln!(
        std::io::stderr(),
        "{name}: {} distinct states within {depth} of {} events, no law broken",
        seen.len(),
        steps
    );
}

#[test]
fn every_order_of_events_keeps_the_laws() {
    explore("one retry", &options(|o| o.repeat_limit = Some(1)), COMMON, depth(6, 8));
}

#[test]
fn and_so_does_every_order_of_more_events() {
    explore("one retry", &options(|o| o.repeat_limit = Some(1)), STEPS.len(), depth(4, 6));
}

#[test]
fn and_so_it_does_where_the_user_is_asked() {
    let asks = options(|o| {
        o.asks_retry = true;
        o.asks_should_reconnect = true;
        o.knows_pongs = true;
        o.pong_timeout = PongTimeout::Auto;
    });
    explore("asked", &asks, COMMON, depth(5, 7));
}

#[test]
fn and_where_nothing_is_judged() {
    let off = options(|o| {
        o.pong_timeout = PongTimeout::Off;
        o.connect_timeout = ConnectTimeout::Off;
        o.min_uptime = ms(0.0);
        o.queue = None;
    });
    explore("nothing judged", &off, COMMON, depth(5, 7));
}
