//! Every order of events: not by lot, but all of them, as deep as time allows.
//!
//! From each state that was reached, each thing that may happen is let happen once; states that differ by
//! the time of day alone are one. The host does nothing by itself here, so that each of its reports is
//! one more thing that may happen, at any moment. The laws are those of all other tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "an overflow or a missing letter here is a failed test"
)]

mod common;

use common::Operation::{self, Call as Do, Host as Says, InHook};
use common::{ABSENT, CELLULAR, Call, Hook, Plan, Report, Sends, Sim, WIFI, ms, options};
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

/// One letter of the alphabet.
type Letter = &'static [Operation];

/// The shortest time that matters to a rule, and less than the gap between attempts.
const SHORT: f64 = 20.0;

/// The letters that make most of a life.
const FEW: usize = 18;

/// All letters, those first.
const LETTERS: &[Letter] = &[
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
    // From here on the rest
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

/// The letters of a life, by their places.
type Word = Vec<u8>;

/// A task on a host that does nothing by itself.
fn born(options: &Options) -> Sim {
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

fn spell(sim: &mut Sim, letter: u8) {
    for operation in LETTERS[usize::from(letter)] {
        sim.apply(operation);
    }
}

fn read(options: &Options, word: &[u8]) -> Sim {
    let mut sim = born(options);
    for &letter in word {
        spell(&mut sim, letter);
    }
    sim
}

fn all_letters(word: &[u8], letter: u8) -> Word {
    word.iter().copied().chain([letter]).collect()
}

fn spelt(word: &[u8]) -> String {
    word.iter().map(|&letter| format!("{:?} ", LETTERS[usize::from(letter)])).collect()
}

/// Every state one letter after these, with a way to it; fails with the whole life that broke a law.
fn successors(
    options: &Options,
    letters: usize,
    is_last: bool,
    words: &[Word],
) -> Vec<(u64, Word)> {
    let mut text = String::new();
    let mut found = Vec::new();
    let mut own = HashSet::new();
    for word in words {
        let before = read(options, word);
        for letter in 0..u8::try_from(letters).expect("few letters") {
            let mut sim = before.clone();
            let life = catch_unwind(AssertUnwindSafe(|| spell(&mut sim, letter)));
            assert!(life.is_ok(), "this life broke a law: {}", spelt(&all_letters(word, letter)));
            let state = sim.fingerprint(&mut text);
            if own.insert(state) {
                // Nobody goes on from the last ones, and there are many.
                let way = if is_last { Word::new() } else { all_letters(word, letter) };
                found.push((state, way));
            }
        }
    }
    found
}

/// Looks at every life of so many letters.
fn explore(name: &str, options: &Options, letters: usize, depth: usize) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut seen = HashSet::new();
    let mut words = vec![Word::new()];
    for step in 1..=depth {
        let mut next = Vec::new();
        for batch in words.chunks(BATCH) {
            let share = batch.len().div_ceil(threads);
            let found: Vec<_> = std::thread::scope(|scope| {
                let parts = batch.chunks(share);
                let workers: Vec<_> = parts
                    .map(|part| scope.spawn(|| successors(options, letters, step == depth, part)))
                    .collect();
                workers.into_iter().flat_map(|one| one.join().expect("a law was broken")).collect()
            });
            next.extend(found.into_iter().filter(|(state, _)| seen.insert(*state)).map(|(_, w)| w));
        }
        words = next;
    }
    // Not by `println!`, which a test that passes swallows.
    let _ = writeln!(
        std::io::stderr(),
        "{name}: {} distinct states within {depth} of {} events, no law broken",
        seen.len(),
        letters
    );
}

#[test]
fn every_order_of_events_keeps_the_laws() {
    explore("one retry", &options(|o| o.repeat_limit = Some(1)), FEW, depth(6, 8));
}

#[test]
fn and_so_does_every_order_of_more_events() {
    explore("one retry", &options(|o| o.repeat_limit = Some(1)), LETTERS.len(), depth(4, 6));
}

#[test]
fn and_so_it_does_where_the_user_is_asked() {
    let asks = options(|o| {
        o.asks_retry = true;
        o.asks_should_reconnect = true;
        o.knows_pongs = true;
        o.pong_timeout = PongTimeout::Auto;
    });
    explore("asked", &asks, FEW, depth(5, 7));
}

#[test]
fn and_where_nothing_is_judged() {
    let off = options(|o| {
        o.pong_timeout = PongTimeout::Off;
        o.connect_timeout = ConnectTimeout::Off;
        o.min_uptime = ms(0.0);
        o.queue = None;
    });
    explore("nothing judged", &off, FEW, depth(5, 7));
}
