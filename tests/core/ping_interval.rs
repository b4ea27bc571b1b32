//! `pingInterval`: pings that only show the server that the client is alive.

use crate::support::{Pings, Sim, assert_close, exact_pongs, ms, options};
use wshb::core::{Options, PongTimeout, State};

fn every(span: f64) -> Options {
    options(|o| o.ping_interval = ms(span))
}

/// The server sends every 500 ms, but answers nothing.
fn talking(options: Options) -> Sim {
    let mut sim = Sim::opened(options);
    sim.host.drops_silently();
    sim
}

fn talk(sim: &mut Sim, span: f64) {
    for _ in 0..(span / 500.0) as u32 {
        sim.run(500.0);
        if sim.is(State::Open) {
            sim.server_sends("news");
        }
    }
}

#[test]
fn a_ping_goes_out_if_nothing_was_sent_for_so_long_whatever_comes_in() {
    let mut sim = talking(every(3_000.0));
    talk(&mut sim, 10_000.0);
    assert_eq!(sim.trace.times("ping"), [3_100.0, 6_100.0, 9_100.0]);
    assert_eq!(sim.count("latency"), 0);
}

#[test]
fn off_none_goes_out() {
    let mut sim = talking(Options::default());
    talk(&mut sim, 60_000.0);
    assert_eq!(sim.count("ping"), 0);
}

#[test]
fn what_the_app_sends_puts_it_off_and_so_does_another_ping() {
    let mut sim = talking(every(3_000.0));
    sim.run(2_000.0);
    sim.send();
    sim.run(2_000.0);
    sim.ping();
    sim.run(2_999.0);
    assert_eq!(sim.trace.times("ping"), [4_100.0]);
    sim.run(1.0);
    assert_eq!(sim.trace.times("ping"), [4_100.0, 7_100.0]);
}

#[test]
fn only_the_silence_after_ping_timeout_is_judged() {
    let mut sim = talking(options(|o| {
        o.ping_interval = ms(2_000.0);
        o.ping_timeout = ms(5_000.0);
        o.pong_timeout = PongTimeout::After(ms(3_000.0));
    }));
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 8_000.0);
    assert_eq!(sim.trace.times("ping"), [2_100.0, 4_100.0, 5_100.0, 7_100.0]);
}

#[test]
fn its_answer_counts_as_one() {
    let mut sim = Sim::opened(options(|o| {
        o.ping_interval = ms(2_000.0);
        o.pong_timeout = PongTimeout::After(ms(3_000.0));
    }));
    sim.run(10_000.0);
    sim.host.drops_silently();
    let first = sim.run_until(|sim| !sim.is(State::Open));
    sim.run_until(|sim| sim.is(State::Open));
    let second = sim.run_until(|sim| !sim.is(State::Open));
    assert!(first <= 18_100.0, "{first}");
    assert_close(second, 18_000.0);
}

#[test]
fn with_is_pong_its_round_trip_is_exact() {
    let mut options = exact_pongs();
    options.ping_interval = ms(1_000.0);
    let mut sim = Sim::opened(options);
    sim.host.round_trip = Some(300.0);
    talk(&mut sim, 3_000.0);
    assert_eq!(sim.count("latency 300"), 2);
}

#[test]
fn a_pong_that_takes_longer_than_the_interval_belongs_to_the_first_ping() {
    let mut options = exact_pongs();
    options.ping_interval = ms(1_000.0);
    let mut sim = Sim::opened(options);
    sim.host.round_trip = Some(1_700.0);
    sim.run(2_800.0);
    assert_eq!(sim.count("latency 1700"), 1);
}

#[test]
fn one_with_nothing_to_send_does_not_put_off_the_ping_after_silence() {
    let mut sim = talking(options(|o| {
        o.ping_interval = ms(600.0);
        o.ping_timeout = ms(2_000.0);
        o.pong_timeout = PongTimeout::After(ms(500.0));
    }));
    sim.host.pings = Pings::Skips;
    sim.run(1_900.0);
    sim.host.pings = Pings::Sends;
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 600.0);
}

#[test]
fn one_that_the_host_refuses_is_sent_again_as_a_probe() {
    let mut sim = talking(every(3_000.0));
    sim.host.pings = Pings::Refuses;
    sim.run(3_000.0);
    sim.run(499.0);
    sim.host.pings = Pings::Sends;
    sim.run(1.0);
    assert_eq!(sim.trace.times("ping"), [3_100.0, 3_600.0]);
}

#[test]
fn those_that_the_host_refuses_do_not_put_off_the_one_that_decides() {
    let mut sim = Sim::opened(every(300.0));
    sim.host.pings = Pings::Refuses;
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 800.0);
}
