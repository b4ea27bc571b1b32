//! A small storm: counts alone, so that a slow machine changes nothing.

use wshb_storm::{Close, Fault, Overload, Policy, Report, Scenario, promises, run};

const CLIENTS: usize = 10_000;
const SEED: u64 = 1;

fn storm(scenario: &Scenario, policy: Policy) -> Report {
    run(scenario, policy, CLIENTS, SEED)
}

/// What the defaults are held to in a restart with 60 s of work; what is missed, in words.
fn missed(policy: Policy) -> Vec<&'static str> {
    let overrun = storm(&Scenario::restart(0, Overload::Drop, 60.0), policy);
    let refused = storm(&Scenario::restart(30, Overload::Refuse, 60.0), policy);
    let goals = [
        ("peak in a second", overrun.peak_share() <= 0.55 && refused.peak_share() <= 0.55),
        ("peak in 100 ms", overrun.peak_tenth <= 0.07 && refused.peak_tenth <= 0.07),
        ("peak once back", refused.peak_once_back <= 9.0),
        ("attempts", overrun.attempts_mean <= 3.3 && refused.attempts_mean <= 10.5),
        ("all back", overrun.back.worst.is_some() && refused.back.worst.is_some()),
    ];
    goals.into_iter().filter(|&(_, holds)| !holds).map(|(what, _)| what).collect()
}

#[test]
fn the_defaults_reach_what_they_are_held_to() {
    assert_eq!(missed(Policy::Default), Vec::<&str>::new());
}

#[test]
fn a_constant_delay_misses_all_but_the_return() {
    let expected = ["peak in a second", "peak in 100 ms", "peak once back", "attempts"];
    assert_eq!(missed(Policy::Constant), expected);
}

#[test]
fn a_constant_delay_never_gets_out_of_a_collapse_but_the_defaults_do() {
    let collapse = Scenario::restart(0, Overload::Collapse, 60.0);
    assert!(storm(&collapse, Policy::Default).back.worst.is_some());
    assert_eq!(storm(&collapse, Policy::Constant).back.p99, None);
}

#[test]
fn a_server_that_says_how_long_is_not_overrun() {
    let hinted = Scenario::restart(0, Overload::Drop, 60.0).closing(Close::RetryAfter(60));
    let report = storm(&hinted, Policy::Default);
    assert!(report.peak <= 1.4, "{}", report.peak);
    assert!(report.attempts_mean < 1.01, "{}", report.attempts_mean);
}

#[test]
fn everybody_comes_back_from_every_fault() {
    for fault in [Fault::Rolling, Fault::Partition(60), Fault::Flap(20)] {
        let report = storm(&Scenario::of(fault, Overload::Refuse), Policy::Default);
        assert!(report.back.worst.is_some(), "{fault:?}");
        assert_eq!(report.back_over_time.last(), Some(&1.0), "{fault:?}");
        assert!(report.attempts >= CLIENTS as u64, "{fault:?}");
    }
}

#[test]
fn the_same_seed_gives_the_same_storm() {
    let scenario = Scenario::of(Fault::Rolling, Overload::Failing);
    let all = |seed| run(&scenario, Policy::Default, 1_000, seed).attempts_over_time;
    assert_eq!(all(3), all(3));
    assert_ne!(all(3), all(4));
}

#[test]
fn the_first_delays_keep_what_is_promised() {
    let longest = promises(20_000, SEED);
    assert!(longest.first <= 2_000.0 && longest.first > 1_990.0, "{longest:?}");
    assert!(longest.five < 18_000.0 && longest.five > 16_000.0, "{longest:?}");
}
