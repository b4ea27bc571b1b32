//! The paths of a connection: what is reported to the user, and in which order.

use crate::support::{Pings, Plan, Sim, assert_close, closed, ms, options};
use wshb::core::{ConnectTimeout, Input, MessageVerdict, Millis, Options, State};

/// A task whose plan for the first attempt is this.
fn planned(plan: Plan) -> Sim {
    planned_with(Options::default(), plan)
}

fn planned_with(options: Options, plan: Plan) -> Sim {
    let mut sim = Sim::new(options);
    sim.host.plan = plan;
    sim.start();
    sim
}

#[test]
fn the_first_attempt_begins_within_start() {
    let mut sim = Sim::started(Options::default());
    assert_eq!(sim.all(), ["connect 1", "ready"]);
    assert_eq!(sim.state(), "connecting");
}

#[test]
fn an_open_is_reported_as_state_then_hook() {
    let mut sim = Sim::started(Options::default());
    sim.run(100.0);
    assert_eq!(sim.reported(), ["state open", "open: host open"]);
}

#[test]
fn the_first_open_is_no_reopen() {
    let mut sim = planned(Plan::Opens(10.0));
    sim.run(10.0);
    assert_eq!(sim.hooks(), ["open: host open"]);
}

#[test]
fn a_later_open_is_reported_with_its_retries_and_its_downtime() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1001);
    sim.host.next = [Plan::Refused(10.0)].into();
    let down = sim.run_until(|sim| sim.is(State::Open));
    let reopen = format!("reopen: 2 retries, {down}");
    assert_eq!(sim.hooks()[4..], ["reconnect".into(), "open: host open".into(), reopen]);
}

#[test]
fn a_refused_attempt_gives_the_hosts_error_and_our_close() {
    let mut sim = planned(Plan::Refused(10.0));
    sim.run(10.0);
    let reported =
        ["state waiting", "error connect-failed: fail", "close: ours, connect-failed", "reconnect"];
    assert_eq!(sim.reported(), reported);
}

#[test]
fn an_attempt_that_errs_gives_the_hosts_error_and_our_close() {
    let mut sim = planned(Plan::ErrorThenClose(10.0));
    sim.run(10.0);
    assert_eq!(
        sim.hooks(),
        ["error connect-failed: host error", "close: ours, connect-failed", "reconnect"]
    );
}

#[test]
fn an_attempt_that_closes_gives_our_error_and_the_hosts_close() {
    let mut sim = planned(Plan::ClosesEarly(10.0, 1006));
    sim.run(10.0);
    assert_eq!(sim.hooks(), ["error connect-failed: ours", "close: early close", "reconnect"]);
}

#[test]
fn a_throwing_connect_call_is_a_failed_attempt() {
    let mut sim = planned(Plan::RefusedAtOnce);
    assert_eq!(
        sim.hooks(),
        ["error connect-failed: fail", "close: ours, connect-failed", "reconnect"]
    );
}

#[test]
fn a_failing_params_function_is_a_failed_attempt() {
    let mut sim = planned(Plan::ParamsFail(10.0));
    sim.run(10.0);
    assert_eq!(
        sim.hooks(),
        ["error params-failed: params threw", "close: ours, params-failed", "reconnect"]
    );
}

#[test]
fn a_double_report_counts_once() {
    let mut sim = planned(Plan::ErrorThenClose(10.0));
    sim.run(10.0);
    sim.input(closed(1, 1006, "again"));
    assert_eq!(sim.count("close: "), 1);
    assert_eq!(sim.count("reconnect"), 1);
}

#[test]
fn a_time_out_gives_our_error_and_our_close() {
    let mut sim = planned(Plan::Silent);
    sim.run(10_000.0);
    assert_eq!(
        sim.hooks(),
        ["error connect-timeout: ours", "close: ours, connect-timeout", "reconnect"]
    );
}

#[test]
fn a_closed_socket_gives_the_hosts_close_then_on_reconnect() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1000);
    assert_eq!(sim.reported(), ["state waiting", "close: host close", "reconnect"]);
}

#[test]
fn a_dead_socket_gives_our_close_in_the_same_turn() {
    let mut sim = Sim::opened(Options::default());
    sim.host.drops_silently();
    sim.run(25_000.0);
    let all =
        ["ping", "abandon 1: 3008", "state waiting", "close: ours, no answer to ping", "reconnect"];
    assert_eq!(sim.all(), all);
}

#[test]
fn repeat_is_raised_inside_on_reconnect_and_0_inside_on_open() {
    let mut sim = Sim::opened(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.server_closes(1001);
    for repeat in 1..5 {
        assert_eq!(sim.machine.repeat(), repeat);
        let before = sim.count("reconnect");
        sim.run_until(|sim| sim.count("reconnect") > before);
    }
    sim.host.plan = Plan::Opens(10.0);
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(sim.machine.repeat(), 0);
}

#[test]
fn the_first_message_of_a_connecting_attempt_counts_as_its_open() {
    let mut sim = planned(Plan::Silent);
    sim.server_sends("hello");
    assert_eq!(sim.reported(), ["state open", "open: ours", "message: hello"]);
    sim.socket_opens();
    assert_eq!(sim.hooks(), [""; 0]);
}

#[test]
fn a_pong_as_the_first_message_counts_as_an_open_but_is_kept_from_on_message() {
    let mut sim = planned_with(options(|o| o.knows_pongs = true), Plan::Silent);
    sim.server_pongs();
    assert_eq!(sim.hooks(), ["open: ours"]);
}

#[test]
fn the_promise_settles_with_the_first_socket_object() {
    let mut sim = planned(Plan::SocketLate(3_000.0, 100.0));
    sim.run(20_000.0);
    assert_eq!(sim.trace.times("ready"), [3_000.0]);
}

#[test]
fn the_promise_settles_with_the_verdict_of_an_attempt_without_a_socket() {
    let mut sim = planned(Plan::Refused(700.0));
    sim.run(20_000.0);
    assert_eq!(sim.trace.times("ready"), [700.0]);
}

#[test]
fn the_promise_settles_at_the_connect_time_out() {
    let long = options(|o| o.connect_timeout = ConnectTimeout::After(ms(40_000.0)));
    for (options, limit) in [(Options::default(), 10_000.0), (long, 40_000.0)] {
        let mut sim = planned_with(options, Plan::Pending);
        sim.run(60_000.0);
        assert_eq!(sim.trace.times("ready"), [limit]);
    }
}

#[test]
fn the_promise_settles_after_10_s_where_the_connect_time_out_is_off() {
    let off = options(|o| o.connect_timeout = ConnectTimeout::Off);
    let mut sim = planned_with(off, Plan::Pending);
    sim.run(60_000.0);
    assert_eq!(sim.trace.times("ready"), [10_000.0]);
    assert_eq!(sim.state(), "connecting");
}

#[test]
fn a_connect_time_out_that_is_off_leaves_it_to_the_host() {
    let mut sim = planned_with(options(|o| o.connect_timeout = ConnectTimeout::Off), Plan::Silent);
    sim.run(3_600_000.0);
    assert_eq!(sim.state(), "connecting");
    sim.socket_opens();
    assert_eq!(sim.state(), "open");
}

#[test]
fn the_default_connect_time_out_follows_longer_params() {
    for (params, limit) in [(5_000.0, 10_000.0), (60_000.0, 60_000.0)] {
        let mut sim = Sim::new(Options::default());
        sim.host.plan = Plan::Silent;
        sim.host.params_timeout = Some(params);
        sim.start();
        sim.run(70_000.0);
        assert_close(sim.trace.times("error")[0], limit);
    }
}

#[test]
fn a_connect_time_out_that_was_set_does_not_follow_the_params() {
    let set = options(|o| o.connect_timeout = ConnectTimeout::After(ms(3_000.0)));
    let mut sim = Sim::new(set);
    sim.host.plan = Plan::Silent;
    sim.host.params_timeout = Some(60_000.0);
    sim.start();
    sim.run(3_000.0);
    assert_eq!(sim.count("error connect-timeout"), 1);
}

#[test]
fn the_connect_time_out_includes_the_params_function() {
    let mut sim = planned(Plan::ParamsFail(15_000.0));
    sim.run(10_000.0);
    assert_eq!(sim.count("error connect-timeout"), 1);
    sim.run(5_000.0);
    assert_eq!(sim.count("error params-failed"), 0, "it is stale by then");
}

#[test]
fn a_changed_connect_time_out_counts_at_once() {
    let mut sim = planned(Plan::Silent);
    sim.run(2_000.0);
    sim.set(|o| o.connect_timeout = ConnectTimeout::After(ms(2_500.0)));
    sim.run(500.0);
    assert_eq!(sim.count("error connect-timeout"), 1);
}

#[test]
fn an_error_on_an_open_socket_is_reported_and_followed_by_its_close() {
    let mut sim = Sim::opened(Options::default());
    sim.socket_errors();
    sim.run(99.0);
    sim.server_closes(1006);
    sim.run(10.0);
    assert_eq!(sim.hooks(), ["error socket-error: host error", "close: host close", "reconnect"]);
    assert_eq!(sim.count("ping"), 0);
}

#[test]
fn an_error_whose_close_stays_out_for_100_ms_leads_to_a_probe() {
    let mut sim = Sim::opened(Options::default());
    sim.socket_errors();
    sim.run(100.0);
    assert_eq!(sim.trace.times("ping"), [200.0]);
}

#[test]
fn an_answer_to_that_probe_keeps_the_link() {
    let mut sim = Sim::opened(Options::default());
    sim.socket_errors();
    sim.run(10_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn silence_after_that_probe_means_dead() {
    let mut sim = Sim::opened(Options::default());
    sim.host.drops_silently();
    sim.socket_errors();
    sim.run(1_600.0);
    assert_eq!(sim.trace.times("close: ours, no answer to ping"), [1_700.0]);
}

#[test]
fn an_error_is_followed_by_a_replacement_where_no_ping_can_be_sent() {
    let mut sim = Sim::opened(options(|o| o.ping_timeout = Millis::NEVER));
    sim.socket_errors();
    sim.run(99.0);
    assert_eq!(sim.state(), "open");
    sim.run(1.0);
    assert_eq!(sim.hooks()[1..], ["close: ours, socket-error", "reconnect"]);
    assert_eq!(sim.count("abandon 1: 4000"), 1);
}

#[test]
fn an_error_is_followed_by_a_replacement_where_there_is_nothing_to_send() {
    let mut sim = Sim::opened(Options::default());
    sim.host.pings = Pings::Skips;
    sim.socket_errors();
    sim.run(100.0);
    assert_eq!(sim.hooks()[1..], ["close: ours, socket-error", "reconnect"]);
}

#[test]
fn an_error_after_an_answered_probe_is_probed_again() {
    let mut sim = Sim::opened(Options::default());
    sim.socket_errors();
    sim.run(1_000.0);
    sim.socket_errors();
    sim.run(1_000.0);
    assert_eq!(sim.trace.times("ping"), [200.0, 1_200.0]);
}

#[test]
fn two_errors_of_an_open_socket_are_both_reported_but_probed_once() {
    let mut sim = Sim::opened(Options::default());
    sim.socket_errors();
    sim.run(50.0);
    sim.socket_errors();
    sim.run(1_000.0);
    assert_eq!(sim.count("error socket-error"), 2);
    assert_eq!(sim.trace.times("ping"), [200.0]);
}

#[test]
fn a_stale_socket_changes_nothing() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    sim.all();
    sim.input(closed(1, 4000, "late close"));
    sim.input(Input::Errored { generation: 1, event: "late error" });
    sim.input(Input::Opened { generation: 1, event: None });
    sim.input(Input::Message { generation: 1, size: 1.0, pong: false, event: "late message" });
    assert_eq!(sim.machine.seen(1, sim.wall(), 1.0, false), MessageVerdict::Drop);
    assert_eq!(sim.all(), [""; 0]);
    assert_eq!(sim.state(), "open");
}

#[test]
fn an_open_that_comes_after_the_time_out_changes_nothing() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Silent;
    sim.host.next = [Plan::Opens(10_001.0)].into();
    sim.start();
    sim.run(10_000.0);
    assert_eq!(sim.count("abandon 1: 3008"), 1);
    sim.run(1.0);
    assert_eq!(sim.count("open"), 0);
}

#[test]
fn a_second_start_does_nothing() {
    let mut sim = Sim::started(Options::default());
    sim.start();
    assert_eq!(sim.count("connect"), 1);
}
