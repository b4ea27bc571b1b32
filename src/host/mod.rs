//! The Rust side of the socket adapters.
//!
//! The adapters are JS, because a host call takes three times the bytes when it runs through Rust and
//! wasm2js, and because all copies of this library share an object on the host. They translate and do not
//! decide:
//!
//! - `js/host/socket-adapter.js`: hosts whose `connectSocket` gives a task with listeners of its own, or a Promise of it
//! - `js/host/global-socket.js`: hosts with one global socket (Alipay's single mode, DingTalk)
//! - `js/host/web-socket.js`: a `WebSocket` class
//!
//! The modules here:
//!
//! - [`socket`]: one attempt and its socket
//! - [`externs`]: the JS that is called
//! - [`clock`]: the host's time and entropy

pub(crate) mod clock;
pub(crate) mod externs;
pub(crate) mod socket;
