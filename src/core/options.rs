//! The options. Each is declared once, with its public name, its kind, its default and, if the core needs it,
//! the field that holds it. `undefined` in JS stands for the default.

use super::backoff::MIN_ATTEMPT_GAP;
use super::clock::Millis;
use super::option_kind::{
    Age, Amount, Callback, ConnectLimit, Count, FOLLOWS_PARAMS, Kind, Limit, LimitOrAuto, Number,
    OFF, OptionKind, OverflowKind, Span, Whole,
};
use alloc::string::String;
use alloc::vec::Vec;

/// The default of `pongTimeout`; also the most that `'auto'` gives, and the limit of `ping()` if it is off.
pub(super) const DEFAULT_PONG_TIMEOUT: Millis = Millis::new(10_000.0);
/// The default of `connectTimeout`; also when the Promise of the task settles at the latest if it is off.
pub(super) const DEFAULT_CONNECT_TIMEOUT: Millis = Millis::new(10_000.0);

/// When an unanswered ping means that the link is dead.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum PongTimeout {
    /// Never: pings only keep the link busy.
    Off,
    /// After this much silence.
    After(Millis),
    /// By RFC 6298's estimate of the round trip, 1–10 s; 10 s until it has a sample.
    Auto,
}

/// How long an attempt may take.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum ConnectTimeout {
    /// The host decides.
    Off,
    /// 10 s, or `connectSocketParams.timeout` where that is larger.
    Default,
    /// This long.
    After(Millis),
}

numbered! {
    /// What gives way when the send queue is full.
    pub enum Overflow {
        /// The oldest messages.
        DropOldest = "drop-oldest",
        /// The new message.
        DropNewest = "drop-newest",
    }
}

/// One option, for JS and for documents.
#[derive(Clone, Debug)]
pub struct OptionRow {
    /// The public name.
    pub name: &'static str,
    /// What values it takes.
    pub kind: OptionKind,
    /// The default as JS writes it; `undefined` where the user must give a value.
    pub default: String,
    /// Whether the core gets its value, by its place in the table.
    pub is_of_core: bool,
}

/// Makes a row. The default is the number that JS passes, or, for an option that only JS reads, its JS literal.
macro_rules! row {
    ($name:literal, $kind:ident, $default:expr) => {
        OptionRow {
            name: $name,
            kind: OptionKind::$kind,
            default: String::from($default),
            is_of_core: false,
        }
    };
    ($name:literal, $kind:ident, $default:expr, $field:ident) => {
        OptionRow {
            name: $name,
            kind: <$kind as Kind>::KIND,
            default: <$kind as Kind>::literal($default),
            is_of_core: true,
        }
    };
}

/// Declares a table of options: `"name": Kind = default`, and for those that the core needs
/// `=> { field }`. Makes the struct of the fields, what sets each by its place, and the rows for JS.
macro_rules! options {
    (
        $(#[$meta:meta])*
        pub struct $Options:ident {
            $( $name:literal: $kind:ident = $default:expr
                $(=> { $(#[$doc:meta])* $field:ident })?; )+
        }
        with { $( $(#[$more_doc:meta])* $more:ident: $More:ty = $value:expr; )* }
    ) => {
        $(#[$meta])*
        pub struct $Options {
            $($( $(#[$doc])* pub $field: <$kind as Kind>::Value, )?)+
            $( $(#[$more_doc])* pub $more: $More, )*
        }

        impl Default for $Options {
            fn default() -> Self {
                Self {
                    $($( $field: <$kind as Kind>::value(Number::new($default)), )?)+
                    $( $more: $value, )*
                }
            }
        }

        impl $Options {
            /// The rows of the table, in the order in which options are read and shown.
            #[must_use]
            pub fn rows() -> Vec<OptionRow> {
                [$( row!($name, $kind, $default $(, $field)?), )+].into()
            }

            /// How many rows the core needs.
            const COUNT: u32 = [$($( stringify!($field), )?)+].len() as u32;

            /// Sets the field of the `place`-th row that the core needs.
            fn set(&mut self, place: u32, number: f64) {
                let given = Number::new(number);
                #[allow(non_camel_case_types)]
                enum Place { $($( $field, )?)+ }
                match place {
                    $($( _ if place == Place::$field as u32 => {
                        self.$field = <$kind as Kind>::value(given);
                    } )?)+
                    _ => {}
                }
            }
        }
    };
}

options! {
    /// Bounds of the send queue: the fields of the option `queue`.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct QueueLimits {
        "maxMessages": Whole = 100.0 => {
            /// How many messages.
            max_messages
        };
        "maxBytes": Amount = 1_048_576.0 => {
            /// How many bytes in all; a text counts two a UTF-16 unit.
            max_bytes
        };
        "maxAge": Age = 30_000.0 => {
            /// How long a message may wait.
            max_age
        };
        "overflow": OverflowKind = 0.0 => {
            /// What gives way.
            overflow
        };
    }
    with {}
}

options! {
    /// The core's share of the options.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Options {
        "miniprogram": Host = "undefined";
        "connectSocketParams": Params = "undefined";
        "pingTimeout": Limit = 15_000.0 => {
            /// Inbound silence before a ping; never: no heartbeat.
            ping_timeout
        };
        "pongTimeout": LimitOrAuto = DEFAULT_PONG_TIMEOUT.get() => {
            /// Silence after the ping before the verdict `dead`.
            pong_timeout
        };
        "pingInterval": Limit = OFF => {
            /// Time without an outgoing message before a ping; never: it does not matter.
            ping_interval
        };
        "pingMsg": PingData = "'heartbeat'";
        "isPong": Callback = 0.0 => {
            /// Whether there is an `isPong`, which separates pongs from other messages.
            knows_pongs
        };
        "reconnectTimeout": Span = 2_000.0 => {
            /// The base of the backoff; below 50 ms counts as 50.
            reconnect_timeout
        };
        "reconnectTimeoutMax": Span = 30_000.0 => {
            /// Cap of the backoff's window; below the base it counts as the base.
            reconnect_timeout_max
        };
        "retry": Callback = 0.0 => {
            /// Whether there is a `retry` to ask.
            asks_retry
        };
        "repeatLimit": Count = OFF => {
            /// Counted retries per outage; `None`: without end.
            repeat_limit
        };
        "minUptime": Span = 5_000.0 => {
            /// How long a socket must stay open before its outage is over.
            min_uptime
        };
        "connectTimeout": ConnectLimit = FOLLOWS_PARAMS => {
            /// How long an attempt may take.
            connect_timeout
        };
        "closeTimeout": Span = 2_000.0 => {
            /// How long the host may take to confirm a close.
            close_timeout
        };
        "fatalCloseCodes": CloseCodes = "[]";
        "shouldReconnect": Callback = 0.0 => {
            /// Whether there is a `shouldReconnect` to ask.
            asks_should_reconnect
        };
        "queue": Queue = "{}";
        "networkAware": Flag = "true";
        "lifecycleAware": Flag = "true";
        "signal": Signal = "null";
        "wasm": Engine = "'auto'";
        "logger": Logger = "null";
    }
    with {
        /// Close codes that end retrying.
        fatal_close_codes: Vec<u16> = Vec::new();
        /// Bounds of the send queue; `None`: a send fails at once while the socket is not open.
        queue: Option<QueueLimits> = Some(QueueLimits::default());
    }
}

/// A change of what the user has set; deadlines move at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptionsChange {
    /// What changes: the place of an option among those that the core needs, or one of the numbers below.
    pub what: u32,
    /// The number that JS passes for the value.
    pub number: f64,
}

impl OptionsChange {
    /// The first bound of the queue, after the options. It changes only if there is a queue.
    pub const QUEUE: u32 = Options::COUNT;
    /// Whether there is a queue. A new queue has the default bounds; an existing one keeps its bounds.
    pub const HAS_QUEUE: u32 = Self::QUEUE + QueueLimits::COUNT;
    /// No close code is fatal.
    pub const NO_FATAL_CLOSE_CODES: u32 = Self::HAS_QUEUE + 1;
    /// Adds a fatal close code.
    pub const FATAL_CLOSE_CODE: u32 = Self::NO_FATAL_CLOSE_CODES + 1;

    /// Makes the change.
    pub fn apply(self, options: &mut Options) {
        let Self { what, number } = self;
        match what {
            Self::HAS_QUEUE if number > 0.0 => _ = options.queue.get_or_insert_default(),
            Self::HAS_QUEUE => options.queue = None,
            Self::NO_FATAL_CLOSE_CODES => options.fatal_close_codes.clear(),
            // A float cast saturates.
            Self::FATAL_CLOSE_CODE => options.fatal_close_codes.push(number as u16),
            _ if what >= Self::QUEUE => {
                if let Some(queue) = &mut options.queue {
                    queue.set(what.saturating_sub(Self::QUEUE), number);
                }
            }
            _ => options.set(what, number),
        }
    }
}

impl Options {
    /// The base of the backoff, at least [`MIN_ATTEMPT_GAP`].
    pub(super) const fn backoff_base(&self) -> Millis {
        self.reconnect_timeout.max(MIN_ATTEMPT_GAP)
    }

    /// The cap of the backoff's window, never below its base.
    pub(super) const fn backoff_max(&self) -> Millis {
        self.reconnect_timeout_max.max(self.backoff_base())
    }
}
