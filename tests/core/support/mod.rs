//! The simulated world around the core.
//!
//! [`Sim`] owns virtual time, feeds the core and acts on its outputs: [`Host`] is the scripted network,
//! [`User`] the code in the hooks. [`Laws`] watches every input and output of every test for what must
//! hold always, so that a scenario checks more than it says.

mod host;
mod host_calls;
mod operation;
mod sim;
mod trace;
mod user;
mod user_calls;

pub(crate) use crate::invariants::laws::Laws;
pub(crate) use host::{Host, NetworkAnswer, Pings, Plan, Sends};
pub(crate) use host_calls::closed;
pub(crate) use operation::{Behaviour, Operation, Report, Setting, small_queue};
pub(crate) use sim::{Sim, WALL};
pub(crate) use trace::line;
pub(crate) use user::{Call, Hook, User};

use trace::Trace;
use wshb::core::{Millis, Options};

/// The host's events are names in these tests.
pub(crate) type Event = &'static str;

/// Networks, as the host's side numbers them.
pub(crate) const ABSENT: u32 = 0;
pub(crate) const UNKNOWN: u32 = 1;
pub(crate) const WIFI: u32 = 2;
pub(crate) const CELLULAR: u32 = 3;

/// A span in milliseconds.
pub(crate) fn ms(span: f64) -> Millis {
    Millis::new(span)
}

/// The default options, changed.
pub(crate) fn options(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    change(&mut options);
    options
}

/// Fails unless they are equal up to rounding.
#[track_caller]
pub(crate) fn assert_close(value: f64, expected: f64) {
    assert!((value - expected).abs() <= 1.0, "{value} is not {expected}");
}

/// Fails unless `value` lies in the closed range.
#[track_caller]
pub(crate) fn assert_within(value: f64, low: f64, high: f64) {
    assert!((low..=high).contains(&value), "{value} is not within {low}..={high}");
}

/// An open task whose host takes so long to answer a ping.
pub(crate) fn opened_with_round_trip(options: Options, round_trip: f64) -> Sim {
    let mut sim = Sim::opened(options);
    sim.host.round_trip = Some(round_trip);
    sim
}

/// An open task whose server says nothing any more.
pub(crate) fn opened_to_silence(options: Options) -> Sim {
    let mut sim = Sim::opened(options);
    sim.host.drops_silently();
    sim
}

/// Options with an `isPong`.
pub(crate) fn exact_pongs() -> Options {
    options(|o| o.knows_pongs = true)
}
