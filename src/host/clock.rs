//! The host's time and entropy. No other file asks for them.

/// Milliseconds since the epoch. They may go back; `core/clock.rs` corrects that.
#[allow(clippy::disallowed_methods, reason = "this is where time comes in")]
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// A seed for the core's jitter. It need not be secure: secure generators of hosts are asynchronous or
/// missing.
#[allow(clippy::disallowed_methods, reason = "this is where entropy comes in")]
pub(crate) fn seed() -> u32 {
    // A float cast saturates.
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
