//! Translates between the core and the objects that platforms give.
//!
//! - [`socket_task`]: hosts whose `connectSocket` gives a task with listeners of its own; one global
//!   socket gets the shape of such a task from `js/global.js`, a `WebSocket` from `js/browser.js`
//! - [`externs`]: the JS that adapters call: the platform's objects and `js/tap.js`
//! - [`clock`], [`timer`]: the host's time, and the one timer of a task

pub(crate) mod clock;
pub(crate) mod externs;
pub(crate) mod socket_task;
pub(crate) mod timer;
