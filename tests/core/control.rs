//! `open()` and `reconnect()`, in and out of hooks.

use crate::support::{Call, Hook, Plan, Sim, assert_within, ms, options};
use wshb::core::{Options, RetryAnswer, State};

/// A task in the middle of an outage.
fn waiting() -> Sim {
    let mut sim = Sim::opened(options(|o| o.asks_retry = true));
    sim.run(5_000.0);
    sim.user.retries = [RetryAnswer::After(ms(60_000.0))].into();
    sim.server_closes(1001);
    sim.run(1_000.0);
    sim.all();
    sim
}

fn closed() -> Sim {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    sim.run(1_000.0);
    sim.all();
    sim
}

fn given_up() -> Sim {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.server_closes(1001);
    sim.run(1_000.0);
    sim.all();
    sim
}

#[test]
fn open_from_closed_makes_an_attempt_at_once_without_on_reconnect() {
    let mut sim = closed();
    sim.open();
    assert_eq!(sim.all(), ["state connecting", "connect 1"]);
}

#[test]
fn open_from_given_up_begins_a_new_outage_with_its_budget() {
    let mut sim = Sim::new(options(|o| o.repeat_limit = Some(2)));
    sim.host.plan = Plan::Refused(10.0);
    sim.start();
    sim.run_until(|sim| sim.is(State::GivenUp));
    sim.open();
    assert_eq!(sim.machine.repeat(), 0);
    sim.run_until(|sim| sim.is(State::GivenUp));
    assert_eq!(sim.count("connect"), 6);
    assert_eq!(sim.count("give up: repeat-limit"), 2);
    assert_eq!(sim.count("connect 1"), 2, "the attempts are numbered anew");
}

#[test]
fn open_does_nothing_in_other_states() {
    for mut sim in [Sim::started(Options::default()), Sim::opened(Options::default()), waiting()] {
        sim.all();
        sim.open();
        assert_eq!(sim.all(), [""; 0]);
    }
}

#[test]
fn reconnect_replaces_an_open_socket() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.reconnect();
    let all = [
        "state waiting",
        "abandon 1: 4000 in 2000 ms",
        "close: ours, reconnect",
        "reconnect",
        "state connecting",
        "connect 1",
    ];
    assert_eq!(sim.all(), all);
}

#[test]
fn a_replaced_socket_is_down_from_the_reconnect() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.reconnect();
    sim.run(100.0);
    assert_eq!(sim.hooks().last().unwrap(), "reopen: 1 retries, 100");
}

#[test]
fn reconnect_replaces_an_attempt() {
    let mut sim = Sim::started(Options::default());
    sim.run(60.0);
    sim.all();
    sim.reconnect();
    let hooks = ["close: ours, reconnect", "reconnect"];
    assert_eq!(sim.hooks(), hooks);
    sim.run(100.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn reconnect_ends_a_wait_with_nothing_to_close() {
    let mut sim = waiting();
    sim.reconnect();
    assert_eq!(sim.all(), ["reconnect", "state connecting", "connect 1"]);
}

#[test]
fn reconnect_works_from_closed_and_given_up_too() {
    for mut sim in [closed(), given_up()] {
        sim.reconnect();
        assert_eq!(sim.all(), ["state waiting", "reconnect", "state connecting", "connect 1"]);
    }
}

#[test]
fn repeat_is_1_inside_the_on_reconnect_of_a_reconnect() {
    for mut sim in [Sim::opened(Options::default()), waiting(), closed(), given_up()] {
        sim.run(100.0);
        sim.reconnect();
        assert_eq!(sim.machine.repeat(), 1);
    }
}

#[test]
fn reconnect_is_uncounted_and_makes_the_budget_whole() {
    let mut sim = Sim::new(options(|o| o.repeat_limit = Some(2)));
    sim.host.plan = Plan::Refused(10.0);
    sim.start();
    sim.run_until(|sim| sim.count("connect") == 3);
    sim.reconnect();
    sim.run_until(|sim| sim.is(State::GivenUp));
    assert_eq!(sim.count("connect"), 3 + 1 + 2);
}

#[test]
fn reconnect_begins_the_backoff_anew() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.start();
    sim.run_until(|sim| sim.count("connect") == 15);
    sim.run(100.0);
    sim.reconnect();
    sim.run_until(|sim| sim.count("connect") == 17);
    assert_within(*sim.delays().last().unwrap(), 0.0, 2_001.0);
}

#[test]
fn reconnect_does_not_shorten_what_the_user_hears_of_the_outage() {
    let mut sim = waiting();
    sim.host.next = [Plan::Refused(100.0)].into();
    sim.reconnect();
    sim.run(100.0);
    assert!(sim.reported().contains(&"retry 1? 1100".into()), "{}", sim.trace);
    sim.run_until(|sim| sim.is(State::Open));
    assert_within(sim.time_of("reopen") - 5_100.0, 1_200.0, 3_500.0);
    let down = sim.time_of("reopen") - 5_100.0;
    assert!(sim.reported().contains(&format!("reopen: 2 retries, {down}")), "{}", sim.trace);
}

#[test]
fn reconnect_in_on_close_replaces_the_retry() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.in_hook(Hook::Close, Call::Reconnect);
    sim.server_closes(1001);
    assert_eq!(sim.hooks(), ["close: host close", "reconnect"]);
    assert_eq!(sim.count("connect"), 2, "at once");
}

#[test]
fn reconnect_in_the_on_close_of_the_last_retry_replaces_give_up() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.in_hook(Hook::Close, Call::Reconnect);
    sim.server_closes(1001);
    sim.run(1_000.0);
    assert_eq!(sim.count("give up"), 0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn reconnect_inside_on_reconnect_does_nothing() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Reconnect, Call::Reconnect);
    sim.server_closes(1001);
    assert_eq!(sim.hooks(), ["close: host close", "reconnect"]);
    assert_eq!(sim.machine.repeat(), 1);
    assert!(sim.deadline().is_some_and(|at| at > sim.now), "the retry still waits");
}

#[test]
fn reconnect_before_the_attempt_that_it_asked_for_does_nothing() {
    let mut sim = Sim::started(Options::default());
    sim.run(10.0);
    sim.reconnect();
    assert_eq!(sim.state(), "waiting", "until 50 ms have passed");
    sim.run(10.0);
    sim.reconnect();
    sim.run(100.0);
    assert_eq!(sim.count("reconnect"), 1);
    assert_eq!(sim.trace.times("connect"), [0.0, 50.0]);
}

#[test]
fn reconnect_within_50_ms_of_one_that_it_started_does_nothing() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.reconnect();
    sim.run(49.0);
    sim.reconnect();
    assert_eq!(sim.count("reconnect"), 1);
    sim.run(1.0);
    sim.reconnect();
    assert_eq!(sim.count("reconnect"), 2);
}

#[test]
fn reconnect_after_the_open_that_it_asked_for_is_a_new_request_and_waits_for_the_50_ms() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.host.plan = Plan::Opens(5.0);
    sim.reconnect();
    sim.run(15.0);
    sim.reconnect();
    assert_eq!(sim.state(), "waiting");
    assert_eq!(sim.count("reconnect"), 2);
    sim.run(20.0);
    sim.reconnect();
    sim.run(1_000.0);
    assert_eq!(sim.trace.times("connect"), [0.0, 1_100.0, 1_150.0]);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("reconnect"), 2, "the third was the same request as the second");
}

#[test]
fn so_it_is_in_on_open_and_after_a_loss_within_the_50_ms() {
    for (hook, call) in [(Hook::Open, Call::TimerFires), (Hook::Reopen, Call::SocketCloses(1001))] {
        let mut sim = Sim::opened(Options::default());
        sim.run(1_000.0);
        sim.host.plan = Plan::OpensAtOnce;
        sim.in_hook(hook, call);
        sim.in_hook(hook, Call::Reconnect);
        sim.reconnect();
        sim.run(1_000.0);
        assert_eq!(sim.trace.times("connect"), [0.0, 1_100.0, 1_150.0]);
        assert_eq!(sim.state(), "open");
    }
}

#[test]
fn reconnect_in_every_on_close_cannot_make_a_storm() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::RefusedAtOnce;
    sim.user.always.push((Hook::Close, Call::Reconnect));
    sim.start();
    sim.run(10_000.0);
    assert!(sim.count("connect") < 40, "{} attempts", sim.count("connect"));
}

#[test]
fn a_reconnect_after_50_ms_counts_even_if_the_attempt_has_failed() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.host.next = [Plan::Refused(10.0)].into();
    sim.reconnect();
    sim.run(50.0);
    sim.reconnect();
    assert_eq!(sim.count("reconnect"), 3);
}

#[test]
fn close_and_open_within_50_ms_keep_the_gap_between_attempts() {
    let mut sim = Sim::started(Options::default());
    for _ in 0..5 {
        sim.close();
        sim.open();
    }
    assert_eq!(sim.state(), "waiting");
    sim.run(50.0);
    assert_eq!(sim.trace.times("connect"), [0.0, 50.0]);
}

#[test]
fn open_in_on_close_after_close_begins_anew() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Close, Call::Open);
    sim.close();
    sim.run(200.0);
    assert_eq!(sim.hooks(), ["close: host close", "open: host open", "reopen: 0 retries, 130"]);
}

#[test]
fn open_in_on_give_up_begins_anew() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.in_hook(Hook::GiveUp, Call::Open);
    sim.server_closes(1001);
    sim.run(200.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("reconnect"), 0);
}

#[test]
fn a_call_in_a_hook_changes_the_state_at_once_and_its_hooks_follow() {
    let mut sim = Sim::opened(Options::default());
    sim.run(1_000.0);
    sim.in_hook(Hook::Message, Call::Close);
    sim.in_hook(Hook::Message, Call::Send(10.0));
    sim.server_sends("stop");
    assert_eq!(sim.result(1), Some("closed"));
    assert_eq!(sim.all()[..2], ["message: stop", "state closed"]);
}

#[test]
fn a_timer_that_fires_in_on_close_does_not_forestall_on_reconnect() {
    let mut sim = Sim::opened(options(|o| o.asks_retry = true));
    sim.run(1_000.0);
    sim.user.retries = [RetryAnswer::After(ms(0.0))].into();
    sim.in_hook(Hook::Close, Call::TimerFires);
    sim.server_closes(1001);
    let reported = ["close: host close", "reconnect"];
    assert_eq!(sim.hooks(), reported);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn every_call_inside_every_hook_leaves_a_task_that_can_open_again() {
    let calls = [
        Call::Close,
        Call::Open,
        Call::Reconnect,
        Call::Send(10.0),
        Call::Ping,
        Call::SocketCloses(1001),
        Call::MessageComes,
        Call::TimerFires,
    ];
    for hook in Hook::ALL {
        for call in calls {
            let mut sim = Sim::new(options(|o| {
                o.asks_retry = true;
                o.asks_should_reconnect = true;
                o.knows_pongs = true;
                o.repeat_limit = Some(1);
            }));
            sim.host.next = [Plan::Opens(100.0), Plan::Refused(5.0), Plan::Refused(5.0)].into();
            sim.in_hook(hook, call);
            sim.start();
            sim.run(20_000.0);
            sim.server_closes(1001);
            sim.run(20_000.0);
            sim.open();
            sim.run(20_000.0);
            sim.reconnect();
            sim.run(20_000.0);
            assert_eq!(sim.state(), "open", "{call:?} in {hook:?}\n{}", sim.trace);
        }
    }
}
