//! The adapters: they translate between hosts and the core, and decide nothing about the connection.
//!
//! - [`adapter`]: the adapter of one task
//! - [`platform`]: what kind of host an object is
//! - [`connect`]: the connect call, and the socket in what it gives
//! - [`attempt`]: one attempt and its socket
//! - [`abandoned`]: the attempts whose socket nobody wants any more
//! - [`link`]: the kinds of sockets behind one shape
//! - [`global_socket`]: hosts with one global socket (Alipay's single mode, DingTalk)
//! - [`event`]: the events of all hosts in one shape
//! - [`inbox`]: messages that have to wait
//! - [`signals`], [`network`]: what the host says about the app and the network
//! - [`mod@hear`]: acts on what hosts report
//! - [`report`]: what the functions report that hosts get
//! - [`port`]: the JS side of a task
//! - [`sys`]: reads and calls of the platform's objects
//! - [`clock`]: the host's time and entropy

mod abandoned;
pub(crate) mod adapter;
mod attempt;
pub(crate) mod clock;
mod connect;
mod event;
mod global_socket;
mod hear;
mod inbox;
mod link;
mod network;
mod platform;
pub(crate) mod port;
mod report;
mod signals;
mod sys;
#[cfg(test)]
mod tests;

pub(crate) use attempt::Attempt;
pub(crate) use global_socket::{call_global, hear_global};
pub(crate) use hear::hear;
pub(crate) use platform::is_host;
pub(crate) use report::Report;
pub(crate) use sys::is_promise;
