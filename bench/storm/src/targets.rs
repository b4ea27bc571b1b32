//! Whether a policy reaches the goals.

use crate::goals::{Crowd, Goal, goals};
use crate::jobs::in_parallel;
use crate::policy::Policy;
use crate::report::Report;
use crate::scenario::Scenario;
use crate::world::run;
use serde::Serialize;
use std::collections::HashMap;

const SMALL: usize = 200;
/// So few clients differ from run to run.
const SMALL_RUNS: u64 = 100;

/// One goal, and what was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Target {
    /// In words.
    pub what: String,
    /// Of the two numbers: N clients, C what the server takes in a second.
    pub unit: &'static str,
    /// At most this.
    pub limit: f64,
    /// The worst of the goal's scenarios; `None`: without end.
    pub measured: Option<f64>,
    /// Whether that is enough.
    pub holds: bool,
}

/// Plays every scenario that a goal names, each once.
#[must_use]
pub fn targets(policy: Policy, clients: usize, seed: u64, threads: usize) -> Vec<Target> {
    let goals = goals();
    let mut cells: Vec<(Scenario, Crowd)> = Vec::new();
    let mut places = HashMap::new();
    for goal in &goals {
        for scenario in &goal.scenarios {
            places.entry(key(scenario, goal.crowd)).or_insert_with(|| {
                cells.push((scenario.clone(), goal.crowd));
                cells.len() - 1
            });
        }
    }
    let reports = in_parallel(threads, &cells, |(scenario, crowd)| match crowd {
        Crowd::Many => vec![run(scenario, policy, clients, seed)],
        Crowd::Small => {
            (0..SMALL_RUNS).map(|more| run(scenario, policy, SMALL, seed + more)).collect()
        }
    });
    let target = |goal: Goal| {
        let worst = goal.scenarios.iter().map(|scenario| {
            let reports = places.get(&key(scenario, goal.crowd)).map_or(&[][..], |&i| &reports[i]);
            mean(reports, goal.measure)
        });
        let worst = worst.fold(0.0, f64::max);
        Target {
            what: goal.what,
            unit: goal.unit,
            limit: goal.limit,
            measured: Some(worst).filter(|worst| worst.is_finite()),
            holds: worst <= goal.limit,
        }
    };
    goals.into_iter().map(target).collect()
}

fn mean(reports: &[Report], measure: fn(&Report) -> f64) -> f64 {
    reports.iter().map(measure).sum::<f64>() / reports.len() as f64
}

/// Scenarios contain floats, so they are compared by their printed form.
fn key(scenario: &Scenario, crowd: Crowd) -> String {
    format!("{scenario:?} {crowd:?}")
}
