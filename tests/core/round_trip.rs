//! Round trips, `pongTimeout: 'auto'` and `ping()`.

use crate::support::{
    Pings, Sim, assert_close, exact_pongs, ms, opened_to_silence, opened_with_round_trip, options,
};
use wshb::core::{Millis, Options, PongTimeout, State};

fn auto() -> Options {
    options(|o| o.pong_timeout = PongTimeout::Auto)
}

#[test]
fn with_is_pong_the_round_trip_is_ping_to_pong() {
    let mut sim = opened_with_round_trip(exact_pongs(), 300.0);
    sim.run(15_100.0);
    sim.server_sends("data");
    assert_eq!(sim.count("latency"), 0);
    sim.run(300.0);
    assert_eq!(sim.hooks(), ["message: data", "latency 300"]);
}

#[test]
fn without_is_pong_the_round_trip_is_ping_to_the_next_message() {
    let mut sim = opened_to_silence(Options::default());
    sim.run(15_250.0);
    sim.server_sends("data");
    assert_eq!(sim.hooks(), ["message: data", "latency 250"]);
}

#[test]
fn without_is_pong_a_ping_that_the_user_asked_for_is_no_sample() {
    let mut sim = opened_with_round_trip(Options::default(), 300.0);
    sim.ping();
    sim.run(1_000.0);
    assert_eq!(sim.count("latency"), 0);
}

#[test]
fn with_is_pong_a_ping_that_the_user_asked_for_is_a_sample() {
    let mut sim = opened_with_round_trip(exact_pongs(), 300.0);
    sim.ping();
    sim.run(1_000.0);
    assert_eq!(sim.count("latency 300"), 1);
}

#[test]
fn an_unasked_pong_is_no_sample() {
    let mut sim = Sim::opened(exact_pongs());
    sim.server_pongs();
    assert_eq!(sim.reported(), [""; 0]);
}

#[test]
fn auto_waits_10_s_until_the_first_sample() {
    let mut sim = opened_to_silence(auto());
    let took = sim.run_until(|sim| !sim.is(State::Open));
    assert_close(took, 15_000.0 + 10_000.0);
}

#[test]
fn auto_waits_for_the_estimate_within_1_to_10_s() {
    // RFC 6298: after one sample R, R + 4 × R/2.
    for (round_trip, limit) in [(10.0, 1_000.0), (500.0, 1_500.0), (9_000.0, 10_000.0)] {
        let mut sim = opened_with_round_trip(auto(), round_trip);
        sim.run(15_000.0 + round_trip);
        sim.host.drops_silently();
        sim.run_until(|sim| !sim.is(State::Open));
        assert_close(sim.now - sim.time_of("ping"), limit);
    }
}

#[test]
fn auto_forgets_its_estimate_after_dead() {
    let mut sim = opened_with_round_trip(auto(), 10.0);
    sim.run(16_000.0);
    sim.host.round_trip = None;
    sim.run_until(|sim| sim.count("close") == 1);
    assert_eq!(sim.machine.smoothed_rtt(), None);
    sim.run_until(|sim| sim.count("close") == 2);
    assert_close(sim.now - sim.time_of("ping"), 10_000.0);
}

#[test]
fn ping_gives_the_round_trip() {
    let mut sim = opened_with_round_trip(Options::default(), 120.0);
    let ping = sim.ping();
    sim.run(1_000.0);
    assert_eq!(sim.pong(ping), Some(Ok(120.0)));
}

#[test]
fn ping_shares_an_outstanding_ping() {
    let mut sim = opened_with_round_trip(exact_pongs(), 300.0);
    sim.run(15_100.0);
    let pings = [sim.ping(), sim.ping()];
    sim.run(1_000.0);
    assert_eq!(sim.count("ping"), 1);
    assert_eq!(pings.map(|ping| sim.pong(ping)), [Some(Ok(300.0)); 2]);
}

#[test]
fn ping_fails_where_there_is_no_open_socket() {
    let mut sim = Sim::started(Options::default());
    let connecting = sim.ping();
    sim.run(100.0);
    sim.server_closes(1001);
    let waiting = sim.ping();
    sim.close();
    let closed = sim.ping();
    sim.destroy();
    let destroyed = sim.ping();
    let results = [connecting, waiting, closed, destroyed].map(|ping| sim.pong(ping));
    let codes = ["not-open", "not-open", "closed", "destroyed"];
    assert_eq!(results, codes.map(|code| Some(Err(code))));
}

#[test]
fn ping_fails_after_give_up() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.server_closes(1001);
    let ping = sim.ping();
    assert_eq!(sim.pong(ping), Some(Err("given-up")));
}

#[test]
fn ping_is_dead_after_pong_timeout_and_ends_the_link() {
    let mut sim = opened_to_silence(Options::default());
    let ping = sim.ping();
    sim.run(9_999.0);
    assert_eq!(sim.pong(ping), None);
    sim.run(1.0);
    assert_eq!(sim.pong(ping), Some(Err("dead")));
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn ping_is_dead_after_10_s_where_pong_timeout_is_off() {
    let mut sim = opened_to_silence(options(|o| o.pong_timeout = PongTimeout::Off));
    let ping = sim.ping();
    sim.run(10_000.0);
    assert_eq!(sim.pong(ping), Some(Err("dead")));
    assert_eq!(sim.state(), "open");
}

#[test]
fn ping_never_ends_the_link_where_the_heartbeat_is_off() {
    let mut sim = opened_to_silence(options(|o| o.ping_timeout = Millis::NEVER));
    let ping = sim.ping();
    sim.run(100_000.0);
    assert_eq!(sim.pong(ping), Some(Err("dead")));
    assert_eq!(sim.state(), "open");
}

#[test]
fn ping_does_not_share_a_ping_that_has_failed() {
    let mut sim = opened_to_silence(options(|o| o.ping_timeout = Millis::NEVER));
    sim.ping();
    sim.run(20_000.0);
    sim.host.round_trip = Some(70.0);
    let ping = sim.ping();
    sim.run(100.0);
    assert_eq!(sim.count("ping"), 2);
    assert_eq!(sim.pong(ping), Some(Ok(70.0)));
}

#[test]
fn ping_does_not_share_the_second_try_of_one_that_has_failed() {
    let mut sim = opened_to_silence(options(|o| o.ping_timeout = Millis::NEVER));
    sim.host.pings = Pings::Refuses;
    sim.ping();
    sim.host.pings = Pings::Sends;
    sim.run(20_000.0);
    sim.host.round_trip = Some(70.0);
    let ping = sim.ping();
    sim.run(100.0);
    assert_eq!(sim.pong(ping), Some(Ok(70.0)));
}

#[test]
fn ping_at_the_last_moment_does_not_put_the_verdict_off() {
    let mut sim = opened_to_silence(Options::default());
    sim.run(24_999.0);
    sim.advance(1.0);
    let ping = sim.ping();
    sim.run(0.0);
    assert_eq!(sim.pong(ping), Some(Err("dead")));
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn ping_fails_with_its_connection() {
    let mut sim = opened_to_silence(Options::default());
    let lost = sim.ping();
    sim.server_closes(1001);
    assert_eq!(sim.pong(lost), Some(Err("connection-lost")));
    sim.run_until(|sim| sim.is(State::Open));
    let replaced = sim.ping();
    sim.reconnect();
    assert_eq!(sim.pong(replaced), Some(Err("connection-lost")));
}

#[test]
fn ping_fails_if_there_is_nothing_to_send() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Skips;
    let ping = sim.ping();
    assert_eq!(sim.pong(ping), Some(Err("send-failed")));
    assert_eq!(sim.state(), "open");
}

#[test]
fn ping_gets_its_second_try_though_a_message_came_in_between() {
    let mut sim = Sim::opened(exact_pongs());
    sim.host.pings = Pings::Refuses;
    let ping = sim.ping();
    sim.host.pings = Pings::Sends;
    sim.run(100.0);
    sim.server_sends("data");
    sim.run(440.0);
    assert_eq!(sim.pong(ping), Some(Ok(40.0)));
}

#[test]
fn ping_that_shares_a_ping_waits_no_longer_than_for_that_one() {
    let mut sim = opened_to_silence(options(|o| o.pong_timeout = PongTimeout::Off));
    sim.run(20_000.0);
    let ping = sim.ping();
    sim.run(4_999.0);
    assert_eq!(sim.pong(ping), None);
    sim.run(1.0);
    assert_eq!(sim.pong(ping), Some(Err("dead")));
}

#[test]
fn ping_fails_if_the_host_refuses_twice() {
    for (heartbeat, state) in [(ms(15_000.0), "waiting"), (Millis::NEVER, "open")] {
        let mut sim = Sim::opened(options(|o| o.ping_timeout = heartbeat));
        sim.host.pings = Pings::Refuses;
        let ping = sim.ping();
        assert_eq!(sim.pong(ping), None);
        sim.run(500.0);
        assert_eq!(sim.pong(ping), Some(Err("send-failed")));
        assert_eq!(sim.state(), state);
    }
}
