//! Runs the core: a driver for each task, and the functions that JS calls.
//!
//! - [`exports`]: those functions; each takes the number of a task
//! - [`driver`]: input → core → outputs → host calls and hooks → the one timer
//! - [`timer`]: that timer, and when it has to fire
//! - [`attempts`]: the params and the connect call of an attempt
//! - [`promises`]: the Promise that a task waits for
//! - [`delegate`]: the JS side of a task, as the driver sees it

mod attempts;
mod delegate;
mod driver;
mod exports;
mod promises;
mod timer;
