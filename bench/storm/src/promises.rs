//! The delays themselves, of very many outages.

use fastrand::Rng;
use serde::Serialize;
use wshb::core::{Generation, Input, Machine, Millis, Options, Output};

/// The longest delays that were seen, ms.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Promises {
    /// How many outages.
    pub outages: u32,
    /// Before the first retry.
    pub first: f64,
    /// The sum of the first five.
    pub five: f64,
}

/// Plays so many outages of six losses each; half of those after the first are time-outs.
#[must_use]
pub fn promises(outages: u32, seed: u64) -> Promises {
    let mut rng = Rng::with_seed(seed);
    let mut longest = Promises { outages, ..Promises::default() };
    for seed in 0..outages {
        let delays = delays(seed, &mut rng);
        longest.first = longest.first.max(delays[0]);
        longest.five = longest.five.max(delays.iter().sum());
    }
    longest
}

fn delays(seed: u32, rng: &mut Rng) -> [f64; 5] {
    let mut machine = Machine::new(Options::default(), seed);
    let mut now = 0.0;
    machine.handle(now, Input::Start);
    let mut generation = drain(&mut machine);
    machine.handle(now, Input::Opened { generation, event: Some(()) });
    drain(&mut machine);
    now += 30_000.0;
    let retry_after = Millis::ZERO;
    machine.handle(now, Input::Closed { generation, code: 1006, retry_after, event: () });
    [0; 5].map(|_| {
        drain(&mut machine);
        let due = machine.next_deadline().unwrap_or(now).max(now);
        let delay = due - now;
        machine.handle(due, Input::Timeout);
        generation = drain(&mut machine);
        if rng.bool() {
            now = machine.next_deadline().unwrap_or(due);
            machine.handle(now, Input::Timeout);
        } else {
            now = due + 20.0;
            machine.handle(now, Input::Errored { generation, event: () });
        }
        delay
    })
}

/// Takes all outputs; the attempt that began, if one did.
fn drain(machine: &mut Machine<()>) -> Generation {
    let mut begun = 0;
    while let Some(output) = machine.poll_output() {
        if let Output::Connect { generation, .. } = output {
            begun = generation;
        }
    }
    begun
}
