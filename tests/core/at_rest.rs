//! A task that has ended is at rest: it may be forgotten until the user calls something.

use crate::support::{Call, Sim, options};
use wshb::core::Options;

#[test]
fn a_closed_task_is_at_rest_when_its_end_is_told_until_it_begins_anew() {
    let mut sim = Sim::opened(Options::default());
    assert!(!sim.machine.is_at_rest());
    sim.close();
    assert!(!sim.machine.is_at_rest(), "the host has not confirmed it");
    sim.run(30.0);
    assert!(sim.machine.is_at_rest());
    sim.send();
    sim.ping();
    assert!(sim.machine.is_at_rest(), "those have failed at once");
    sim.call(Call::Open);
    assert!(!sim.machine.is_at_rest());
}

#[test]
fn so_is_one_that_has_given_up_but_none_that_waits() {
    for (limit, is_at_rest) in [(Some(0), true), (None, false)] {
        let mut sim = Sim::opened(options(|o| o.repeat_limit = limit));
        sim.server_closes(1001);
        assert_eq!(sim.machine.is_at_rest(), is_at_rest);
    }
}
