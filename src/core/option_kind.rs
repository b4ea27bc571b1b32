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

/// A number that JS passes for a value.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    number: f64,
    /// It has no special meaning.
    is_plain: bool,
    /// As a span of time.
    span: Millis,
}

impl Number {
    /// Reads it as every kind may need it, since kinds are many.
    #[must_use]
    pub const fn new(number: f64) -> Self {
        Self { number, is_plain: number >= 0.0, span: Millis::new(number).min(Millis::MAX_DELAY) }
    }

    /// A limit; one that never comes is off.
    const fn limit(self) -> Millis {
        if self.is_plain { self.span } else { Millis::NEVER }
    }
}

/// A kind whose values the core keeps.
pub trait Kind {
    /// What the core keeps.
    type Value;
    /// Its name in JS.
    const KIND: OptionKind;
    /// The value that a number stands for.
    fn value(given: Number) -> Self::Value;
    /// The public value that a number stands for, as JS writes it.
    fn literal(number: f64) -> String {
        number.to_string()
    }
}

/// Declares a kind: its name in JS, the type that the core keeps, how to make that from a number, and how JS
/// writes the numbers that have a special meaning.
macro_rules! kind {
    ($(#[$doc:meta])* $Kind:ident as $OptionKind:ident, $Value:ty, |$given:ident| $value:expr
        $(, $special:expr => $literal:expr)*) => {
        $(#[$doc])*
        pub enum $Kind {}

        impl Kind for $Kind {
            type Value = $Value;
            const KIND: OptionKind = OptionKind::$OptionKind;

            fn value($given: Number) -> $Value {
                $value
            }

            fn literal(number: f64) -> String {
                $( if number == $special { return $literal.to_string(); } )*
                number.to_string()
            }
        }
    };
}

kind!(
    /// A function or null: whether there is one.
    Callback as Callback, bool, |given| given.number > 0.0, 0.0 => "null");
kind!(
    /// A span of time.
    Span as Span, Millis, |given| given.span);
kind!(
    /// A limit that can be off.
    Limit as Limit, Millis, |given| given.limit(), OFF => "null");
kind!(
    /// When an unanswered ping means that the link is dead.
    LimitOrAuto as LimitOrAuto, PongTimeout, |given| {
    match given.number {
        AUTO => PongTimeout::Auto,
        OFF => PongTimeout::Off,
        _ => PongTimeout::After(given.span),
    }
}, OFF => "null", AUTO => "'auto'");
kind!(
    /// How long an attempt may take.
    ConnectLimit as ConnectLimit, ConnectTimeout, |given| {
    match given.number {
        FOLLOWS_PARAMS => ConnectTimeout::Default,
        OFF => ConnectTimeout::Off,
        _ => ConnectTimeout::After(given.span),
    }
}, OFF => "null", FOLLOWS_PARAMS => DEFAULT_CONNECT_TIMEOUT.get());
// A float cast saturates.
kind!(
    /// A number that may be without end.
    Count as Count, Option<u32>, |given| given.is_plain.then_some(given.number as u32), OFF => "null");
kind!(
    /// A whole number.
    Whole as Amount, u32, |given| given.number as u32);
kind!(
    /// A number.
    Amount as Amount, f64, |given| given.number);
kind!(
    /// An age that can be without limit.
    Age as Age, Millis, |given| given.limit(), OFF => "null");
kind!(
    /// What gives way in a full queue.
    OverflowKind as Overflow, Overflow, |given| {
    if given.number > 0.0 { Overflow::DropNewest } else { Overflow::DropOldest }
}, 0.0 => "OVERFLOWS[0]", 1.0 => "OVERFLOWS[1]");
