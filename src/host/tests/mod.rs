//! The adapters against small hosts in JS, without the core: what an adapter calls and reports, and in which order.
//! `npm test -- adapters browser` runs these tests in Node and in a browser.
//!
//! - [`task`]: a task that writes down what the core would get
//! - [`hosts`]: the hosts, which are in `tests/support/adapters`
//! - [`modules`]: the modules of JS that they need
//!
//! All others are tests, a file for each concept.

mod hosts;
mod modules;
mod task;

mod abandoned;
mod accept;
mod close;
mod connect;
mod global_owner;
mod global_socket;
mod messages;
mod platform;
mod report;
mod send;
mod signals;
mod socket_task;
mod web_socket;
