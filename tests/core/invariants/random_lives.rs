//! Random lives of a task: all events that may happen, in any order.
//!
//! The laws watch every step of every scenario here. The properties below add what can only be seen by
//! comparing two lives, or by looking at the end of one.

use super::scenario::{Scenario, scenarios};
use crate::support::{Host, Operation, Plan, Sim, User, line};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, RngSeed};
use wshb::core::State;

/// The same scenarios each time, unless `PROPTEST_CASES` asks for a search: a `share` of them. On
/// `WSHB_NIGHTLY=1` a million of each.
fn cases(share: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        // Unoptimised, the default generator takes longer than the scenarios.
        rng_algorithm: RngAlgorithm::XorShift,
        ..ProptestConfig::default()
    };
    let is_set = std::env::var_os("PROPTEST_CASES").is_some();
    if std::env::var_os("WSHB_NIGHTLY").is_some() {
        if !is_set {
            config.cases = 1_000_000;
        }
        return config;
    }
    if !is_set {
        config.cases = 10_000;
        config.rng_seed = RngSeed::Fixed(0);
    }
    config.cases /= share;
    config
}

/// All that came out, with its times.
fn story(sim: &Sim) -> Vec<String> {
    sim.trace.outputs().map(|(at, output)| format!("{at} {}", line(output))).collect()
}

/// The host works again, the user's code does nothing unusual.
fn heal(sim: &mut Sim) {
    sim.host = Host { plan: Plan::OpensAtOnce, ..Host::default() };
    sim.user = User::default();
    sim.stop_clock(false);
}

/// Whether this is one of the events that must change nothing.
const fn is_ineffective(operation: &Operation) -> bool {
    matches!(operation, Operation::Stale(..) | Operation::EarlyTimer)
}

fn without_clock_changes(mut scenario: Scenario) -> Scenario {
    let is_clock =
        |operation: &_| matches!(operation, Operation::SetClock(_) | Operation::StopClock(_));
    scenario.operations.retain(|operation| !is_clock(operation));
    scenario
}

proptest! {
    #![proptest_config(cases(1))]

    #[test]
    fn the_laws_hold_whatever_happens(scenario in scenarios()) {
        let mut sim = scenario.play();
        sim.run(30_000.0);
    }
}

proptest! {
    #![proptest_config(cases(5))]

    #[test]
    fn the_same_seed_and_inputs_give_the_same_outputs(scenario in scenarios()) {
        prop_assert_eq!(story(&scenario.play()), story(&scenario.play()));
    }

    #[test]
    fn stale_events_and_early_timers_change_nothing(
        scenario in scenarios().prop_map(without_clock_changes)
    ) {
        let clean = scenario.play_if(|operation| !is_ineffective(operation));
        prop_assert_eq!(story(&scenario.play()), story(&clean));
    }

    #[test]
    fn a_close_leaves_nothing_behind(scenario in scenarios()) {
        let mut sim = scenario.play();
        sim.user = User::default();
        sim.close();
        sim.run(86_400_000.0);
        prop_assert!(sim.is(State::Closed) || sim.is(State::Destroyed));
        prop_assert!(sim.is_idle(), "a timer is left\n{}", sim.trace);
    }

    #[test]
    fn destroy_leaves_nothing_behind(scenario in scenarios()) {
        let mut sim = scenario.play();
        sim.destroy();
        sim.trace.unread();
        sim.run(86_400_000.0);
        prop_assert!(sim.is_idle(), "a timer is left\n{}", sim.trace);
        prop_assert_eq!(sim.all(), Vec::<String>::new());
    }

    #[test]
    fn a_host_that_works_again_has_it_open_again(scenario in scenarios()) {
        let mut sim = scenario.play();
        heal(&mut sim);
        // Twice, since a clock set back may make the first one too early.
        for _ in 0..2 {
            sim.reconnect();
            sim.run(200.0);
        }
        prop_assert!(sim.is(State::Open) || sim.is(State::Destroyed), "{}", sim.trace);
    }
}
