//! Invariant 7: a timer that fires late is never proof of death. By exact numbers.

use crate::support::{Plan, Sim, assert_close, ms, options};
use wshb::core::{ConnectTimeout, Input, Millis, Options, PongTimeout, State};

/// An open task, its ping due just now.
fn before_the_ping() -> Sim {
    let mut sim = Sim::opened(Options::default());
    sim.host.drops_silently();
    sim.run(14_999.0);
    sim
}

/// An open task, the verdict on its unanswered ping due in 1 ms.
fn before_the_verdict() -> Sim {
    let mut sim = before_the_ping();
    sim.run(10_000.0);
    assert_eq!(sim.count("ping"), 1);
    sim
}

/// The app sleeps so that the timer which is due comes this late.
fn fire_late(sim: &mut Sim, by: f64) {
    let deadline = sim.deadline().unwrap_or(sim.now);
    sim.freeze(deadline - sim.now + by);
}

#[test]
fn a_pong_deadline_999_ms_late_still_means_dead() {
    let mut sim = before_the_verdict();
    fire_late(&mut sim, 999.0);
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn a_pong_deadline_1000_ms_late_starts_a_probe() {
    let mut sim = before_the_verdict();
    fire_late(&mut sim, 1_000.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("ping"), 2);
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_500.0);
}

#[test]
fn a_late_probe_deadline_starts_one_more_probe_which_is_judged() {
    let mut sim = before_the_verdict();
    fire_late(&mut sim, 5_000.0);
    fire_late(&mut sim, 5_000.0);
    assert_eq!(sim.count("ping"), 3);
    assert_eq!(sim.state(), "open");
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_500.0);
    assert_eq!(sim.count("ping"), 3);
}

#[test]
fn a_second_probe_that_is_late_again_is_judged_250_ms_later() {
    let mut sim = before_the_verdict();
    for _ in 0..3 {
        fire_late(&mut sim, 60_000.0);
        assert_eq!(sim.state(), "open");
    }
    assert_eq!(sim.count("ping"), 3);
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 250.0);
}

#[test]
fn that_judgement_is_made_however_late_it_comes() {
    let mut sim = before_the_verdict();
    for _ in 0..4 {
        fire_late(&mut sim, 60_000.0);
    }
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn a_queued_event_saves_the_link_before_that_judgement() {
    let mut sim = before_the_verdict();
    for _ in 0..3 {
        fire_late(&mut sim, 60_000.0);
    }
    sim.run(200.0);
    sim.server_sends("queued");
    sim.run(14_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn a_message_ends_a_probe_well() {
    let mut sim = before_the_verdict();
    fire_late(&mut sim, 60_000.0);
    sim.run(1_499.0);
    sim.server_sends("queued");
    sim.run(14_000.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("ping"), 2);
}

#[test]
fn a_ping_that_is_late_is_a_probe() {
    let mut sim = before_the_ping();
    fire_late(&mut sim, 3_600_000.0);
    assert_eq!(sim.count("ping"), 1);
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_500.0);
}

#[test]
fn a_ping_that_is_late_by_less_is_an_ordinary_one() {
    let mut sim = before_the_ping();
    fire_late(&mut sim, 999.0);
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 10_000.0);
}

#[test]
fn a_message_that_was_queued_in_a_suspension_is_no_sample_of_the_round_trip() {
    for pong_timeout in [PongTimeout::Auto, PongTimeout::Off] {
        let mut sim = Sim::opened(options(|o| o.pong_timeout = pong_timeout));
        sim.host.drops_silently();
        sim.run(14_999.0);
        fire_late(&mut sim, 60_000.0);
        sim.run(3.0);
        sim.server_sends("queued");
        assert_eq!(sim.count("latency"), 0);
    }
}

#[test]
fn a_late_connect_deadline_is_judged_250_ms_later() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Silent;
    sim.start();
    fire_late(&mut sim, 1_000.0);
    assert_eq!(sim.state(), "connecting");
    assert_close(sim.run_until(|sim| !sim.is(State::Connecting)), 250.0);
}

#[test]
fn an_open_that_was_queued_comes_before_a_late_connect_deadline() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Opens(9_000.0);
    sim.start();
    fire_late(&mut sim, 3_600_000.0);
    sim.run(0.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("error"), 0);
}

#[test]
fn a_late_retry_is_made_at_once() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1001);
    fire_late(&mut sim, 86_400_000.0);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn ping_is_given_250_ms_more_if_its_time_was_up_late() {
    let mut sim = Sim::opened(options(|o| o.ping_timeout = Millis::NEVER));
    sim.host.drops_silently();
    let ping = sim.ping();
    fire_late(&mut sim, 60_000.0);
    assert_eq!(sim.pong(ping), None);
    sim.run(249.0);
    assert_eq!(sim.pong(ping), None);
    sim.run(1.0);
    assert_eq!(sim.pong(ping), Some(Err("dead")));
}

#[test]
fn a_message_that_expired_in_a_suspension_is_not_sent_though_the_open_comes_first() {
    let mut sim = Sim::new(options(|o| o.connect_timeout = ConnectTimeout::Off));
    sim.host.plan = Plan::Silent;
    sim.start();
    let send = sim.send();
    sim.advance(3_600_000.0);
    sim.socket_opens();
    assert_eq!(sim.result(send), Some("expired"));
    assert_eq!(sim.count("transmit"), 0);
}

#[test]
fn a_close_that_is_reported_before_the_late_timer_finds_the_outage_over() {
    let mut sim = Sim::started(options(|o| o.repeat_limit = Some(1)));
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    sim.advance(3_600_000.0);
    sim.server_closes(1001);
    assert_eq!(sim.state(), "waiting", "the budget is whole again");
}

#[test]
fn a_reconnect_before_the_late_timer_finds_the_outage_over() {
    let mut sim = Sim::started(options(|o| o.asks_retry = true));
    sim.run(100.0);
    sim.advance(3_600_000.0);
    sim.host.plan = Plan::Refused(60.0);
    sim.reconnect();
    sim.run(60.0);
    assert!(sim.reported().contains(&"retry 1? 60".into()), "{}", sim.trace);
}

#[test]
fn a_longer_connect_timeout_counts_even_while_a_late_deadline_is_judged() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Silent;
    sim.start();
    fire_late(&mut sim, 1_000.0);
    sim.set(|o| o.connect_timeout = ConnectTimeout::After(ms(60_000.0)));
    sim.run(48_999.0);
    assert_eq!(sim.state(), "connecting");
    sim.run(1.0);
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn a_doubt_while_a_probe_is_out_starts_no_other() {
    let mut sim = before_the_verdict();
    fire_late(&mut sim, 1_000.0);
    let probe = sim.now;
    sim.socket_errors();
    sim.run_until(|sim| !sim.is(State::Open));
    assert_eq!(sim.time_of("ping"), probe);
    assert_close(sim.now - probe, 1_500.0);
}

#[test]
fn a_clock_set_back_an_hour_delays_neither_the_ping_nor_the_verdict() {
    let mut sim = before_the_ping();
    sim.set_clock(-3_600_000.0);
    sim.run(1.0);
    assert_eq!(sim.count("ping"), 1);
    sim.run(10_000.0);
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn with_a_clock_that_stands_still_all_goes_by_the_timers() {
    let mut sim = Sim::new(Options::default());
    sim.stop_clock(true);
    sim.start();
    sim.run(100.0);
    assert_eq!(sim.state(), "open");
    sim.run(40_000.0);
    assert_eq!(sim.trace.times("ping"), [15_100.0, 30_100.0]);
    sim.host.drops_silently();
    sim.run_until(|sim| !sim.is(State::Open));
    assert_eq!(sim.now, 45_100.0 + 10_000.0);
    sim.run(2_100.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn a_clock_set_back_while_waiting_delays_nothing() {
    let mut sim = Sim::opened(options(|o| o.reconnect_timeout = ms(60_000.0)));
    sim.server_closes(1001);
    sim.set_clock(-86_400_000.0);
    sim.input(Input::Timeout);
    sim.run(60_000.0);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn a_clock_set_forward_by_a_day_is_no_proof_of_death() {
    let mut sim = before_the_verdict();
    sim.set_clock(86_400_000.0);
    sim.run(1.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("ping"), 2);
}
