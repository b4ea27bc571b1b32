//! The numbers that options come as. `js/api/options.js` reads the user's values and says what is
//! allowed; here they become types that cannot hold a wrong one.

use crate::core::{ConnectTimeout, Millis, Options, Overflow, PongTimeout, QueueLimits};

/// Stands for "off" or "without end".
const OFF: f64 = -1.0;
const AUTO: f64 = -2.0;
const FOLLOWS_PARAMS: f64 = -3.0;

/// Takes a number in. `place` is the option's, as `js/api/options.js` has it.
pub(super) fn set(options: &mut Options, place: u32, number: f64) {
    let span = Millis::delay(number);
    let limit = (number != OFF).then_some(span);
    let is_on = number > 0.0;
    // A float cast saturates.
    let count = number as u32;
    match place {
        0 => options.ping_timeout = limit,
        1 if number == AUTO => options.pong_timeout = PongTimeout::Auto,
        1 => options.pong_timeout = limit.map_or(PongTimeout::Off, PongTimeout::After),
        2 => options.knows_pongs = is_on,
        3 => options.reconnect_timeout = span,
        4 => options.reconnect_timeout_max = span,
        5 => options.asks_retry = is_on,
        6 => options.repeat_limit = limit.map(|_| count),
        7 => options.min_uptime = span,
        8 if number == FOLLOWS_PARAMS => options.connect_timeout = ConnectTimeout::Default,
        8 => options.connect_timeout = limit.map_or(ConnectTimeout::Off, ConnectTimeout::After),
        9 => options.close_timeout = span,
        10 => options.asks_should_reconnect = is_on,
        15 => options.queue = is_on.then(QueueLimits::default),
        16 => options.fatal_close_codes.clear(),
        17 => options.fatal_close_codes.push(number as u16),
        _ => {}
    }
    let Some(queue) = &mut options.queue else { return };
    match place {
        11 => queue.max_messages = count,
        12 => queue.max_bytes = number,
        13 => queue.max_age = limit,
        14 => queue.overflow = if is_on { Overflow::DropNewest } else { Overflow::DropOldest },
        _ => {}
    }
}
