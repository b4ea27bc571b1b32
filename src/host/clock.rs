//! The host's time and entropy: the only place that asks for them.

/// Milliseconds since the epoch. It may be set back; the core's clock copes.
#[allow(clippy::disallowed_methods, reason = "this is where time comes in")]
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// A seed for the core's jitter. Hosts' secure generators are asynchronous or missing, and jitter
/// needs none.
#[allow(clippy::disallowed_methods, reason = "this is where entropy comes in")]
pub(crate) fn seed() -> u32 {
    // A float cast saturates.
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
