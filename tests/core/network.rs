//! The network changes from one type to another, or comes back.

use crate::support::{
    ABSENT, CELLULAR, Call, Hook, Pings, Plan, Sim, UNKNOWN, WIFI, closed, exact_pongs, ms,
    opened_to_silence, opened_with_round_trip, options,
};
use wshb::core::{ConnectTimeout, Input, Millis, Options, RetryAnswer, State};

/// A task that waits long for its next retry.
pub(super) fn waiting(options: Options) -> Sim {
    let mut sim = Sim::opened(options);
    sim.network(WIFI);
    sim.server_closes_for(1013, 300_000.0);
    sim.trace.unread();
    sim
}

/// A task on Wi-Fi whose attempt gets no answer.
fn stuck(options: Options) -> Sim {
    let mut sim = Sim::new(options);
    sim.host.next = [Plan::Silent].into();
    sim.start();
    sim.network(WIFI);
    sim
}

#[test]
fn another_type_of_network_ends_a_wait() {
    let mut sim = waiting(Options::default());
    sim.network(CELLULAR);
    sim.run(500.0);
    assert_eq!(sim.count("connect"), 2);
    assert_eq!(sim.count("reconnect"), 1);
}

#[test]
fn a_change_never_puts_an_attempt_off() {
    for seed in 0..50 {
        let mut sim = Sim::seeded(options(|o| o.asks_retry = true), seed);
        sim.user.retries = [RetryAnswer::After(ms(100.0))].into();
        sim.start();
        sim.network(WIFI);
        sim.server_closes(1006);
        sim.network(CELLULAR);
        sim.run(100.0);
        assert_eq!(sim.count("connect"), 2);
    }
}

#[test]
fn new_options_do_not_undo_the_short_delay() {
    let mut sim = Sim::opened(options(|o| o.reconnect_timeout = ms(1e9)));
    sim.network(WIFI);
    sim.server_closes(1006);
    sim.network(CELLULAR);
    sim.set(|o| o.reconnect_timeout = ms(2e9));
    sim.run(500.0);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn the_first_report_of_a_network_is_no_change() {
    for first in [UNKNOWN, WIFI] {
        let mut sim = Sim::opened(Options::default());
        sim.network(first);
        assert_eq!(sim.all(), [""; 0]);
        sim.server_closes_for(1013, 300_000.0);
        sim.network(WIFI);
        sim.run(1_000.0);
        assert_eq!(sim.count("connect"), 1);
    }
}

#[test]
fn a_network_of_unknown_type_is_no_change() {
    let mut sim = waiting(Options::default());
    for kind in [UNKNOWN, WIFI, WIFI] {
        sim.network(kind);
    }
    sim.run(1_000.0);
    assert_eq!(sim.all(), [""; 0]);
    sim.network(CELLULAR);
    sim.run(500.0);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn a_change_probes_an_open_socket() {
    for before in [WIFI, ABSENT] {
        let mut sim = Sim::opened(Options::default());
        sim.network(before);
        sim.network(CELLULAR);
        assert_eq!(sim.effects(), ["ping"]);
        sim.run(10_000.0);
        assert_eq!(sim.state(), "open");
    }
}

#[test]
fn a_probe_under_way_serves_a_second_change() {
    let mut sim = opened_to_silence(Options::default());
    for kind in [WIFI, CELLULAR, ABSENT, WIFI] {
        sim.network(kind);
    }
    assert_eq!(sim.effects(), ["ping"]);
}

#[test]
fn a_link_without_a_heartbeat_is_left_alone() {
    let mut sim = Sim::opened(options(|o| o.ping_timeout = Millis::NEVER));
    sim.network(WIFI);
    sim.network(CELLULAR);
    sim.run(60_000.0);
    assert_eq!(sim.all(), [""; 0]);
}

#[test]
fn the_retry_after_a_change_and_a_silent_probe_comes_within_half_a_second() {
    for seed in 0..50 {
        let mut sim = Sim::seeded(options(|o| o.reconnect_timeout = ms(1e9)), seed);
        sim.start();
        sim.run(100.0);
        sim.host.drops_silently();
        sim.network(WIFI);
        sim.network(CELLULAR);
        sim.run(1_500.0);
        assert_eq!(sim.count("close: ours, no answer to ping"), 1);
        sim.run(500.0);
        assert_eq!(sim.count("connect"), 2);
    }
}

#[test]
fn a_sign_of_life_undoes_that_short_delay() {
    let mut sim = Sim::opened(options(|o| o.reconnect_timeout = ms(1e9)));
    sim.network(WIFI);
    sim.network(CELLULAR);
    sim.run(1_000.0);
    sim.host.drops_silently();
    sim.run(30_000.0);
    assert_eq!(sim.state(), "waiting");
    assert_eq!(sim.count("connect"), 1);
}

#[test]
fn the_users_retry_goes_before_that_short_delay() {
    let mut sim = opened_to_silence(options(|o| o.asks_retry = true));
    sim.user.retries = [RetryAnswer::After(ms(9_000.0))].into();
    sim.network(WIFI);
    sim.network(CELLULAR);
    sim.run(1_500.0 + 8_999.0);
    assert_eq!(sim.count("connect"), 1);
    sim.run(1.0);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn round_trips_of_another_network_are_forgotten() {
    let mut sim = opened_with_round_trip(exact_pongs(), 800.0);
    sim.network(WIFI);
    sim.run(20_000.0);
    assert!(sim.machine.smoothed_rtt().is_some());
    sim.network(ABSENT);
    assert!(sim.machine.smoothed_rtt().is_some(), "it may come back as it was");
    sim.network(CELLULAR);
    assert!(sim.machine.smoothed_rtt().is_none());
}

#[test]
fn an_attempt_of_more_than_2_s_is_made_again_without_hooks_and_uncounted() {
    let mut sim = stuck(options(|o| o.repeat_limit = Some(0)));
    sim.run(2_001.0);
    sim.trace.unread();
    sim.network(CELLULAR);
    assert_eq!(sim.all(), ["abandon 1: 4000 in 2000 ms", "connect 1"]);
    sim.run(200.0);
    assert_eq!(sim.reported(), ["state open", "open: host open"]);
    assert_eq!(sim.machine.stats(sim.wall()).attempts, 2);
}

#[test]
fn a_replaced_attempt_leaves_the_budget_whole() {
    let mut sim = stuck(options(|o| o.repeat_limit = Some(1)));
    sim.host.plan = Plan::Refused(10.0);
    sim.run(3_000.0);
    sim.network(CELLULAR);
    sim.run(20.0);
    assert_eq!(sim.state(), "waiting");
    sim.run(3_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
}

#[test]
fn a_younger_attempt_is_made_again_when_it_is_2_s_old() {
    for changes in [&[CELLULAR][..], &[ABSENT, WIFI], &[CELLULAR, WIFI]] {
        let mut sim = stuck(options(|o| o.repeat_limit = Some(0)));
        sim.run(1_900.0);
        sim.trace.unread();
        changes.iter().for_each(|&kind| sim.network(kind));
        sim.run(99.0);
        assert_eq!(sim.all(), [""; 0]);
        sim.run(1.0);
        assert_eq!(sim.all(), ["abandon 1: 4000 in 2000 ms", "connect 1"]);
        sim.run(100.0);
        assert_eq!(sim.reported(), ["state open", "open: host open"]);
    }
}

#[test]
fn unless_it_has_a_result_by_then() {
    for next in [Plan::Opens(1_900.0), Plan::Refused(1_900.0), Plan::Suspended(1_900.0)] {
        let mut sim = Sim::new(options(|o| o.reconnect_timeout = ms(1e9)));
        sim.host.next = [next].into();
        sim.start();
        sim.network(WIFI);
        sim.run(1_000.0);
        sim.network(CELLULAR);
        sim.run(1_100.0);
        assert_eq!(sim.count("connect"), 1, "{next:?}");
    }
}

#[test]
fn an_attempt_is_made_again_once_for_a_change() {
    let mut sim = stuck(Options::default());
    sim.host.plan = Plan::Silent;
    sim.run(1_000.0);
    sim.network(CELLULAR);
    sim.run(11_999.0 - 1_000.0);
    assert_eq!(sim.trace.times("connect"), [0.0, 2_000.0]);
}

#[test]
fn a_replaced_attempt_counts_once_as_a_retry() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(1)));
    sim.network(WIFI);
    sim.host.plan = Plan::Silent;
    sim.server_closes(1006);
    sim.run_until(|sim| sim.is(State::Connecting));
    sim.network(CELLULAR);
    sim.run(2_000.0);
    assert_eq!(sim.count("connect"), 3);
    sim.run(20_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
    assert_eq!(sim.count("connect"), 3);
}

#[test]
fn an_attempt_made_again_has_its_whole_time() {
    let mut sim = stuck(Options::default());
    sim.host.next = [Plan::Silent].into();
    sim.run(9_000.0);
    sim.network(CELLULAR);
    sim.run(9_999.0);
    assert_eq!(sim.state(), "connecting");
    sim.run(1.0);
    assert_eq!(sim.hooks()[0], "error connect-timeout: ours");
}

#[test]
fn what_the_replaced_attempt_still_reports_changes_nothing() {
    let mut sim = stuck(Options::default());
    sim.run(3_000.0);
    sim.network(CELLULAR);
    sim.trace.unread();
    sim.input(Input::Opened { generation: 1, event: None });
    sim.input(closed(1, 1006, "late close"));
    assert_eq!(sim.all(), [""; 0]);
}

#[test]
fn the_time_of_a_replaced_attempt_counts_from_its_latest_call() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::Suspended(3_000.0), Plan::Silent].into();
    sim.start();
    sim.network(WIFI);
    sim.run(3_400.0);
    sim.network(CELLULAR);
    assert_eq!(sim.count("connect"), 2, "the second call is 100 ms old");
}

#[test]
fn a_suspended_attempt_goes_on_instead() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::Suspended(3_000.0)].into();
    sim.start();
    sim.network(WIFI);
    sim.run(3_100.0);
    sim.network(CELLULAR);
    assert_eq!(sim.count("connect"), 1);
    sim.run(200.0);
    assert_eq!(sim.trace.times("connect 1 again"), [3_300.0]);
}

#[test]
fn a_replaced_attempt_asks_for_its_params_anew() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::ParamsFail(60_000.0)].into();
    sim.start();
    sim.network(WIFI);
    sim.run(3_000.0);
    sim.network(CELLULAR);
    assert_eq!(sim.trace.times("connect 1"), [0.0, 3_000.0]);
    assert_eq!(sim.count("connect 1 again"), 0);
}

#[test]
fn a_change_does_not_undo_the_gap_of_reconnect() {
    let mut sim = Sim::started(Options::default());
    sim.network(WIFI);
    sim.reconnect();
    sim.network(CELLULAR);
    sim.run(50.0);
    assert_eq!(sim.trace.times("connect"), [0.0, 50.0]);
    assert_eq!(sim.count("reconnect"), 1);
}

#[test]
fn a_change_inside_a_hook_counts_at_once() {
    let mut sim = Sim::opened(Options::default());
    sim.network(WIFI);
    sim.in_hook(Hook::Close, Call::Network(ABSENT));
    sim.server_closes(1006);
    assert_eq!(sim.reported(), ["state waiting", "close: host close", "state offline"]);
    sim.in_hook(Hook::State, Call::Network(ABSENT));
    sim.network(WIFI);
    assert_eq!(sim.reported(), ["state waiting", "state offline"]);
    sim.run(60_000.0);
    assert_eq!(sim.count("reconnect"), 1);
}

#[test]
fn a_ping_that_the_host_refused_is_sent_at_once_on_a_change() {
    let mut sim = Sim::opened(Options::default());
    sim.network(WIFI);
    sim.host.pings = Pings::Refuses;
    sim.run(15_000.0);
    sim.host.pings = Pings::Sends;
    sim.trace.unread();
    sim.network(CELLULAR);
    assert_eq!(sim.effects(), ["ping"]);
    sim.run(5_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn an_endless_connect_time_out_is_no_hindrance() {
    let mut sim = stuck(options(|o| o.connect_timeout = ConnectTimeout::Off));
    sim.run(600_000.0);
    sim.network(CELLULAR);
    sim.run(100.0);
    assert_eq!(sim.state(), "open");
}
