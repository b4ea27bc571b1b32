//! The network is absent: the host reports it, or says so when it is asked.

use super::network::waiting;
use crate::support::{
    ABSENT, CELLULAR, NetworkAnswer, Plan, Sim, UNKNOWN, WIFI, assert_within, ms,
    opened_to_silence, options,
};
use wshb::core::{Options, RetryAnswer, State};

/// An open task that has lost its network, then its socket.
fn offline(options: Options) -> Sim {
    let mut sim = Sim::opened(options);
    sim.network(ABSENT);
    sim.server_closes(1006);
    sim
}

#[test]
fn an_open_socket_is_kept_when_the_network_goes() {
    let mut sim = Sim::opened(Options::default());
    sim.network(ABSENT);
    assert_eq!(sim.all(), [""; 0]);
    sim.server_sends("still here");
    assert_eq!(sim.state(), "open");
}

#[test]
fn its_loss_leads_to_offline_and_on_reconnect_waits_for_the_retry() {
    let mut sim = offline(Options::default());
    assert_eq!(sim.reported(), ["state offline", "close: host close"]);
    assert_eq!(sim.machine.repeat(), 0);
    sim.network(WIFI);
    assert_eq!(sim.reported(), ["state waiting", "reconnect"]);
    assert_eq!(sim.machine.repeat(), 1);
    sim.run(500.0);
    assert_eq!(sim.reported()[0], "state connecting");
}

#[test]
fn a_dead_link_without_a_network_leads_to_offline() {
    let mut sim = opened_to_silence(Options::default());
    sim.network(ABSENT);
    sim.run(25_000.0);
    assert_eq!(sim.hooks(), ["close: ours, no answer to ping"]);
    assert_eq!(sim.state(), "offline");
}

#[test]
fn back_the_attempt_comes_within_half_a_second_spread_at_random() {
    let mut delays = Vec::new();
    for seed in 0..200 {
        let mut sim = Sim::seeded(Options::default(), seed);
        sim.start();
        sim.run(100.0);
        sim.network(ABSENT);
        sim.server_closes(1006);
        sim.run(5_000.0);
        let back = sim.now;
        sim.network(WIFI);
        sim.run_until(|sim| sim.is(State::Connecting));
        delays.push(sim.now - back);
    }
    assert!(delays.iter().all(|&delay| delay <= 500.0), "{delays:?}");
    let mean = delays.iter().sum::<f64>() / 200.0;
    assert_within(mean, 220.0, 280.0);
}

#[test]
fn a_network_of_unknown_type_is_a_return() {
    let mut sim = offline(Options::default());
    sim.network(UNKNOWN);
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn a_retry_that_was_announced_already_is_not_announced_again_after_an_absence() {
    let mut sim = waiting(Options::default());
    sim.network(ABSENT);
    assert_eq!(sim.reported(), ["state offline"]);
    sim.network(WIFI);
    sim.run(1_000.0);
    assert_eq!(sim.reported()[..3], ["state waiting", "state connecting", "state open"]);
    assert_eq!(sim.count("reconnect"), 1);
}

#[test]
fn offline_one_attempt_a_minute_is_made_all_the_same() {
    let mut sim = offline(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    let lost = sim.now;
    sim.run(200_000.0);
    let connects: Vec<f64> = sim.trace.times("connect")[1..].iter().map(|at| at - lost).collect();
    assert_eq!(connects, [60_000.0, 120_010.0, 180_020.0]);
    assert_eq!(sim.count("reconnect"), 3);
    assert_eq!(sim.machine.repeat(), 3);
}

#[test]
fn such_an_attempt_is_reported_like_any_other() {
    let mut sim = offline(Options::default());
    sim.host.next = [Plan::Refused(10.0)].into();
    sim.trace.unread();
    sim.run(60_010.0);
    let reported = [
        "reconnect",
        "state connecting",
        "state offline",
        "error connect-failed: fail",
        "close: ours, connect-failed",
    ];
    assert_eq!(sim.reported(), reported);
}

#[test]
fn attempts_while_offline_are_not_counted() {
    let mut sim = offline(options(|o| o.repeat_limit = Some(1)));
    sim.host.plan = Plan::Refused(10.0);
    sim.run(600_000.0);
    assert_eq!(sim.state(), "offline");
    sim.network(WIFI);
    sim.run(1_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
}

#[test]
fn a_wait_that_an_absence_overtakes_is_not_counted_either() {
    let mut sim = waiting(options(|o| o.repeat_limit = Some(1)));
    sim.host.plan = Plan::Refused(10.0);
    sim.network(ABSENT);
    sim.run(61_000.0);
    assert_eq!(sim.count("connect"), 2);
    assert_eq!(sim.state(), "offline");
}

#[test]
fn without_any_retry_a_loss_leads_to_give_up_offline_too() {
    let mut sim = offline(options(|o| o.repeat_limit = Some(0)));
    assert_eq!(sim.hooks(), ["close: host close", "give up: repeat-limit"]);
}

#[test]
fn attempts_while_offline_do_not_make_later_delays_longer() {
    let mut sim = offline(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.run(3_600_000.0);
    sim.network(WIFI);
    sim.run_until(|sim| sim.count("state waiting") == 2);
    let failed = sim.now;
    sim.run_until(|sim| sim.is(State::Connecting));
    assert_within(sim.now - failed, 0.0, 2_000.0);
}

#[test]
fn after_a_failed_attempt_the_host_is_asked_for_its_network() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.host.network = NetworkAnswer::After(ABSENT, 5.0);
    sim.start();
    sim.run(15.0);
    let reported = ["state waiting", "error connect-failed: fail", "close: ours, connect-failed"];
    assert_eq!(sim.reported(), [&reported[..], &["reconnect", "state offline"]].concat());
    assert_eq!(sim.count("ask network"), 1);
}

#[test]
fn an_answer_within_the_call_comes_before_on_reconnect() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.host.network = NetworkAnswer::AtOnce(ABSENT);
    sim.start();
    sim.run(10.0);
    assert_eq!(sim.state(), "offline");
    assert_eq!(sim.count("reconnect"), 0);
    sim.host.plan = Plan::Opens(10.0);
    sim.run(60_010.0);
    assert_eq!(sim.count("reconnect"), 1);
    assert_eq!(sim.state(), "open");
}

#[test]
fn an_answer_that_names_the_same_network_changes_nothing() {
    let mut sim = Sim::failing(Options::default(), 1, Plan::Refused(10.0), 1);
    sim.host.network = NetworkAnswer::After(WIFI, 5.0);
    sim.run(60_000.0);
    assert!(sim.count("ask network") > 3);
    assert_eq!(sim.count("state offline"), 0);
    assert!(sim.delays()[3] > 1_000.0, "{:?}", sim.delays());
}

#[test]
fn offline_the_host_is_asked_every_5_s() {
    let mut sim = offline(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.host.network = NetworkAnswer::After(ABSENT, 30.0);
    let lost = sim.now;
    sim.run(60_000.0);
    let times: Vec<f64> = sim.trace.times("ask network").iter().map(|at| at - lost).collect();
    assert_eq!(times, (1..=12).map(|n| f64::from(n) * 5_000.0).collect::<Vec<_>>());
    sim.run(10.0);
    assert_eq!(sim.count("ask network"), 13, "after the attempt of the minute");
    sim.run(4_999.0);
    assert_eq!(sim.count("ask network"), 13);
    sim.host.network = NetworkAnswer::AtOnce(UNKNOWN);
    sim.run(1.0);
    assert_eq!(sim.state(), "waiting", "what it never told it says when it is asked");
    sim.host.plan = Plan::Silent;
    let before = sim.count("connect");
    sim.run(500.0);
    assert_eq!(sim.count("connect"), before + 1);
    assert_eq!(sim.count("ask network"), 14);
}

#[test]
fn without_a_loss_nobody_is_asked_every_5_s() {
    let mut sim = Sim::opened(Options::default());
    sim.network(ABSENT);
    sim.run(60_000.0);
    sim.server_closes_for(1013, 300_000.0);
    sim.run(60_000.0);
    assert_eq!(sim.count("ask network"), 0);
}

#[test]
fn an_open_or_a_message_after_an_absence_proves_a_network() {
    for prove in [
        |sim: &mut Sim| {
            sim.server_closes(1006);
            sim.run(60_200.0);
            assert_eq!(sim.state(), "open", "by the attempt of the minute");
        },
        |sim: &mut Sim| sim.server_sends("still here"),
        |sim: &mut Sim| sim.server_pongs(),
    ] {
        let mut sim = Sim::opened(Options::default());
        sim.network(ABSENT);
        prove(&mut sim);
        let lost = sim.now;
        for _ in 0..3 {
            sim.server_closes(1006);
            assert_eq!(sim.state(), "waiting");
            sim.run_until(|sim| sim.is(State::Open));
        }
        assert_within(sim.now - lost, 0.0, 9_000.0);
    }
}

#[test]
fn the_next_report_after_such_a_proof_is_a_change_or_a_loss_as_ever() {
    for kind in [UNKNOWN, WIFI, CELLULAR] {
        let mut sim = Sim::opened(Options::default());
        sim.network(ABSENT);
        sim.server_sends("still here");
        sim.network(kind);
        assert_eq!(sim.effects(), ["ping"], "{kind}");
        sim.network(ABSENT);
        sim.server_closes(1006);
        assert_eq!(sim.state(), "offline");
    }
}

#[test]
fn nobody_is_asked_about_a_lost_socket_or_after_the_end() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(1)));
    sim.host.plan = Plan::Refused(10.0);
    sim.server_closes(1006);
    assert_eq!(sim.count("ask network"), 0);
    sim.run(10_000.0);
    assert_eq!(sim.state(), "given-up");
    assert_eq!(sim.count("ask network"), 0);
}

#[test]
fn without_a_report_of_the_host_it_is_never_offline() {
    let mut sim = Sim::failing(Options::default(), 1, Plan::Refused(10.0), 30);
    assert_eq!(sim.count("state offline"), 0);
    sim.network(UNKNOWN);
    assert_eq!(sim.state(), "connecting");
}

#[test]
fn a_loss_while_connecting_lets_the_attempt_go_on() {
    let mut sim = Sim::started(Options::default());
    sim.network(ABSENT);
    sim.run(100.0);
    assert_eq!(sim.reported(), ["state open", "open: host open"]);
}

#[test]
fn give_up_is_final() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.network(WIFI);
    sim.server_closes(1006);
    sim.trace.unread();
    for kind in [ABSENT, WIFI, CELLULAR] {
        sim.network(kind);
    }
    sim.run(120_000.0);
    assert_eq!(sim.all(), [""; 0]);
}

#[test]
fn what_is_known_outlives_the_end_until_the_host_reports_otherwise() {
    for (fact, state) in [(ABSENT, "offline"), (UNKNOWN, "waiting")] {
        let mut sim = Sim::opened(Options::default());
        sim.network(ABSENT);
        sim.close();
        sim.run(100.0);
        sim.network(fact);
        sim.host.plan = Plan::Refused(10.0);
        sim.open();
        sim.run(50.0);
        assert_eq!(sim.state(), state);
    }
}

#[test]
fn close_and_destroy_end_the_task_offline_too() {
    for (end, state) in [(Sim::close as fn(&mut Sim), "closed"), (Sim::destroy, "destroyed")] {
        let mut sim = offline(Options::default());
        end(&mut sim);
        sim.run(120_000.0);
        assert_eq!(sim.state(), state);
        assert_eq!(sim.count("connect"), 1);
        assert!(sim.is_idle());
    }
}

#[test]
fn open_does_nothing_while_offline() {
    let mut sim = offline(Options::default());
    sim.trace.unread();
    sim.open();
    assert_eq!(sim.all(), [""; 0]);
}

#[test]
fn reconnect_tries_at_once_while_offline() {
    let mut sim = offline(Options::default());
    sim.trace.unread();
    sim.reconnect();
    assert_eq!(sim.all(), ["state waiting", "reconnect", "state connecting", "connect 1"]);
}

#[test]
fn an_absence_does_not_hold_up_what_reconnect_asked_for() {
    let mut sim = Sim::started(Options::default());
    sim.reconnect();
    sim.network(ABSENT);
    assert_eq!(sim.state(), "waiting", "until 50 ms have passed");
    sim.run(50.0);
    assert_eq!(sim.state(), "connecting");
}

#[test]
fn retry_is_asked_offline_and_may_end_it_but_not_set_the_delay() {
    let mut sim = Sim::opened(options(|o| o.asks_retry = true));
    sim.user.retries = [RetryAnswer::After(ms(10.0)), RetryAnswer::Stop].into();
    sim.host.plan = Plan::Refused(10.0);
    sim.network(ABSENT);
    sim.server_closes(1006);
    sim.run(59_000.0);
    assert_eq!(sim.count("connect"), 1);
    sim.run(2_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: retry");
}

#[test]
fn fatal_codes_lead_to_give_up_offline_too() {
    let mut sim = Sim::opened(options(|o| o.fatal_close_codes = vec![4001]));
    sim.network(ABSENT);
    sim.server_closes(4001);
    assert_eq!(sim.hooks(), ["close: host close", "give up: fatal-code"]);
}

#[test]
fn the_queue_waits_while_offline() {
    let mut sim = offline(Options::default());
    let sent = sim.send();
    sim.run(10_000.0);
    assert_eq!(sim.result(sent), None);
    sim.network(WIFI);
    sim.run(1_000.0);
    assert_eq!(sim.result(sent), Some("sent"));
}

#[test]
fn time_offline_is_counted() {
    let mut sim = offline(Options::default());
    sim.run(7_000.0);
    let stats = sim.machine.stats(sim.wall());
    let offline = stats.time_in[3].get();
    assert_within(offline, 7_000.0, 7_000.0);
}

#[test]
fn clocks_set_back_or_far_ahead_keep_the_minute() {
    for by in [-3.6e6, -1e12] {
        let mut sim = offline(Options::default());
        sim.run(30_000.0);
        sim.set_clock(by);
        sim.run(91_000.0);
        assert_eq!(sim.count("connect"), 2, "{by}");
    }
    let mut sim = offline(Options::default());
    sim.set_clock(5.0 * 86_400_000.0);
    sim.run(60_000.0);
    assert_eq!(sim.count("connect"), 2);
}
