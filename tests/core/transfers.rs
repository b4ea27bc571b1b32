//! Large messages over slow links: what is seen to be sent keeps a link alive, and links that never answered make the
//! next deadlines longer.

use crate::support::{Sim, assert_close, ms, opened_to_silence, options};
use wshb::core::{Options, PongTimeout, State};

/// Quick deadlines, and retries at once.
fn quick() -> Options {
    options(|o| {
        o.ping_timeout = ms(1_000.0);
        o.pong_timeout = PongTimeout::After(ms(1_000.0));
        o.reconnect_timeout = ms(50.0);
        o.reconnect_timeout_max = ms(50.0);
    })
}

/// How long each of the next links was open until it was dead.
fn lives(sim: &mut Sim, count: usize) -> Vec<f64> {
    (0..count)
        .map(|_| {
            sim.run_until(|sim| sim.is(State::Open));
            sim.run_until(|sim| !sim.is(State::Open)).round()
        })
        .collect()
}

#[test]
fn each_link_that_answered_no_ping_doubles_the_deadline_at_most_8_times() {
    let mut sim = opened_to_silence(quick());
    assert_eq!(lives(&mut sim, 6), [2_000.0, 3_000.0, 5_000.0, 9_000.0, 9_000.0, 9_000.0]);
}

#[test]
fn a_doubled_deadline_is_at_most_60_s_unless_pong_timeout_is_longer() {
    for (limit, longest) in [(20_000.0, 60_000.0), (70_000.0, 70_000.0)] {
        let mut options = quick();
        options.pong_timeout = PongTimeout::After(ms(limit));
        let mut sim = opened_to_silence(options);
        assert_eq!(lives(&mut sim, 4).last(), Some(&(1_000.0 + longest)));
    }
}

#[test]
fn an_answer_ends_the_doubling() {
    let mut sim = opened_to_silence(quick());
    lives(&mut sim, 2);
    sim.run_until(|sim| sim.is(State::Open));
    sim.run(4_900.0);
    sim.server_sends("at last");
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 2_000.0);
    assert_eq!(lives(&mut sim, 1), [2_000.0], "that link had answered");
}

#[test]
fn a_message_before_any_ping_is_no_answer() {
    let mut sim = opened_to_silence(quick());
    sim.server_sends("hello");
    assert_eq!(lives(&mut sim, 2), [2_000.0, 3_000.0]);
}

#[test]
fn a_link_that_died_after_a_change_of_network_doubles_nothing() {
    let mut sim = opened_to_silence(quick());
    sim.network(2);
    sim.network(3);
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_000.0);
    assert_eq!(lives(&mut sim, 1), [2_000.0]);
}

#[test]
fn a_warning_comes_once_after_the_third_such_link_if_none_has_ever_answered() {
    let mut sim = opened_to_silence(quick());
    lives(&mut sim, 2);
    assert_eq!(sim.count("unanswered"), 0);
    lives(&mut sim, 1);
    assert_eq!(sim.count("unanswered"), 1);
    lives(&mut sim, 5);
    assert_eq!(sim.count("unanswered"), 1);

    let mut sim = Sim::opened(quick());
    sim.run(1_100.0);
    sim.host.drops_silently();
    lives(&mut sim, 5);
    assert_eq!(sim.count("unanswered"), 0);
}

/// An open task whose ping waits behind so many bytes.
fn uploading(bytes: f64) -> Sim {
    let mut sim = opened_to_silence(quick());
    sim.host.unsent = bytes;
    sim.run(1_000.0);
    assert_eq!(sim.count("ping"), 1);
    sim
}

#[test]
fn a_deadline_that_finds_less_to_send_than_before_starts_over() {
    let mut sim = uploading(5e6);
    for left in [4e6, 3e6, 2e6] {
        sim.run(999.0);
        sim.host.unsent = left;
        sim.run(1.0);
        assert_eq!(sim.state(), "open");
    }
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_000.0);
}

#[test]
fn what_waits_unchanged_or_grows_is_no_sign_of_life() {
    for later in [5e6, 6e6, f64::NAN] {
        let mut sim = uploading(5e6);
        sim.host.unsent = later;
        assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_000.0);
    }
}

#[test]
fn what_was_sent_before_the_ping_proves_nothing_about_the_time_after_it() {
    let mut sim = uploading(5e6);
    sim.server_sends("answer");
    sim.host.unsent = 1e6;
    sim.run(1_000.0);
    assert_eq!(sim.count("ping"), 2);
    assert_close(sim.run_until(|sim| !sim.is(State::Open)), 1_000.0);
}

#[test]
fn a_loss_of_bytes_between_two_sends_is_seen_even_if_there_is_more_to_send_in_the_end() {
    let mut sim = uploading(5e6);
    sim.run(500.0);
    sim.host.unsent = 4e6;
    sim.send();
    sim.host.unsent = 9e6;
    sim.run(600.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn before_the_ping_it_does_not_matter_how_much_waits() {
    let mut sim = opened_to_silence(quick());
    for left in [5e6, 4e6, 3e6] {
        sim.host.unsent = left;
        sim.send();
        sim.run(300.0);
    }
    sim.run(100.0);
    assert_eq!(sim.count("ping"), 1);
}
