//! The kinds of options: by which number a value is passed from JS, and what the core keeps for it. Which
//! values of the user a kind allows is decided in JS (`js/api/option-kinds.js`).

use super::clock::Millis;
use super::options::{ConnectTimeout, DEFAULT_CONNECT_TIMEOUT, Overflow, PongTimeout};
use alloc::string::{String, ToString as _};

/// Stands for "off" or "without end".
pub const OFF: f64 = -1.0;
/// Stands for `'auto'`.
pub const AUTO: f64 = -2.0;
/// Stands for a `connectTimeout` that the user has not set.
pub const FOLLOWS_PARAMS: f64 = -3.0;

numbered! {
    /// A kind, as JS knows it.
    pub enum OptionKind {
        /// An object with `connectSocket`, or a `WebSocket` class.
        Host = "host",
        /// An object with a `url`, or a function that gives one.
        Params = "params",
        /// Text, bytes, or a function that gives one.
        PingData = "ping-data",
        /// A list of close codes.
        CloseCodes = "close-codes",
        /// An object with the options of the queue, or false.
        Queue = "queue",
        /// True or false.
        Flag = "flag",
        /// An object like an `AbortSignal`, or null.
        Signal = "signal",
        /// Which engine runs.
        Engine = "engine",
        /// A function, an object with one function for each level, or null.
        Logger = "logger",
        /// A function or null.
        Callback = "callback",
        /// ms, 0 or more.
        Span = "span",
        /// ms; 0, null or Infinity: off.
        Limit = "limit",
        /// ms; 0, null or Infinity: off; or `'auto'`.
        LimitOrAuto = "limit-or-auto",
        /// ms; 0, null or Infinity: off; not set: 10 s, or `connectSocketParams.timeout` if that is larger.
        ConnectLimit = "connect-limit",
        /// A whole number; null, Infinity or negative: without end.
        Count = "count",
        /// A number, 0 or more.
        Amount = "amount",
        /// ms, 0 or more; null or Infinity: off.
        Age = "age",
        /// What gives way in a full queue.
        Overflow = "overflow",
    }
}

/// A kind whose values the core keeps.
pub trait Kind {
    /// What the core keeps.
    type Value;
    /// Its name in JS.
    const KIND: OptionKind;
    /// The value that a number stands for.
    fn value(number: f64) -> Self::Value;
    /// The public value that a number stands for, as JS writes it.
    fn literal(number: f64) -> String {
        number.to_string()
    }
}

/// Declares a kind: its name in JS, the type that the core keeps, how to make that from a number, and how JS
/// writes the numbers that have a special meaning.
macro_rules! kind {
    ($(#[$doc:meta])* $Kind:ident as $OptionKind:ident, $Value:ty, |$number:ident| $value:expr
        $(, $special:expr => $literal:expr)*) => {
        $(#[$doc])*
        pub enum $Kind {}

        impl Kind for $Kind {
            type Value = $Value;
            const KIND: OptionKind = OptionKind::$OptionKind;

            fn value($number: f64) -> $Value {
                $value
            }

            fn literal(number: f64) -> String {
                $( if number == $special { return $literal.to_string(); } )*
                number.to_string()
            }
        }
    };
}

fn unless_off(number: f64) -> Millis {
    if number == OFF { Millis::NEVER } else { Millis::delay(number) }
}

kind!(
    /// A function or null: whether there is one.
    Callback as Callback, bool, |number| number > 0.0, 0.0 => "null");
kind!(
    /// A span of time.
    Span as Span, Millis, |number| Millis::delay(number));
kind!(
    /// A limit that can be off.
    Limit as Limit, Millis, |number| unless_off(number), OFF => "null");
kind!(
    /// When an unanswered ping means that the link is dead.
    LimitOrAuto as LimitOrAuto, PongTimeout, |number| {
    match number {
        AUTO => PongTimeout::Auto,
        OFF => PongTimeout::Off,
        _ => PongTimeout::After(Millis::delay(number)),
    }
}, OFF => "null", AUTO => "'auto'");
kind!(
    /// How long an attempt may take.
    ConnectLimit as ConnectLimit, ConnectTimeout, |number| {
    match number {
        FOLLOWS_PARAMS => ConnectTimeout::Default,
        OFF => ConnectTimeout::Off,
        _ => ConnectTimeout::After(Millis::delay(number)),
    }
}, OFF => "null", FOLLOWS_PARAMS => DEFAULT_CONNECT_TIMEOUT.get());
// A float cast saturates.
kind!(
    /// A number that may be without end.
    Count as Count, Option<u32>, |number| (number != OFF).then_some(number as u32), OFF => "null");
kind!(
    /// A whole number.
    Whole as Amount, u32, |number| number as u32);
kind!(
    /// A number.
    Amount as Amount, f64, |number| number);
kind!(
    /// An age that can be without limit.
    Age as Age, Millis, |number| unless_off(number), OFF => "null");
kind!(
    /// What gives way in a full queue.
    OverflowKind as Overflow, Overflow, |number| {
    if number > 0.0 { Overflow::DropNewest } else { Overflow::DropOldest }
}, 0.0 => "OVERFLOWS[0]", 1.0 => "OVERFLOWS[1]");
