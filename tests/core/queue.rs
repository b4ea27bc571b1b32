//! Sends and their results.

use crate::support::{Call, Hook, Plan, Sends, Sim, ms, options};
use wshb::core::{Input, Millis, Options, Overflow, QueueLimits, State};

fn queue(change: impl FnOnce(&mut QueueLimits)) -> Options {
    let mut limits = QueueLimits::default();
    change(&mut limits);
    options(|o| o.queue = Some(limits))
}

/// What became of these sends.
fn results<const N: usize>(sim: &Sim, sends: [u32; N]) -> [Option<&'static str>; N] {
    sends.map(|send| sim.result(send))
}

#[test]
fn a_send_on_an_open_socket_goes_straight_to_the_host_which_gives_the_result() {
    let mut sim = Sim::opened(Options::default());
    let send = sim.send();
    assert_eq!(sim.effects(), [format!("transmit {send}")]);
    assert_eq!(sim.result(send), None);
    sim.run(1.0);
    assert_eq!(sim.result(send), Some("sent"));
}

#[test]
fn a_send_that_the_host_refuses_fails() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Fail(5.0);
    let send = sim.send();
    sim.run(5.0);
    assert_eq!(sim.result(send), Some("send-failed"));
    assert_eq!(sim.state(), "open");
}

#[test]
fn the_hosts_second_answer_changes_nothing() {
    let mut sim = Sim::opened(Options::default());
    let send = sim.send();
    sim.run(1.0);
    sim.input(Input::Sent { id: send, ok: false, event: "again" });
    assert_eq!(sim.count("result"), 1);
}

#[test]
fn sends_wait_while_connecting_and_while_waiting() {
    let mut sim = Sim::started(Options::default());
    let first = sim.send();
    sim.run(101.0);
    sim.server_closes(1001);
    let second = sim.send();
    sim.run_until(|sim| sim.is(State::Open));
    sim.run(1.0);
    assert_eq!(results(&sim, [first, second]), [Some("sent"); 2]);
}

#[test]
fn the_queue_goes_out_in_order() {
    let mut sim = Sim::started(Options::default());
    let sends = [sim.send(), sim.send(), sim.send()];
    sim.run(100.0);
    let transmitted: Vec<_> =
        sim.effects().into_iter().filter(|effect| effect.starts_with("transmit")).collect();
    assert_eq!(transmitted, sends.map(|send| format!("transmit {send}")));
}

#[test]
fn what_the_hooks_of_an_open_send_goes_before_the_backlog() {
    let mut sim = Sim::started(Options::default());
    let backlog = sim.send();
    sim.in_hook(Hook::Open, Call::Send(5.0));
    sim.in_hook(Hook::Open, Call::Send(6.0));
    sim.run(100.0);
    assert_eq!(
        sim.effects()[1..],
        ["transmit 2".into(), "transmit 3".into(), format!("transmit {backlog}")]
    );
}

#[test]
fn what_on_reopen_sends_goes_before_the_backlog_too() {
    let mut sim = Sim::opened(Options::default());
    sim.server_closes(1001);
    sim.send();
    sim.in_hook(Hook::Reopen, Call::Send(5.0));
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(sim.effects()[1..], ["transmit 2", "transmit 1"]);
}

#[test]
fn the_backlog_waits_for_held_hooks_at_most_1000_ms() {
    let mut sim = Sim::started(Options::default());
    sim.user.holds_hooks = true;
    let send = sim.send();
    sim.run(100.0 + 999.0);
    assert_eq!(sim.count("transmit"), 0);
    sim.run(1.0);
    assert_eq!(sim.trace.times("transmit"), [1_100.0]);
    sim.run(1.0);
    assert_eq!(sim.result(send), Some("sent"));
}

#[test]
fn the_backlog_goes_as_soon_as_held_hooks_have_run() {
    let mut sim = Sim::started(Options::default());
    sim.user.holds_hooks = true;
    sim.send();
    sim.run(300.0);
    sim.input(Input::HooksRan { generation: 1 });
    assert_eq!(sim.trace.times("transmit"), [300.0]);
}

#[test]
fn a_send_made_while_hooks_are_held_joins_the_backlog() {
    let mut sim = Sim::started(Options::default());
    sim.user.holds_hooks = true;
    sim.send();
    sim.run(300.0);
    sim.send();
    assert_eq!(sim.count("transmit"), 0);
    sim.input(Input::HooksRan { generation: 1 });
    assert_eq!(sim.effects()[1..], ["transmit 1", "transmit 2"]);
}

#[test]
fn sends_fail_in_the_states_that_have_no_future() {
    let mut given_up = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    given_up.server_closes(1001);
    let send = given_up.send();
    assert_eq!(given_up.result(send), Some("given-up"));

    let mut closed = Sim::opened(Options::default());
    closed.close();
    let send = closed.send();
    assert_eq!(closed.result(send), Some("closed"));
    closed.destroy();
    let send = closed.send();
    assert_eq!(closed.result(send), Some("destroyed"));
}

#[test]
fn close_give_up_and_destroy_fail_the_queue() {
    let mut closed = Sim::started(Options::default());
    let send = closed.send();
    closed.close();
    assert_eq!(closed.result(send), Some("closed"));

    let mut given_up = Sim::started(options(|o| o.repeat_limit = Some(0)));
    let send = given_up.send();
    given_up.server_closes(1001);
    assert_eq!(given_up.result(send), Some("given-up"));

    let mut destroyed = Sim::started(Options::default());
    let send = destroyed.send();
    destroyed.destroy();
    assert_eq!(destroyed.result(send), Some("destroyed"));
}

#[test]
fn a_loss_fails_what_the_host_has_not_answered() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Hang;
    let sends = [sim.send(), sim.send()];
    sim.server_closes(1001);
    assert_eq!(results(&sim, sends), [Some("connection-lost"); 2]);
}

#[test]
fn nothing_handed_to_the_host_is_sent_again() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Hang;
    sim.send();
    sim.server_closes(1001);
    sim.run(60_000.0);
    assert_eq!(sim.state(), "open");
    assert_eq!(sim.count("transmit"), 1);
}

#[test]
fn a_dead_link_fails_what_the_host_has_not_answered() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Hang;
    sim.host.drops_silently();
    let send = sim.send();
    sim.run(25_000.0);
    assert_eq!(sim.result(send), Some("connection-lost"));
}

#[test]
fn a_closing_socket_still_answers_its_sends() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Succeed(10.0);
    let send = sim.send();
    sim.close();
    sim.run(10.0);
    assert_eq!(sim.result(send), Some("sent"));
}

#[test]
fn what_a_closing_socket_never_answers_fails_with_its_end() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Hang;
    let send = sim.send();
    sim.close();
    sim.run(30.0);
    assert_eq!(sim.result(send), Some("connection-lost"));
}

#[test]
fn a_send_before_close_in_the_same_hook_goes_out_before_it() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Message, Call::Send(5.0));
    sim.in_hook(Hook::Message, Call::Close);
    sim.server_sends("bye");
    assert_eq!(sim.effects(), ["transmit 1", "close socket 1: 1000"]);
}

#[test]
fn reconnect_keeps_the_queue() {
    let mut sim = Sim::started(Options::default());
    let send = sim.send();
    sim.reconnect();
    sim.run(200.0);
    assert_eq!(sim.result(send), Some("sent"));
}

#[test]
fn reconnect_fails_what_the_old_socket_has_not_answered() {
    let mut sim = Sim::opened(Options::default());
    sim.host.sends = Sends::Hang;
    let send = sim.send();
    sim.reconnect();
    assert_eq!(sim.result(send), Some("connection-lost"));
}

#[test]
fn a_loss_in_the_middle_of_the_backlog_keeps_the_rest() {
    let mut sim = Sim::started(Options::default());
    let sends = [sim.send(), sim.send(), sim.send()];
    // The host answers at once, and the socket dies on the second message.
    sim.host.sends = Sends::Hang;
    sim.user.holds_hooks = true;
    sim.run(100.0);
    sim.machine.handle(sim.wall(), Input::HooksRan { generation: 1 });
    for _ in 0..2 {
        let output = sim.machine.poll_output().unwrap();
        assert!(crate::support::line(&output).starts_with("transmit"));
    }
    sim.machine.handle(sim.wall(), crate::support::closed(1, 1006, "lost"));
    assert_eq!(sim.machine.queued().0, 1, "of {sends:?} the last still waits");
}

#[test]
fn a_full_queue_drops_the_oldest() {
    let mut sim = Sim::started(queue(|limits| limits.max_messages = 2));
    let sends = [sim.send(), sim.send(), sim.send()];
    assert_eq!(results(&sim, sends), [Some("queue-full"), None, None]);
}

#[test]
fn a_full_queue_drops_as_many_as_the_bytes_need() {
    let mut sim = Sim::started(queue(|limits| limits.max_bytes = 100.0));
    let sends = [40.0, 40.0, 20.0, 70.0].map(|size| sim.send_sized(size));
    assert_eq!(results(&sim, sends), [Some("queue-full"), Some("queue-full"), None, None]);
    assert_eq!(sim.machine.queued(), (2, 90.0));
}

#[test]
fn a_full_queue_fails_the_newest_where_the_user_wants_it() {
    let mut sim = Sim::started(queue(|limits| {
        limits.max_messages = 2;
        limits.overflow = Overflow::DropNewest;
    }));
    let sends = [sim.send(), sim.send(), sim.send()];
    assert_eq!(results(&sim, sends), [None, None, Some("queue-full")]);
}

#[test]
fn a_message_too_large_for_the_queue_drops_nothing_else() {
    let mut sim = Sim::started(queue(|limits| limits.max_bytes = 100.0));
    let sends = [60.0, 101.0, 30.0].map(|size| sim.send_sized(size));
    assert_eq!(results(&sim, sends), [None, Some("queue-full"), None]);
}

#[test]
fn a_message_of_just_the_bound_fits() {
    let mut sim = Sim::started(queue(|limits| limits.max_bytes = 100.0));
    let send = sim.send_sized(100.0);
    assert_eq!(sim.result(send), None);
}

#[test]
fn max_age_acts_at_its_deadline() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Refused(10.0);
    sim.start();
    let first = sim.send();
    sim.run(1_000.0);
    let second = sim.send();
    sim.run(28_999.0);
    assert_eq!(sim.result(first), None);
    sim.run(1.0);
    assert_eq!(results(&sim, [first, second]), [Some("expired"), None]);
    sim.run(1_000.0);
    assert_eq!(sim.result(second), Some("expired"));
}

#[test]
fn a_queue_without_max_age_keeps_its_messages() {
    let mut sim = Sim::new(queue(|limits| limits.max_age = Millis::NEVER));
    sim.host.plan = Plan::Refused(10.0);
    sim.start();
    let send = sim.send();
    sim.run(3_600_000.0);
    assert_eq!(sim.result(send), None);
}

#[test]
fn without_a_queue_sends_fail_at_once() {
    let mut sim = Sim::started(options(|o| o.queue = None));
    let send = sim.send();
    assert_eq!(sim.result(send), Some("not-open"));
    sim.run(100.0);
    let send = sim.send();
    sim.run(1.0);
    assert_eq!(sim.result(send), Some("sent"));
}

#[test]
fn queue_false_means_now_or_fail() {
    let mut sim = Sim::started(Options::default());
    let waits = sim.send();
    let fails = sim.send_now();
    assert_eq!(results(&sim, [waits, fails]), [None, Some("not-open")]);
    sim.user.holds_hooks = true;
    sim.run(100.0);
    let goes = sim.send_now();
    sim.run(1.0);
    assert_eq!(results(&sim, [waits, goes]), [None, Some("sent")]);
}

#[test]
fn a_smaller_queue_drops_at_once() {
    let mut sim = Sim::started(Options::default());
    let sends = [sim.send(), sim.send(), sim.send()];
    sim.set(|o| o.queue = Some(QueueLimits { max_messages: 1, ..QueueLimits::default() }));
    assert_eq!(results(&sim, sends), [Some("queue-full"), Some("queue-full"), None]);
    sim.set(|o| o.queue = None);
    assert_eq!(sim.result(sends[2]), Some("queue-full"));
}

#[test]
fn a_shorter_max_age_counts_at_once() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Silent;
    sim.start();
    let send = sim.send();
    sim.run(5_000.0);
    sim.set(|o| {
        o.queue = Some(QueueLimits { max_age: ms(5_001.0), ..QueueLimits::default() });
    });
    assert_eq!(sim.result(send), None);
    sim.run(1.0);
    assert_eq!(sim.result(send), Some("expired"));
}

#[test]
fn a_send_made_in_on_close_waits_for_the_next_open() {
    let mut sim = Sim::opened(Options::default());
    sim.in_hook(Hook::Close, Call::Send(10.0));
    sim.server_closes(1001);
    assert_eq!(sim.machine.queued().0, 1);
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(sim.count("transmit"), 1);
}
