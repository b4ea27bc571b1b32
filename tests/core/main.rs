//! The core in virtual time: a module for each behaviour, and the invariants over any order of events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "in a test, a panic is a failed test"
)]

mod at_rest;
mod attempt_limit;
mod background;
mod backoff;
mod close;
mod close_codes;
mod closing_sockets;
mod control;
mod foreground;
mod heartbeat;
mod invariants;
mod late_timers;
mod lifecycle;
mod network;
mod offline;
mod one_socket;
mod ping_interval;
mod queue;
mod reconnect;
mod round_trip;
mod stats;
mod support;
mod transfers;
