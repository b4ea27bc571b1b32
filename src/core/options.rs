//! The options. Each is declared once, with its public name, its kind, its default and, if the core needs it,
//! the field that holds it. `undefined` in JS stands for the default.

use super::backoff::MIN_ATTEMPT_GAP;
use super::clock::Millis;
use super::option_kind::{
    Age, Amount, Callback, ConnectLimit, Count, FOLLOWS_PARAMS, Kind, Limit, LimitOrAuto, OFF,
    OptionKind, OverflowKind, Span, Whole,
};
use super::rtt::Rtt;
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
    ($name:literal, $kind:ident, $default:expr, $Variant:ident) => {
        OptionRow {
            name: $name,
            kind: <$kind as Kind>::KIND,
            default: <$kind as Kind>::literal($default),
            is_of_core: true,
        }
    };
}

/// Declares a table of options: `"name": Kind = default`, and for those that the core needs
/// `=> { Variant, field }`. Makes the struct of the fields, one change for each, and the rows for JS.
macro_rules! options {
    (
        $(#[$meta:meta])*
        pub struct $Options:ident, $(#[$change_meta:meta])* changed by $Change:ident {
            $( $name:literal: $kind:ident = $default:expr
                $(=> { $(#[$doc:meta])* $Variant:ident, $field:ident })?; )+
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
                    $($( $field: <$kind as Kind>::value($default), )?)+
                    $( $more: $value, )*
                }
            }
        }

        $(#[$change_meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[repr(u32)]
        pub enum $Change {
            $($( $(#[$doc])* $Variant(<$kind as Kind>::Value), )?)+
        }

        impl $Change {
            /// The rows of the table, in the order in which options are read and shown.
            #[must_use]
            pub fn rows() -> Vec<OptionRow> {
                [$( row!($name, $kind, $default $(, $Variant)?), )+].into()
            }

            /// How many rows the core needs.
            const COUNT: u32 = [$($( stringify!($Variant), )?)+].len() as u32;

            /// The change of the `place`-th row that the core needs.
            fn from_number(place: u32, number: f64) -> Option<Self> {
                enum Place { $($( $Variant, )?)+ }
                match place {
                    $($( _ if place == Place::$Variant as u32 => {
                        Some(Self::$Variant(<$kind as Kind>::value(number)))
                    } )?)+
                    _ => None,
                }
            }

            const fn apply(self, options: &mut $Options) {
                match self {
                    $($( Self::$Variant(value) => options.$field = value, )?)+
                }
            }
        }
    };
}

options! {
    /// Bounds of the send queue: the fields of the option `queue`.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct QueueLimits,
    /// A change of one bound.
    changed by QueueChange {
        "maxMessages": Whole = 100.0 => {
            /// How many messages.
            MaxMessages, max_messages
        };
        "maxBytes": Amount = 1_048_576.0 => {
            /// How many bytes in all; a text counts two a UTF-16 unit.
            MaxBytes, max_bytes
        };
        "maxAge": Age = 30_000.0 => {
            /// How long a message may wait; `None`: for ever.
            MaxAge, max_age
        };
        "overflow": OverflowKind = 0.0 => {
            /// What gives way.
            Overflow, overflow
        };
    }
    with {}
}

options! {
    /// The core's share of the options.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Options,
    /// A change of one option.
    changed by OptionChange {
        "miniprogram": Host = "undefined";
        "connectSocketParams": Params = "undefined";
        "pingTimeout": Limit = 15_000.0 => {
            /// Inbound silence before a ping; `None`: no heartbeat.
            PingTimeout, ping_timeout
        };
        "pongTimeout": LimitOrAuto = DEFAULT_PONG_TIMEOUT.get() => {
            /// Silence after the ping before the verdict `dead`.
            PongTimeout, pong_timeout
        };
        "pingMsg": PingData = "'heartbeat'";
        "isPong": Callback = 0.0 => {
            /// Whether there is an `isPong`, which separates pongs from other messages.
            KnowsPongs, knows_pongs
        };
        "reconnectTimeout": Span = 2_000.0 => {
            /// The base of the backoff; below 50 ms counts as 50.
            ReconnectTimeout, reconnect_timeout
        };
        "reconnectTimeoutMax": Span = 30_000.0 => {
            /// Cap of the backoff's window; below the base it counts as the base.
            ReconnectTimeoutMax, reconnect_timeout_max
        };
        "retry": Callback = 0.0 => {
            /// Whether there is a `retry` to ask.
            AsksRetry, asks_retry
        };
        "repeatLimit": Count = OFF => {
            /// Counted retries per outage; `None`: without end.
            RepeatLimit, repeat_limit
        };
        "minUptime": Span = 5_000.0 => {
            /// How long a socket must stay open before its outage is over.
            MinUptime, min_uptime
        };
        "connectTimeout": ConnectLimit = FOLLOWS_PARAMS => {
            /// How long an attempt may take.
            ConnectTimeout, connect_timeout
        };
        "closeTimeout": Span = 2_000.0 => {
            /// How long the host may take to confirm a close.
            CloseTimeout, close_timeout
        };
        "fatalCloseCodes": CloseCodes = "[]";
        "shouldReconnect": Callback = 0.0 => {
            /// Whether there is a `shouldReconnect` to ask.
            AsksShouldReconnect, asks_should_reconnect
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
#[repr(u32)]
pub enum OptionsChange {
    /// One option.
    One(OptionChange),
    /// One bound of the queue, if there is a queue.
    Queue(QueueChange),
    /// Whether there is a queue. A new queue has the default bounds; an existing one keeps its bounds.
    HasQueue(bool),
    /// No close code is fatal.
    NoFatalCloseCodes,
    /// Adds a fatal close code.
    FatalCloseCode(u16),
}

impl OptionsChange {
    /// The number of the first bound of the queue, after those of the options.
    pub const QUEUE: u32 = OptionChange::COUNT;
    /// The number of [`Self::HasQueue`].
    pub const HAS_QUEUE: u32 = Self::QUEUE + QueueChange::COUNT;
    /// The number of [`Self::NoFatalCloseCodes`].
    pub const NO_FATAL_CLOSE_CODES: u32 = Self::HAS_QUEUE + 1;
    /// The number of [`Self::FatalCloseCode`].
    pub const FATAL_CLOSE_CODE: u32 = Self::NO_FATAL_CLOSE_CODES + 1;

    /// The change that has this number, with the value that JS passed.
    #[must_use]
    pub fn from_number(change: u32, number: f64) -> Option<Self> {
        match change {
            Self::HAS_QUEUE => Some(Self::HasQueue(number > 0.0)),
            Self::NO_FATAL_CLOSE_CODES => Some(Self::NoFatalCloseCodes),
            // A float cast saturates.
            Self::FATAL_CLOSE_CODE => Some(Self::FatalCloseCode(number as u16)),
            _ if change >= Self::QUEUE => {
                QueueChange::from_number(change.saturating_sub(Self::QUEUE), number)
                    .map(Self::Queue)
            }
            _ => OptionChange::from_number(change, number).map(Self::One),
        }
    }

    /// Makes the change.
    pub fn apply(&self, options: &mut Options) {
        match *self {
            Self::One(change) => change.apply(options),
            Self::Queue(change) => {
                if let Some(queue) = &mut options.queue {
                    change.apply(queue);
                }
            }
            Self::HasQueue(false) => options.queue = None,
            Self::HasQueue(true) => _ = options.queue.get_or_insert_default(),
            Self::NoFatalCloseCodes => options.fatal_close_codes.clear(),
            Self::FatalCloseCode(code) => options.fatal_close_codes.push(code),
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

    /// Whether silence can end a link: both halves of the heartbeat are on.
    pub(super) const fn judges_silence(&self) -> bool {
        self.ping_timeout.is_some() && !matches!(self.pong_timeout, PongTimeout::Off)
    }

    /// How much silence after a ping ends a link; `None`: silence never does.
    pub(super) fn pong_limit(&self, rtt: &Rtt) -> Option<Millis> {
        self.ping_timeout.and_then(|_| self.pong_span(rtt))
    }

    /// How long `ping()` waits for its answer, whether or not that ends the link.
    pub(super) fn ping_result_limit(&self, rtt: &Rtt) -> Millis {
        self.pong_span(rtt).unwrap_or(DEFAULT_PONG_TIMEOUT)
    }

    fn pong_span(&self, rtt: &Rtt) -> Option<Millis> {
        match self.pong_timeout {
            PongTimeout::Off => None,
            PongTimeout::After(span) => Some(span),
            PongTimeout::Auto => Some(rtt.pong_timeout()),
        }
    }
}
