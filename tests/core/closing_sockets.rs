//! A socket that the host shows as closing while it counts as open: it is given no message.

use crate::support::{Call, Hook, Sends, Sim, options};
use wshb::core::{Millis, Options, State};

/// An open task whose socket is closing, though it has not said so.
fn closing(options: Options) -> Sim {
    let mut sim = Sim::opened(options);
    sim.host.sends = Sends::Withhold;
    sim
}

/// The messages that the host has got since the last look.
fn transmitted(sim: &mut Sim) -> Vec<String> {
    sim.effects().into_iter().filter(|effect| effect.starts_with("transmit")).collect()
}

/// The host takes messages again, if its socket is a new one.
fn works(sim: &mut Sim) {
    sim.host.sends = Sends::Succeed(1.0);
    transmitted(sim);
}

#[test]
fn a_message_waits_for_the_next_socket() {
    let mut sim = closing(Options::default());
    let sends = [sim.send(), sim.send(), sim.send()];
    assert_eq!(sim.machine.queued().0, 3);
    assert_eq!(sim.count("transmit"), 1, "the others are not even tried");
    works(&mut sim);
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(transmitted(&mut sim), sends.map(|send| format!("transmit {send}")));
    sim.run(1.0);
    assert_eq!(sends.map(|send| sim.result(send)), [Some("sent"); 3]);
}

#[test]
fn it_is_counted_when_it_goes_out() {
    let mut sim = closing(Options::default());
    sim.send();
    let stats = sim.machine.stats(sim.wall());
    assert_eq!((stats.messages_out, stats.bytes_out, stats.queued_bytes), (0, 0.0, 10.0));
}

#[test]
fn messages_of_a_hook_wait_behind_the_backlog_in_their_order() {
    let mut sim = Sim::started(Options::default());
    let backlog = [sim.send(), sim.send()];
    sim.host.sends = Sends::Withhold;
    sim.in_hook(Hook::Open, Call::Send(5.0));
    sim.in_hook(Hook::Open, Call::Send(6.0));
    sim.run(100.0);
    assert_eq!(sim.machine.queued().0, 4);
    works(&mut sim);
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    let [first, second] = backlog.map(|send| format!("transmit {send}"));
    assert_eq!(transmitted(&mut sim), [first, second, "transmit 3".into(), "transmit 4".into()]);
}

#[test]
fn a_backlog_that_meets_a_closing_socket_keeps_its_order_and_its_age() {
    let mut sim = Sim::started(Options::default());
    let sends = [sim.send(), sim.send(), sim.send()];
    sim.host.sends = Sends::Withhold;
    sim.run(100.0);
    assert_eq!(transmitted(&mut sim), ["transmit 1"]);
    works(&mut sim);
    sim.server_closes(1001);
    sim.run_until(|sim| sim.is(State::Open));
    assert_eq!(transmitted(&mut sim), sends.map(|send| format!("transmit {send}")));

    let mut sim = Sim::started(Options::default());
    let old = sim.send();
    sim.host.sends = Sends::Withhold;
    sim.host.plan = crate::support::Plan::Silent;
    sim.run_until(|sim| sim.result(old).is_some());
    assert_eq!((sim.result(old), sim.now), (Some("expired"), 30_000.0));
}

#[test]
fn one_that_may_not_wait_fails() {
    let mut sim = closing(Options::default());
    let send = sim.send_now();
    assert_eq!(sim.result(send), Some("not-open"));
    let mut sim = closing(options(|o| o.queue = None));
    let send = sim.send();
    assert_eq!(sim.result(send), Some("not-open"));
}

#[test]
fn one_that_was_sent_before_close_fails_with_it() {
    let mut sim = closing(Options::default());
    sim.in_hook(Hook::Message, Call::Send(5.0));
    sim.in_hook(Hook::Message, Call::Close);
    sim.server_sends("message");
    assert_eq!(sim.result(1), Some("closed"));
}

#[test]
fn a_socket_that_never_says_so_is_replaced_after_close_timeout_by_a_probe() {
    let mut sim = closing(Options::default());
    sim.send();
    let took = sim.run_until(|sim| !sim.is(State::Open));
    // The ping is refused, and once more after 500 ms.
    assert_eq!(took, 2_000.0 + 100.0 + 500.0);
    works(&mut sim);
    sim.run_until(|sim| sim.is(State::Open));
    sim.run(1.0);
    assert_eq!(sim.result(1), Some("sent"));
}

#[test]
fn and_where_there_is_no_ping_too() {
    let mut sim = closing(options(|o| o.ping_timeout = Millis::NEVER));
    sim.send();
    assert_eq!(sim.run_until(|sim| !sim.is(State::Open)), 2_100.0);
}
