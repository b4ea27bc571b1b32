//! What `stats()` gives, as a list of numbers that are asked for one by one: `js/api/stats.js` names them. Field
//! names in the wasm would cost 5 KB there, a JavaScript list made by it half a KB.

use crate::core::{Machine, Millis};

/// The counters of a machine; NaN for what was never measured.
pub(super) fn of(machine: &Machine<u32>, now: f64) -> [f64; 26] {
    let stats = machine.stats(now);
    let ms = |span: Option<Millis>| span.map_or(f64::NAN, Millis::get);
    let (messages, bytes) = machine.queued();
    let [connecting, open, waiting, offline, closed, given_up, _] = stats.time_in.map(Millis::get);
    [
        f64::from(stats.attempts),
        f64::from(stats.opens),
        f64::from(stats.failed),
        f64::from(stats.timed_out),
        f64::from(stats.closed),
        f64::from(stats.dead),
        f64::from(stats.messages_in),
        f64::from(stats.messages_out),
        f64::from(stats.pings),
        f64::from(stats.outages),
        messages as f64,
        stats.bytes_in,
        stats.bytes_out,
        bytes,
        ms(stats.rtt.last),
        ms(machine.smoothed_rtt()),
        ms(stats.rtt.min),
        ms(stats.rtt.max),
        stats.outage_total.get(),
        stats.outage_longest.get(),
        connecting,
        open,
        waiting,
        offline,
        closed,
        given_up,
    ]
}
