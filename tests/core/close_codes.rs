//! The codes by which links are closed: servers take 1000 for the end of the session.

use crate::support::{CELLULAR, Call, Plan, Sim, WIFI, opened_to_silence, options};
use wshb::core::{Millis, Options};

/// The code of the first abandonment after this.
fn code_after(mut sim: Sim, act: impl FnOnce(&mut Sim)) -> String {
    act(&mut sim);
    let effects = sim.effects();
    let abandon = effects.iter().find_map(|line| line.strip_prefix("abandon "));
    abandon.and_then(|rest| rest.split([':', ' ']).nth(2)).unwrap_or("none").to_owned()
}

#[test]
fn a_dead_link_is_closed_with_3008() {
    let dead = |sim: &mut Sim| sim.run(25_000.0);
    assert_eq!(code_after(opened_to_silence(Options::default()), dead), "3008");
    let after_change = |sim: &mut Sim| {
        sim.network(WIFI);
        sim.network(CELLULAR);
        sim.run(5_000.0);
    };
    assert_eq!(code_after(opened_to_silence(Options::default()), after_change), "3008");
}

#[test]
fn a_link_that_is_replaced_is_closed_with_4000() {
    let opened = || Sim::opened(Options::default());
    assert_eq!(code_after(opened(), Sim::reconnect), "4000");
    assert_eq!(code_after(opened(), |sim| sim.call(Call::Supersede)), "4000");
    let no_pings = Sim::opened(options(|o| o.ping_timeout = Millis::NEVER));
    let errs = |sim: &mut Sim| {
        sim.socket_errors();
        sim.run(100.0);
    };
    assert_eq!(code_after(no_pings, errs), "4000");
}

#[test]
fn an_attempt_that_may_still_open_is_one_of_these_too() {
    let started = |plan| {
        let mut sim = Sim::new(Options::default());
        sim.host.next = [plan].into();
        sim.start();
        sim
    };
    let waits = |sim: &mut Sim| sim.run(20_000.0);
    assert_eq!(code_after(started(Plan::Silent), waits), "3008", "timed out");
    assert_eq!(code_after(started(Plan::Refused(10.0)), waits), "3008");
    assert_eq!(code_after(started(Plan::Suspended(10.0)), waits), "4000");
    assert_eq!(code_after(started(Plan::Silent), Sim::reconnect), "4000");
    let changes = |sim: &mut Sim| {
        sim.network(WIFI);
        sim.run(3_000.0);
        sim.network(CELLULAR);
    };
    assert_eq!(code_after(started(Plan::Silent), changes), "4000");
}

#[test]
fn what_the_user_ends_is_closed_with_1000() {
    for end in [Sim::destroy as fn(&mut Sim), |sim| {
        sim.host.confirms_close = None;
        sim.close();
        sim.run(2_000.0);
    }] {
        assert_eq!(code_after(Sim::opened(Options::default()), end), "1000");
    }
    assert_eq!(code_after(Sim::started(Options::default()), Sim::destroy), "1000");
}
