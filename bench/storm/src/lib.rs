//! Reconnect storms in virtual time: very many clients, each of them the real core, against one
//! server that cannot take them all at once.
//!
//! In reading order:
//!
//! - [`Scenario`]: what goes wrong, and how the server behaves under load; [`Policy`]: who decides the
//!   delays
//! - `client`: drives one machine as the shipped driver does; `node`: a server with a limited rate and
//!   a bounded queue; `wheel`: what happens at which millisecond
//! - [`run`]: one storm; [`Report`]: what is measured
//! - `goals`, [`targets()`]: what the defaults are held to; [`promises()`]: the delays themselves

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "counts stay far below their limits, and a wrong index must stop a simulation"
)]

mod client;
mod goals;
mod jobs;
mod node;
mod policy;
mod promises;
mod report;
mod scenario;
mod targets;
mod wheel;
mod world;

pub use jobs::in_parallel;
pub use policy::Policy;
pub use promises::{Promises, promises};
pub use report::{Quantiles, Report};
pub use scenario::{Close, Fault, Overload, Scenario};
pub use targets::{Target, targets};
pub use world::run;
