//! The counters of `stats()`, and that nothing grows with them.

use crate::support::{Plan, Sim, ms, options};
use wshb::core::{Millis, Options, State, Stats};

fn stats(sim: &Sim) -> Stats {
    sim.machine.stats(sim.wall())
}

/// The time spent in a state.
fn time_in(sim: &Sim, state: State) -> Millis {
    let stats = stats(sim);
    let of_state = State::ALL.iter().zip(stats.time_in).find(|(other, _)| **other == state);
    of_state.map_or(Millis::ZERO, |(_, span)| span)
}

#[test]
fn attempts_are_counted_by_what_became_of_them() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::Refused(10.0), Plan::Silent, Plan::ClosesEarly(10.0, 1006)].into();
    sim.start();
    sim.run_until(|sim| sim.is(State::Open));
    let stats = stats(&sim);
    assert_eq!((stats.attempts, stats.opens, stats.failed, stats.timed_out), (4, 1, 2, 1));
}

#[test]
fn losses_are_counted_by_their_kind() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    sim.host.round_trip = None;
    sim.run_until(|sim| sim.is(State::Waiting));
    let stats = stats(&sim);
    assert_eq!((stats.closed, stats.dead), (1, 1));
}

#[test]
fn messages_and_bytes_are_counted_in_both_directions() {
    let mut sim = Sim::opened(options(|o| o.ping_timeout = Millis::NEVER));
    for _ in 0..3 {
        sim.server_sends("ten bytes");
    }
    sim.send_sized(25.0);
    sim.send_sized(5.0);
    sim.run(100.0);
    let stats = stats(&sim);
    assert_eq!((stats.messages_in, stats.bytes_in), (3, 30.0));
    assert_eq!((stats.messages_out, stats.bytes_out), (2, 30.0));
}

#[test]
fn a_message_is_counted_once_whichever_way_it_takes() {
    let mut sim = Sim::new(options(|o| o.ping_timeout = Millis::NEVER));
    sim.host.plan = Plan::Silent;
    sim.start();
    sim.server_sends("opens it");
    sim.server_sends("the short way");
    assert_eq!(stats(&sim).messages_in, 2);
}

#[test]
fn a_queued_message_is_counted_when_it_goes_out() {
    let mut sim = Sim::started(Options::default());
    sim.send();
    assert_eq!(stats(&sim).messages_out, 0);
    sim.run(100.0);
    assert_eq!(stats(&sim).messages_out, 1);
}

#[test]
fn pings_and_round_trips_are_kept() {
    let mut sim = Sim::opened(options(|o| o.knows_pongs = true));
    for round_trip in [300.0, 100.0, 200.0] {
        sim.host.round_trip = Some(round_trip);
        let before = sim.count("latency");
        sim.run_until(|sim| sim.count("latency") > before);
    }
    let stats = stats(&sim);
    assert_eq!(stats.pings, 3);
    assert_eq!(ms(stats.rtt.last), ms(200.0));
    assert_eq!(ms(stats.rtt.min), ms(100.0));
    assert_eq!(ms(stats.rtt.max), ms(300.0));
}

#[test]
fn an_outage_lasts_from_the_loss_to_the_open_that_stays() {
    let mut sim = Sim::opened(Options::default());
    sim.run(5_000.0);
    assert_eq!(stats(&sim).outages, 1, "the first attempt begins one");
    assert_eq!(stats(&sim).outage_longest, ms(100.0));
    let lost = sim.now;
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    sim.run(1_000.0);
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    let length = sim.now - lost;
    assert_eq!(stats(&sim).outages, 1, "not over before minUptime");
    sim.run(5_000.0);
    assert_eq!(stats(&sim).outages, 2);
    assert_eq!(stats(&sim).outage_longest, ms(length));
    assert_eq!(stats(&sim).outage_total, ms(100.0 + length));
}

#[test]
fn time_is_kept_per_state() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.close();
    sim.run(500.0);
    assert_eq!(time_in(&sim, State::Connecting), ms(100.0));
    assert_eq!(time_in(&sim, State::Open), ms(1_000.0));
    assert_eq!(time_in(&sim, State::Closed), ms(500.0));
    sim.open();
    sim.run(150.0);
    sim.close();
    assert_eq!(time_in(&sim, State::Connecting), ms(200.0));
    assert_eq!(time_in(&sim, State::Open), ms(1_050.0));
}

#[test]
fn the_queue_shows_its_size() {
    let mut sim = Sim::started(Options::default());
    sim.send_sized(10.0);
    sim.send_sized(20.0);
    assert_eq!(sim.machine.queued(), (2, 30.0));
    sim.run(100.0);
    assert_eq!(sim.machine.queued(), (0, 0.0));
}

/// How much the core holds: the length of all that it can show of itself, digits left out.
fn weight(sim: &Sim) -> usize {
    format!("{:?}", sim.machine).chars().filter(|c| !c.is_ascii_digit()).count()
}

#[test]
fn nothing_grows_with_the_number_of_reconnects() {
    let mut sim = Sim::opened(options(|o| o.reconnect_timeout = ms(100.0)));
    let round = |sim: &mut Sim| {
        sim.ping();
        sim.send();
        sim.server_sends("data");
        sim.run(50.0);
        sim.server_closes(1001);
        sim.send();
        sim.run_until(|sim| sim.is(State::Open));
        sim.reconnect();
        sim.run(6_000.0);
    };
    round(&mut sim);
    let before = weight(&sim);
    for _ in 0..500 {
        round(&mut sim);
    }
    let after = weight(&sim);
    assert!(after <= before + 20, "{before} to {after}: {:?}", sim.machine);
}
