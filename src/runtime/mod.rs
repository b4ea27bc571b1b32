//! What the user holds: the driver of one core, and the functions that `js/api/task.js` calls.
//!
//! - [`exports`]: those functions, by the number of a task
//! - [`driver`]: the pump: input → core → outputs → host calls and hooks → the one timer
//! - [`timer`]: when that one fires
//! - [`attempts`]: the params and the connect call of an attempt
//! - [`delegate`]: the JS side of a task, as the driver sees it

mod attempts;
mod delegate;
mod driver;
mod exports;
mod timer;
