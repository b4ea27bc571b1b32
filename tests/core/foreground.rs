//! The app goes to the background and comes back.

use crate::support::{
    ABSENT, Plan, Sim, assert_within, exact_pongs, ms, opened_to_silence, opened_with_round_trip,
    options,
};
use wshb::core::{Input, Options, State};

/// Long enough in the background to be in doubt.
const LONG: f64 = 5_000.0;

#[test]
fn hiding_stops_nothing() {
    let mut sim = Sim::opened(Options::default());
    sim.hide();
    sim.run(16_000.0);
    assert_eq!(sim.count("ping"), 1, "the heartbeat goes on");
    sim.server_closes(1006);
    sim.run(3_000.0);
    assert_eq!(sim.state(), "open", "and so do retries");
}

#[test]
fn shown_after_5_s_an_open_socket_is_probed() {
    let mut sim = Sim::opened(Options::default());
    sim.hide_for(LONG);
    assert_eq!(sim.effects(), ["ping"]);
    sim.run(10_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn when_some_socket_is_closed_an_open_one_is_probed() {
    let mut sim = Sim::opened(Options::default());
    sim.input(Input::Doubted);
    assert_eq!(sim.effects(), ["ping"]);
    sim.run(10_000.0);
    assert_eq!(sim.state(), "open");
    sim.server_closes(1006);
    sim.trace.unread();
    sim.input(Input::Doubted);
    assert_eq!(sim.all(), [""; 0], "without one nothing happens");
}

#[test]
fn shown_sooner_nothing_happens() {
    let mut sim = Sim::opened(Options::default());
    sim.hide_for(LONG - 1.0);
    assert_eq!(sim.all(), [""; 0]);
}

#[test]
fn shown_without_having_been_hidden_nothing_happens() {
    let mut sim = Sim::opened(Options::default());
    sim.run(10_000.0);
    sim.input(Input::Shown);
    sim.hide_for(LONG);
    sim.trace.unread();
    sim.run(7_000.0);
    sim.trace.unread();
    sim.input(Input::Shown);
    assert_eq!(sim.all(), [""; 0], "shown twice");
}

#[test]
fn a_silent_probe_is_followed_by_a_retry_within_half_a_second() {
    let mut delays = Vec::new();
    for seed in 0..200 {
        let mut sim = Sim::seeded(options(|o| o.reconnect_timeout = ms(1e9)), seed);
        sim.start();
        sim.run(100.0);
        sim.host.drops_silently();
        sim.hide_for(LONG);
        sim.run_until(|sim| sim.is(State::Waiting));
        assert_within(sim.now, 6_600.0, 6_600.0);
        sim.run_until(|sim| sim.is(State::Connecting));
        delays.push(sim.now - 6_600.0);
    }
    assert!(delays.iter().all(|&delay| delay <= 500.0), "{delays:?}");
    assert_within(delays.iter().sum::<f64>() / 200.0, 220.0, 280.0);
}

#[test]
fn a_link_found_dead_otherwise_takes_its_usual_delay() {
    let mut sim = opened_to_silence(options(|o| o.reconnect_timeout = ms(1e9)));
    sim.hide_for(LONG - 1.0);
    sim.run(30_000.0);
    assert_eq!(sim.state(), "waiting");
    assert_eq!(sim.count("connect"), 1);
}

#[test]
fn a_wait_ends_within_half_a_second() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes_for(1013, 300_000.0);
    sim.hide_for(LONG);
    sim.run(500.0);
    assert_eq!(sim.count("connect"), 2);
    assert_eq!(sim.count("reconnect"), 1);
}

#[test]
fn offline_an_attempt_is_made_though_uncounted() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(1)));
    sim.network(ABSENT);
    sim.server_closes(1006);
    sim.host.plan = Plan::Refused(10.0);
    for _ in 0..3 {
        sim.hide_for(LONG);
        sim.run(600.0);
        assert_eq!(sim.state(), "offline");
    }
    assert_eq!(sim.count("connect"), 4);
    assert_eq!(sim.count("reconnect"), 3);
}

#[test]
fn a_stuck_attempt_is_made_again_without_hooks() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::Silent].into();
    sim.start();
    sim.hide_for(LONG);
    sim.run(100.0);
    assert_eq!(sim.reported(), ["state open", "open: host open"]);
    assert_eq!(sim.trace.times("connect 1"), [0.0, LONG]);
}

#[test]
fn round_trips_are_forgotten() {
    let mut sim = opened_with_round_trip(exact_pongs(), 800.0);
    sim.run(20_000.0);
    assert!(sim.machine.smoothed_rtt().is_some());
    sim.hide_for(LONG);
    assert!(sim.machine.smoothed_rtt().is_none());
}

#[test]
fn back_from_a_suspension_a_late_verdict_is_not_hastened_into_a_wrong_one() {
    let mut sim = Sim::opened(Options::default());
    sim.host.round_trip = None;
    sim.hide();
    sim.run(16_000.0);
    // The answer came while nothing ran; host timers fire first.
    sim.freeze(60_000.0);
    sim.input(Input::Shown);
    sim.server_sends("the answer");
    sim.run(10_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn after_the_end_nothing_happens() {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    sim.run(100.0);
    sim.trace.unread();
    sim.hide_for(LONG);
    assert_eq!(sim.all(), [""; 0]);
}

#[test]
fn opened_in_the_background_it_is_probed_when_shown() {
    let mut sim = Sim::opened(Options::default());
    sim.hide();
    sim.close();
    sim.run(LONG);
    sim.open();
    sim.run(200.0);
    sim.trace.unread();
    sim.input(Input::Shown);
    assert_eq!(sim.effects(), ["ping"]);
}

#[test]
fn a_clock_set_back_while_hidden_does_no_harm() {
    for by in [-3.6e6, -86_400_000.0 * 30.0, 86_400_000.0] {
        let mut sim = Sim::opened(Options::default());
        sim.hide();
        sim.set_clock(by);
        sim.run(20_000.0);
        sim.input(Input::Shown);
        sim.run(20_000.0);
        assert_eq!(sim.state(), "open", "{by}");
    }
}
