//! Plays all storms and prints what came out as JSON; progress goes to the standard error.

use serde::Serialize;
use std::process::ExitCode;
use wshb_storm::{
    Fault, Overload, Policy, Promises, Report, Scenario, Target, in_parallel, promises, run,
    targets,
};

/// Outages whose delays are looked at.
const OUTAGES: u32 = 1_000_000;

/// The contrast retries so often that it is played with a fraction of the clients.
const CONTRAST: usize = 5;

/// All that was measured.
#[derive(Serialize)]
struct Results {
    seed: u64,
    clients: usize,
    storms: Vec<Storm>,
    /// With this many clients: it takes very many storms, and only the ratio of clients to rate counts.
    targets_clients: usize,
    targets: Vec<Held>,
    promises: Promises,
    /// The most memory that was in use, MB, if the system reports it.
    memory: Option<u64>,
}

#[derive(Serialize)]
struct Storm {
    name: &'static str,
    #[serde(flatten)]
    report: Report,
}

/// A goal for the defaults, and how the constant delay of 1.x does.
#[derive(Serialize)]
struct Held {
    #[serde(flatten)]
    target: Target,
    constant: Option<f64>,
}

fn storms() -> Vec<(&'static str, Scenario)> {
    vec![
        ("rolling-restart", Scenario::of(Fault::Rolling, Overload::Refuse)),
        ("restart", Scenario::restart(0, Overload::Drop, 60.0)),
        ("restart-30-s-down", Scenario::restart(30, Overload::Refuse, 60.0)),
        ("partition-healed", Scenario::of(Fault::Partition(60), Overload::DropResend)),
        ("flap", Scenario::of(Fault::Flap(20), Overload::Refuse)),
        ("slow-server", Scenario::restart(0, Overload::Failing, 60.0)),
    ]
}

fn main() -> ExitCode {
    let numbers =
        std::env::args().skip(1).map(|arg| arg.parse().ok()).collect::<Option<Vec<u64>>>();
    let Some([clients, targets_clients, seed, threads]) = numbers.as_deref() else {
        eprintln!("usage: wshb-storm CLIENTS CLIENTS_FOR_TARGETS SEED THREADS");
        return ExitCode::FAILURE;
    };
    let (clients, targets_clients) = (*clients as usize, *targets_clients as usize);
    let (seed, threads) = (*seed, *threads as usize);

    let cells = storms()
        .into_iter()
        .flat_map(|(name, scenario)| Policy::ALL.map(|policy| (name, scenario.clone(), policy)))
        .collect::<Vec<_>>();
    let storms = in_parallel(threads, &cells, |(name, scenario, policy)| {
        let report = run(scenario, *policy, clients, seed);
        eprintln!("{name}, {policy:?}: {} attempts", report.attempts);
        Storm { name, report }
    });
    eprintln!("targets, the defaults");
    let ours = targets(Policy::Default, targets_clients, seed, threads);
    eprintln!("targets, a constant delay");
    let theirs = targets(Policy::Constant, targets_clients / CONTRAST, seed, threads);
    let pairs = ours.into_iter().zip(theirs);
    let targets = pairs.map(|(target, other)| Held { target, constant: other.measured }).collect();
    let promises = promises(OUTAGES, seed);
    let memory = peak_memory();
    let results = Results { seed, clients, storms, targets_clients, targets, promises, memory };
    match serde_json::to_string(&results) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Only Linux reports it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_000)
}
