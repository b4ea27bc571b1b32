//! The edge to the objects that platforms give.
//!
//! The adapters are JS: a host call costs three times its bytes when it runs through Rust and wasm2js,
//! and what two copies of this library must share lies on the host object. They translate and decide
//! nothing:
//!
//! - `js/host/socket-adapter.js`: hosts whose `connectSocket` gives a task with listeners of its own, or a Promise of it
//! - `js/host/global-socket.js`: hosts with one global socket (Alipay's single mode, DingTalk)
//! - `js/host/web-socket.js`: a `WebSocket` class
//!
//! Here is what the core's side sees of them:
//!
//! - [`socket`]: one attempt and the socket it leads to
//! - [`externs`]: the JS that is called
//! - [`clock`]: the host's time and entropy

pub(crate) mod clock;
pub(crate) mod externs;
pub(crate) mod socket;
