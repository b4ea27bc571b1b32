//! Pings and verdicts.

use crate::support::{
    Pings, Sim, assert_close, exact_pongs, ms, opened_to_silence, opened_with_round_trip, options,
};
use wshb::core::{Input, Millis, Options, PongTimeout, State};

#[test]
fn a_ping_goes_out_after_ping_timeout_of_silence() {
    let mut sim = opened_to_silence(Options::default());
    sim.run(14_999.0);
    assert_eq!(sim.count("ping"), 0);
    sim.run(1.0);
    assert_eq!(sim.count("ping"), 1);
}

#[test]
fn any_message_puts_the_ping_off() {
    let mut sim = opened_to_silence(Options::default());
    for _ in 0..10 {
        sim.run(14_000.0);
        sim.server_sends("data");
    }
    assert_eq!(sim.count("ping"), 0);
    sim.run(15_000.0);
    assert_eq!(sim.count("ping"), 1);
}

#[test]
fn silence_for_pong_timeout_after_the_ping_means_dead() {
    let mut sim = opened_to_silence(Options::default());
    sim.run(24_999.0);
    assert_eq!(sim.state(), "open");
    sim.run(1.0);
    assert_eq!(sim.hooks(), ["close: ours, no answer to ping", "reconnect"]);
}

#[test]
fn any_message_counts_as_the_answer() {
    let mut sim = opened_to_silence(exact_pongs());
    sim.run(24_000.0);
    sim.server_sends("data");
    sim.run(14_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn a_ping_is_answered_and_followed_by_the_next_after_ping_timeout() {
    let mut sim = Sim::opened(Options::default());
    sim.run(60_000.0);
    assert_eq!(sim.trace.times("ping"), [15_100.0, 30_140.0, 45_180.0]);
}

#[test]
fn no_heartbeat_without_ping_timeout() {
    let mut sim = opened_to_silence(options(|o| o.ping_timeout = Millis::NEVER));
    sim.run(86_400_000.0);
    assert_eq!(sim.count("ping"), 0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn pings_without_a_verdict_where_pong_timeout_is_off() {
    let mut sim = opened_to_silence(options(|o| o.pong_timeout = PongTimeout::Off));
    sim.run(60_000.0);
    assert_eq!(sim.trace.times("ping"), [15_100.0, 30_100.0, 45_100.0, 60_100.0]);
    assert_eq!(sim.state(), "open");
}

#[test]
fn changed_ping_and_pong_timeouts_count_at_once() {
    let mut sim = opened_to_silence(Options::default());
    sim.run(3_000.0);
    sim.set(|o| o.ping_timeout = ms(4_000.0));
    sim.run(1_000.0);
    assert_eq!(sim.count("ping"), 1);
    sim.set(|o| o.pong_timeout = PongTimeout::After(ms(500.0)));
    sim.run(500.0);
    assert_eq!(sim.count("close: ours, no answer to ping"), 1);
}

#[test]
fn a_refused_ping_is_sent_again_after_500_ms() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Refuses;
    sim.run(15_000.0);
    sim.host.pings = Pings::Sends;
    sim.run(10_000.0);
    assert_eq!(sim.trace.times("ping"), [15_100.0, 15_600.0]);
    assert_eq!(sim.state(), "open");
}

#[test]
fn a_ping_refused_twice_means_dead() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Refuses;
    sim.run(15_499.0);
    assert_eq!(sim.state(), "open");
    sim.run(1.0);
    assert_eq!(sim.hooks(), ["close: ours, no answer to ping", "reconnect"]);
}

#[test]
fn a_ping_reported_as_refused_twice_was_refused_once() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Refuses;
    sim.run(15_000.0);
    sim.input(Input::PingRefused { generation: 1 });
    assert_eq!(sim.state(), "open");
}

#[test]
fn the_second_try_of_a_refused_ping_is_a_probe() {
    let mut sim = opened_to_silence(Options::default());
    sim.host.pings = Pings::Refuses;
    sim.run(15_000.0);
    sim.host.pings = Pings::Sends;
    sim.run(10_000.0);
    assert_eq!(sim.time_of("close: ours, no answer to ping"), 15_600.0 + 1_500.0);
}

#[test]
fn a_message_makes_the_second_try_needless() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Refuses;
    sim.run(15_000.0);
    sim.server_sends("data");
    sim.run(14_000.0);
    assert_eq!(sim.count("ping"), 1);
}

#[test]
fn a_ping_with_nothing_to_send_is_skipped() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Skips;
    sim.run(60_000.0);
    assert_eq!(sim.trace.times("ping"), [15_100.0, 30_100.0, 45_100.0, 60_100.0]);
    assert_eq!(sim.state(), "open");
}

#[test]
fn a_probe_may_take_four_smoothed_round_trips_within_1500_to_5000_ms() {
    for (round_trip, limit) in [(10.0, 1_500.0), (800.0, 3_200.0), (3_000.0, 5_000.0)] {
        let mut sim = opened_with_round_trip(exact_pongs(), round_trip);
        sim.run(20_000.0);
        sim.host.drops_silently();
        sim.socket_errors();
        sim.run_until(|sim| !sim.is(State::Open));
        assert_close(sim.now - sim.time_of("ping"), limit);
    }
}

#[test]
fn a_probe_without_a_round_trip_may_take_1500_ms() {
    let mut sim = opened_to_silence(Options::default());
    sim.socket_errors();
    let took = sim.run_until(|sim| !sim.is(State::Open));
    assert_close(took, 100.0 + 1_500.0);
}

#[test]
fn a_probe_never_takes_longer_than_pong_timeout() {
    let mut sim = opened_to_silence(options(|o| o.pong_timeout = PongTimeout::After(ms(700.0))));
    sim.socket_errors();
    let took = sim.run_until(|sim| !sim.is(State::Open));
    assert_close(took, 100.0 + 700.0);
}
