//! Whether and how often a task retries.

use crate::support::{Call, Hook, Plan, Sim, ms, options};
use wshb::core::{Options, RetryAnswer, State};

#[test]
fn attempts_start_at_least_50_ms_apart() {
    let options = options(|o| o.asks_retry = true);
    let mut sim = Sim::new(options);
    sim.host.plan = Plan::RefusedAtOnce;
    sim.user.retries = [RetryAnswer::After(ms(0.0)); 20].into();
    sim.start();
    sim.run(970.0);
    let times = sim.trace.times("connect");
    assert_eq!(times.len(), 20);
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= 50.0), "{times:?}");
}

#[test]
fn repeat_limit_means_exactly_so_many_retries_then_one_give_up() {
    for limit in [0, 1, 4] {
        let mut sim = Sim::new(options(|o| o.repeat_limit = Some(limit)));
        sim.host.plan = Plan::Refused(10.0);
        sim.start();
        sim.run(3_600_000.0);
        let limit = usize::try_from(limit).unwrap();
        assert_eq!(sim.count("connect"), 1 + limit);
        assert_eq!(sim.count("reconnect"), limit);
        assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
        assert_eq!(sim.count("give up"), 1);
        assert_eq!(sim.machine.repeat(), u32::try_from(limit).unwrap());
    }
}

#[test]
fn give_up_is_reported_after_on_close_in_the_same_turn() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.server_closes(1001);
    assert_eq!(sim.reported(), ["state given-up", "close: host close", "give up: repeat-limit"]);
    sim.run_bounded();
    assert!(sim.is_idle());
}

#[test]
fn the_budget_is_whole_again_after_min_uptime() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(1)));
    for _ in 0..5 {
        sim.run(5_000.0);
        sim.server_closes(1001);
        sim.run_until(|sim| sim.is(State::Open));
    }
    assert_eq!(sim.count("give up"), 0);
}

#[test]
fn a_raised_min_uptime_does_not_bring_back_an_outage_that_is_over() {
    let mut sim = Sim::started(options(|o| o.repeat_limit = Some(1)));
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    sim.advance(5_000.0);
    sim.set(|o| o.min_uptime = ms(60_000.0));
    sim.server_closes(1001);
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn a_flapping_socket_uses_the_budget_up() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(3)));
    sim.run(5_000.0);
    for _ in 0..3 {
        sim.server_closes(1001);
        sim.run_until(|sim| sim.is(State::Open));
        sim.run(4_999.0);
    }
    sim.server_closes(1001);
    assert_eq!(sim.state(), "given-up");
    assert_eq!(sim.machine.repeat(), 0, "repeat counts from the last open");
}

#[test]
fn attempts_are_numbered_from_1_in_each_outage() {
    let mut sim = Sim::failing(Options::default(), 1, Plan::Refused(10.0), 3);
    sim.host.plan = Plan::Opens(10.0);
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(sim.effects().iter().filter(|e| e.starts_with("connect")).count(), 4);
    sim.run(5_000.0);
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(sim.effects(), ["connect 1"]);
}

#[test]
fn retry_false_ends_it() {
    let mut sim = Sim::opened(options(|o| o.asks_retry = true));
    sim.user.retries = [RetryAnswer::Stop].into();
    sim.server_closes_for(1013, 5_000.0);
    assert_eq!(sim.hooks(), ["close: host close", "give up: retry"]);
}

#[test]
fn retry_learns_its_number_and_the_length_of_the_outage() {
    let mut sim = Sim::opened(options(|o| o.asks_retry = true));
    sim.run(5_000.0);
    sim.host.plan = Plan::Refused(50.0);
    sim.user.retries = [RetryAnswer::After(ms(400.0)); 2].into();
    sim.server_closes(1001);
    sim.run(1_000.0);
    let asked: Vec<_> =
        sim.reported().into_iter().filter(|line| line.starts_with("retry")).collect();
    assert_eq!(asked, ["retry 1? 0", "retry 2? 450", "retry 3? 900"]);
}

#[test]
fn a_suspended_attempt_is_made_again_after_300_ms_without_hooks_and_uncounted() {
    let mut sim = Sim::new(options(|o| o.repeat_limit = Some(0)));
    sim.host.next = [Plan::Suspended(10.0), Plan::Suspended(10.0)].into();
    sim.start();
    sim.run(1_000.0);
    assert_eq!(sim.trace.times("connect"), [0.0, 310.0, 620.0]);
    assert_eq!(sim.reported(), ["state open", "open: host open"]);
}

#[test]
fn a_suspended_attempt_is_made_again_at_most_5_times() {
    let mut sim = Sim::new(options(|o| o.repeat_limit = Some(0)));
    sim.host.plan = Plan::Suspended(10.0);
    sim.start();
    sim.run(10_000.0);
    assert_eq!(sim.count("connect"), 6);
    assert_eq!(sim.hooks()[0], "error connect-failed: fail");
}

#[test]
fn what_a_suspended_connect_call_still_reports_changes_nothing() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::Suspended(10.0)].into();
    sim.start();
    sim.run(20.0);
    sim.input(crate::support::closed(1, 1006, "late close"));
    sim.run(1_000.0);
    assert_eq!(sim.hooks(), ["open: host open"]);
}

#[test]
fn a_fatal_close_code_ends_retrying() {
    let mut sim = Sim::opened(options(|o| o.fatal_close_codes = vec![4001, 4002]));
    sim.server_closes(4000);
    sim.run_until(|sim| sim.is(State::Open));
    sim.server_closes(4002);
    assert_eq!(sim.reported().last().unwrap(), "give up: fatal-code");
}

#[test]
fn a_fatal_code_comes_before_should_reconnect() {
    let mut sim = Sim::opened(options(|o| {
        o.fatal_close_codes = vec![4001];
        o.asks_should_reconnect = true;
    }));
    sim.server_closes(4001);
    assert_eq!(sim.reported(), ["state given-up", "close: host close", "give up: fatal-code"]);
}

#[test]
fn should_reconnect_sees_the_close_of_an_open_socket() {
    let mut sim = Sim::opened(options(|o| o.asks_should_reconnect = true));
    sim.user.should_reconnect = false;
    sim.server_closes(4321);
    let reported = sim.reported();
    assert_eq!(reported[0], "should reconnect? code 4321, was open true, error none");
    assert_eq!(reported[1..], ["state given-up", "close: host close", "give up: should-reconnect"]);
}

#[test]
fn should_reconnect_sees_1006_and_the_error_of_a_failed_attempt() {
    for plan in [Plan::Refused(10.0), Plan::ClosesEarly(10.0, 4321)] {
        let mut sim = Sim::new(options(|o| o.asks_should_reconnect = true));
        sim.host.plan = plan;
        sim.start();
        sim.run(10.0);
        let asked = "should reconnect? code 1006, was open false, error connect-failed";
        assert_eq!(sim.reported()[0], asked);
    }
}

#[test]
fn close_inside_should_reconnect_wins_over_its_answer() {
    let mut sim = Sim::opened(options(|o| o.asks_should_reconnect = true));
    sim.in_hook(Hook::ShouldReconnect, Call::Close);
    sim.server_closes(1001);
    sim.run(60_000.0);
    assert_eq!(sim.hooks(), ["close: host close"]);
    assert_eq!(sim.state(), "closed");
}
