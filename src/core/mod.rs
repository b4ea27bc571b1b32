//! The decisions: a state machine for one logical connection, without JS, clock, randomness or I/O.
//!
//! Time and entropy come in as arguments, so that the same inputs give the same outputs. The driver calls
//! [`Machine::handle`], then [`Machine::poll_output`] until that is empty, and acts on each output before it
//! takes the next. Then it makes sure that its one timer fires no later than [`Machine::next_deadline`].
//!
//! In reading order:
//!
//! - [`Input`], [`Output`]: what comes in and what goes out; `options`, `error`, `state`: the types in them
//! - `machine`: takes an input and emits outputs. In its folder, `phase` and a file for each phase that
//!   has facts of its own: `attempt`, `link` (the open socket), `ended`, `retry_delay`, `closing`. Then what
//!   the machine does about them: `reports` of the host, `connect`, `loss`, `sends`, the user's `control`,
//!   `signals` about the app, and the `step` that is running
//! - the rules: `heartbeat` and `pings` with `rtt` and `late_timer`, `outage` with `backoff`, `queue`,
//!   `network`, `close_code`
//! - `clock`, `rng`, `stats`, `fifo`: time, random numbers, counters and a list
//!
//! Enums that carry times have `repr(u32)`: otherwise rustc makes their tag 64 bits wide beside a float, and
//! the pure-JS engine grows by 700 bytes.

#[macro_use]
mod numbered;

mod backoff;
mod clock;
pub mod close_code;
mod error;
mod fifo;
mod heartbeat;
mod input;
mod late_timer;
mod machine;
mod network;
pub mod option_kind;
mod options;
mod outage;
mod output;
mod pings;
pub mod protocol;
mod queue;
mod rng;
mod rtt;
mod state;
mod stats;

pub use clock::Millis;
pub use error::{CloseReason, Code, GiveUpReason};
pub use input::{Generation, Input, Refusal, RetryAnswer};
pub use machine::Machine;
pub use protocol::MessageVerdict;

pub use options::{
    ConnectTimeout, OptionRow, Options, OptionsChange, Overflow, PongTimeout, QueueLimits,
};
pub use output::{CloseEvent, Loss, Outcome, Output};
pub use state::State;
pub use stats::{RttStats, Stats};
