//! Hosts with one socket: the old one closes first, and the newest task has it.

use crate::support::{Hook, Plan, Sim, assert_close, ms, options};
use wshb::core::{Input, Options, State};

fn connects(sim: &Sim) -> Vec<f64> {
    sim.trace.times("connect")
}

fn with_plans(options: Options, plans: &[Plan]) -> Sim {
    let mut sim = Sim::new(options);
    sim.host.next.extend(plans);
    sim.start();
    sim
}

#[test]
fn an_attempt_waits_for_the_close_of_the_old_socket_at_most_close_timeout() {
    let mut sim = with_plans(Options::default(), &[Plan::Closing(0.0)]);
    sim.run(5_000.0);
    assert_eq!(connects(&sim), [0.0, 2_000.0]);
    assert!(sim.is(State::Open));
}

#[test]
fn the_wait_counts_from_when_the_old_socket_was_asked() {
    let mut sim = with_plans(Options::default(), &[Plan::Closing(1_500.0)]);
    sim.run(5_000.0);
    assert_eq!(connects(&sim), [0.0, 500.0]);
    let mut sim = with_plans(Options::default(), &[Plan::Closing(60_000.0)]);
    sim.run(5_000.0);
    assert_eq!(connects(&sim), [0.0, 50.0]);
}

#[test]
fn the_attempt_goes_on_as_soon_as_the_old_socket_is_closed() {
    let mut sim = with_plans(Options::default(), &[Plan::Closing(0.0)]);
    sim.run(300.0);
    sim.input(Input::Freed);
    assert_eq!(connects(&sim), [0.0, 300.0]);
    sim.run(200.0);
    assert_eq!(sim.machine.stats(sim.wall()).attempts, 1);
}

#[test]
fn a_close_within_50_ms_keeps_the_gap_between_attempts() {
    let mut sim = with_plans(Options::default(), &[Plan::Closing(0.0)]);
    sim.run(10.0);
    sim.input(Input::Freed);
    sim.run(100.0);
    assert_eq!(connects(&sim), [0.0, 50.0]);
}

#[test]
fn a_freed_socket_that_nobody_waits_for_changes_nothing() {
    let mut sim = Sim::opened(Options::default());
    sim.input(Input::Freed);
    assert_eq!(sim.all(), Vec::<String>::new());
    sim.server_closes(1000);
    sim.trace.unread();
    sim.input(Input::Freed);
    assert_eq!(sim.all(), Vec::<String>::new());
}

#[test]
fn the_wait_is_part_of_the_attempt_and_of_its_connect_timeout() {
    let close_slowly = options(|options| options.close_timeout = ms(60_000.0));
    let mut sim = with_plans(close_slowly, &[Plan::Closing(0.0)]);
    sim.run(10_001.0);
    assert_close(sim.time_of("error connect-timeout"), 10_000.0);
}

#[test]
fn a_socket_in_the_way_is_closed_and_the_attempt_made_again_without_hooks_and_uncounted() {
    let mut sim = with_plans(
        options(|options| options.repeat_limit = Some(0)),
        &[Plan::Occupied(20.0), Plan::Occupied(20.0)],
    );
    sim.run(10_000.0);
    assert_eq!(connects(&sim), [0.0, 2_020.0, 4_040.0]);
    assert_eq!(sim.hooks(), ["open: host open"]);
    assert_eq!(sim.count("abandon"), 2);
}

#[test]
fn a_socket_in_the_way_5_times_in_a_row_is_a_failed_attempt() {
    let mut sim = with_plans(
        options(|options| {
            options.repeat_limit = Some(0);
            options.close_timeout = ms(100.0);
        }),
        &[Plan::Closing(0.0)],
    );
    sim.host.plan = Plan::Occupied(20.0);
    sim.run(9_000.0);
    // The one that only waited is not one of them.
    assert_eq!(connects(&sim).len(), 1 + 6);
    assert_eq!(
        sim.hooks(),
        ["error connect-failed: fail", "close: ours, connect-failed", "give up: repeat-limit"]
    );
}

#[test]
fn superseded_while_open() {
    let mut sim = Sim::opened(Options::default());
    let sent = sim.send();
    let ping = sim.ping();
    sim.trace.unread();
    sim.input(Input::Superseded);
    assert_eq!(sim.hooks(), ["close: ours, superseded", "give up: superseded"]);
    assert_eq!(sim.state(), "given-up");
    assert_eq!(sim.count("abandon 1"), 1);
    assert_eq!(sim.result(sent), Some("connection-lost"));
    assert_eq!(sim.pong(ping), Some(Err("connection-lost")));
    sim.run(86_400_000.0);
    assert_eq!(connects(&sim).len(), 1);
}

#[test]
fn superseded_while_connecting() {
    let mut sim = Sim::started(Options::default());
    let queued = sim.send();
    sim.trace.unread();
    sim.input(Input::Superseded);
    assert_eq!(sim.hooks(), ["close: ours, superseded", "give up: superseded"]);
    assert_eq!(sim.result(queued), Some("given-up"));
}

#[test]
fn superseded_while_waiting_has_reported_its_close_before() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1000);
    sim.trace.unread();
    sim.input(Input::Superseded);
    assert_eq!(sim.hooks(), ["give up: superseded"]);
    sim.run(86_400_000.0);
    assert_eq!(connects(&sim).len(), 1);
}

#[test]
fn superseded_in_a_hook_ends_the_step() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Close, crate::support::Call::Supersede);
    sim.server_closes(1000);
    assert_eq!(sim.hooks(), ["close: host close", "give up: superseded"]);
}

#[test]
fn one_that_has_ended_is_not_superseded() {
    for end in [Sim::close, Sim::destroy] {
        let mut sim = Sim::opened(Options::default());
        end(&mut sim);
        sim.run(100.0);
        sim.trace.unread();
        sim.input(Input::Superseded);
        assert_eq!(sim.all(), Vec::<String>::new());
    }
}

#[test]
fn open_brings_a_superseded_task_back() {
    let mut sim = Sim::opened(Options::default());
    sim.input(Input::Superseded);
    sim.open();
    sim.run(200.0);
    assert!(sim.is(State::Open));
}
