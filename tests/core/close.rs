//! `close()` and `destroy()`.

use crate::support::{Call, Hook, Plan, Sim, closed, ms, options};
use wshb::core::{Input, MessageVerdict, Options, State};

/// Fails if anything is reported, asked or due any more, for a day.
#[track_caller]
fn assert_over(sim: &mut Sim) {
    sim.all();
    sim.run(86_400_000.0);
    assert_eq!(sim.all(), [""; 0]);
    assert!(sim.is_idle(), "a timer is left");
}

/// A task that waits for its next attempt.
fn waiting() -> Sim {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1001);
    sim.all();
    sim
}

fn given_up() -> Sim {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.server_closes(1001);
    sim.all();
    sim
}

#[test]
fn close_gives_the_hosts_close_event() {
    let mut sim = Sim::opened(Options::default());
    sim.close_with(3001);
    assert_eq!(sim.all(), ["state closed", "close socket 1: 3001"]);
    sim.run(30.0);
    assert_eq!(sim.all(), ["close: host close", "close done"]);
    assert_over(&mut sim);
}

#[test]
fn only_a_call_that_ends_the_step_cuts_it() {
    let mut sim = Sim::opened(Options::default());
    let calls = [
        (Call::Open, false),
        (Call::Close, true),
        (Call::Close, false),
        (Call::Open, true),
        (Call::Reconnect, true),
        (Call::Reconnect, false),
        (Call::Supersede, true),
        (Call::Supersede, false),
        (Call::Destroy, true),
        (Call::Destroy, false),
        (Call::Close, false),
    ];
    for (call, is_cut) in calls {
        sim.call(call);
        assert_eq!(sim.machine.take_cut(), is_cut, "{call:?}");
    }
}

#[test]
fn destroy_ends_a_close_under_way() {
    let mut sim = Sim::opened(Options::default());
    let send = sim.send();
    sim.close();
    sim.all();
    sim.destroy();
    assert_eq!(sim.all(), ["result 1: destroyed", "abandon 1: 1000", "close done"]);
    assert_eq!(sim.result(send), Some("destroyed"));
    assert_over(&mut sim);
}

#[test]
fn close_gives_our_event_after_close_timeout() {
    let mut sim = Sim::opened(Options::default());
    sim.host.drops_silently();
    sim.close();
    sim.run(1_999.0);
    assert_eq!(sim.hooks(), [""; 0]);
    sim.run(1.0);
    assert_eq!(sim.all(), ["abandon 1: 1000", "close: our close", "close done"]);
    assert_over(&mut sim);
}

#[test]
fn a_host_that_fails_on_close_counts_as_closed() {
    let mut sim = Sim::opened(Options::default());
    sim.host.refuses_close = true;
    sim.close();
    assert_eq!(sim.hooks(), ["close: our close"]);
    assert_over(&mut sim);
}

#[test]
fn open_before_the_hosts_close_tells_ours_first() {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    sim.open();
    assert_eq!(sim.hooks(), ["close: our close"]);
    sim.run(1_000.0);
    assert_eq!(sim.hooks(), ["open: host open", "reopen: 0 retries, 100"]);
}

#[test]
fn a_late_close_event_after_ours_changes_nothing() {
    let mut sim = Sim::opened(Options::default());
    sim.host.drops_silently();
    sim.close();
    sim.run(2_000.0);
    sim.input(closed(1, 1000, "late close"));
    assert_eq!(sim.count("close: "), 1);
}

#[test]
fn a_message_after_close_is_not_delivered() {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    assert_eq!(sim.machine.seen(1, sim.wall(), 5.0, false), MessageVerdict::Drop);
    sim.input(Input::Message { generation: 1, size: 5.0, pong: false, event: "last words" });
    sim.run(100.0);
    assert_eq!(sim.hooks(), ["close: host close"]);
}

#[test]
fn a_message_of_a_closing_socket_that_never_opened_is_not() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Silent;
    sim.start();
    sim.close();
    sim.server_sends("too late");
    sim.input(Input::Message { generation: 1, size: 5.0, pong: false, event: "too late" });
    sim.run(100.0);
    assert_eq!(sim.hooks(), ["close: host close"]);
}

#[test]
fn close_while_connecting_owes_an_on_close_but_no_on_error() {
    let mut sim = Sim::started(Options::default());
    sim.close();
    sim.run(30.0);
    assert_eq!(sim.hooks(), ["close: host close"]);
    assert_over(&mut sim);
}

#[test]
fn close_before_there_is_a_socket_is_reported_at_once() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::SocketLate(5_000.0, 100.0);
    sim.start();
    sim.close();
    assert_eq!(
        sim.all()[1..],
        ["ready", "state closed", "abandon 1: 1000 in 2000 ms", "close: our close", "close done"]
    );
    sim.run(10_000.0);
    assert_over(&mut sim);
}

#[test]
fn an_open_that_comes_after_close_is_none() {
    let mut sim = Sim::started(Options::default());
    sim.host.drops_silently();
    sim.close();
    sim.run(100.0);
    assert_eq!(sim.state(), "closed");
    assert_eq!(sim.hooks(), [""; 0]);
}

#[test]
fn close_while_waiting_ends_the_wait_without_a_hook() {
    let mut sim = waiting();
    sim.close();
    assert_eq!(sim.all(), ["state closed", "close done"]);
    assert_over(&mut sim);
}

#[test]
fn close_in_given_up_makes_it_closed_without_a_hook() {
    let mut sim = given_up();
    sim.close();
    assert_eq!(sim.hooks(), [""; 0]);
    assert_eq!(sim.state(), "closed");
    assert_over(&mut sim);
}

#[test]
fn close_is_idempotent() {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    sim.close_with(4000);
    assert_eq!(sim.all(), ["state closed", "close socket 1: 1000"]);
    sim.run(30.0);
    sim.close();
    assert_eq!(sim.all(), ["close: host close", "close done", "close done"]);
    assert_over(&mut sim);
}

#[test]
fn close_in_on_close_drops_on_reconnect() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Close, Call::Close);
    sim.server_closes(1001);
    assert_eq!(sim.reported(), ["state waiting", "close: host close", "state closed"]);
    assert_over(&mut sim);
}

#[test]
fn close_in_on_close_drops_on_give_up() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.in_hook(Hook::Close, Call::Close);
    sim.server_closes(1001);
    assert_eq!(sim.hooks(), ["close: host close"]);
    assert_eq!(sim.state(), "closed");
}

#[test]
fn close_in_on_error_keeps_the_on_close_that_is_due() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::RefusedAtOnce;
    sim.in_hook(Hook::Error, Call::Close);
    sim.start();
    assert_eq!(sim.hooks(), ["error connect-failed: fail", "close: ours, connect-failed"]);
    assert_over(&mut sim);
}

#[test]
fn close_in_on_reconnect_makes_no_attempt() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Reconnect, Call::Close);
    sim.server_closes(1001);
    assert_eq!(sim.hooks(), ["close: host close", "reconnect"]);
    assert_over(&mut sim);
}

#[test]
fn close_in_on_open_drops_the_rest_of_that_step() {
    let mut sim = waiting();
    sim.send();
    sim.in_hook(Hook::Open, Call::Close);
    sim.run_until(|sim| sim.is(State::Closed));
    sim.run(100.0);
    assert_eq!(sim.hooks(), ["open: host open", "close: host close"]);
    assert_eq!(sim.count("transmit"), 0);
    assert_over(&mut sim);
}

#[test]
fn close_in_on_state_change_makes_no_connect_call() {
    let mut sim = waiting();
    sim.in_hook(Hook::State, Call::Close);
    sim.run_until(|sim| sim.is(State::Closed));
    assert_eq!(
        sim.all(),
        [
            "state connecting",
            "state closed",
            "abandon 2: 1000 in 2000 ms",
            "close: our close",
            "close done"
        ]
    );
    assert_over(&mut sim);
}

#[test]
fn a_socket_that_closes_inside_close_takes_its_sends_along() {
    let mut sim = Sim::opened(Options::default());
    for call in [Call::Send(5.0), Call::Close, Call::SocketCloses(1000)] {
        sim.in_hook(Hook::Message, call);
    }
    sim.server_sends("bye");
    assert_eq!(sim.count("transmit"), 0);
    assert_eq!(sim.result(1), Some("connection-lost"));
}

#[test]
fn a_zero_close_timeout_does_not_wait() {
    let mut sim = Sim::opened(options(|o| o.close_timeout = ms(0.0)));
    sim.host.drops_silently();
    sim.close();
    sim.run(0.0);
    assert_eq!(sim.hooks(), ["close: our close"]);
}

#[test]
fn an_early_timer_does_not_end_the_wait_for_the_hosts_close() {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    sim.input(Input::Timeout);
    sim.run(30.0);
    assert_eq!(sim.hooks(), ["close: host close"]);
}

#[test]
fn destroy_is_silent_for_good() {
    let mut sim = Sim::opened(Options::default());
    sim.destroy();
    assert_eq!(sim.all(), ["abandon 1: 1000 in 2000 ms"]);
    assert_eq!(sim.state(), "destroyed");
    for call in [Call::Open, Call::Reconnect, Call::Destroy, Call::Close] {
        sim.call(call);
    }
    assert_eq!(sim.all(), ["close done"]);
    assert_over(&mut sim);
}

#[test]
fn destroy_takes_back_an_on_close_that_is_due() {
    let mut sim = Sim::opened(Options::default());
    sim.close();
    sim.destroy();
    sim.run(10_000.0);
    assert_eq!(sim.reported(), ["state closed"]);
}

#[test]
fn destroy_in_a_hook_drops_the_rest_of_that_step() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::State, Call::Destroy);
    sim.server_closes(1001);
    assert_eq!(sim.reported(), ["state waiting"]);
    assert_over(&mut sim);
}

#[test]
fn destroy_gives_every_result() {
    let mut sim = Sim::opened(Options::default());
    let (send, ping) = (sim.send(), sim.ping());
    sim.destroy();
    assert_eq!(sim.result(send), Some("destroyed"));
    assert_eq!(sim.pong(ping), Some(Err("destroyed")));
}

#[test]
fn destroy_settles_the_promise() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Pending;
    sim.start();
    sim.destroy();
    assert_eq!(sim.count("ready"), 1);
}

#[test]
fn give_up_leaves_no_timer() {
    let mut sim = given_up();
    assert_eq!(sim.deadline(), None);
    assert_over(&mut sim);
}
