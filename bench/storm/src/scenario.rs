//! What goes wrong, and how the server behaves under load.

use serde::Serialize;

/// One storm.
#[derive(Clone, Debug, Serialize)]
pub struct Scenario {
    /// The fault, at time 0.
    pub fault: Fault,
    /// How the server behaves when it cannot take all.
    pub overload: Overload,
    /// How long the server needs for all clients at its full rate, s: clients ÷ rate.
    pub ideal: f64,
    /// What the server says when it closes.
    pub close: Close,
}

/// What happens to the clients, all of them connected until then.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "s")]
pub enum Fault {
    /// All sockets close at once; the port is closed for so many seconds.
    Restart(u32),
    /// Ten nodes, one every 10 s, each gone for 5 s; the load balancer knows which are there.
    Rolling,
    /// Nothing gets through for so many seconds, and no client gets an event.
    Partition(u32),
    /// All sockets close; for so many seconds connections are accepted and dropped at once.
    Flap(u32),
}

impl Fault {
    /// When the last part of it is over, ms.
    pub(crate) const fn over(self) -> u32 {
        match self {
            Self::Restart(s) | Self::Partition(s) | Self::Flap(s) => s * 1_000,
            Self::Rolling => 95_000,
        }
    }

    /// From when on clients could be back, ms.
    pub(crate) const fn back(self) -> u32 {
        match self {
            Self::Rolling => 0,
            other => other.over(),
        }
    }
}

/// What the server does with more than it can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overload {
    /// A queue of 8 s of work; overflow is lost silently; those who gave up cost nothing.
    Drop,
    /// The same, and clients' systems send again after 1, 3, 7 and 15 s, as TCP does.
    DropResend,
    /// A queue of 1 s of work; overflow is refused at once, for free.
    Refuse,
    /// Each refusal costs a tenth of a handshake; those that it has no time for are lost.
    RefuseDear,
    /// A queue of 30 s; work for a client that gave up costs 30 %.
    Soft,
    /// The same at 100 %: no admission control.
    Collapse,
    /// As `Soft`, and the fuller the queue, the more handshakes fail, up to 30 %.
    Failing,
    /// There is no limit.
    None,
}

impl Overload {
    /// Seconds of work that may wait.
    pub(crate) const fn queue(self) -> f64 {
        match self {
            Self::Drop | Self::DropResend => 8.0,
            Self::Refuse | Self::RefuseDear => 1.0,
            Self::Soft | Self::Collapse | Self::Failing => 30.0,
            Self::None => f64::INFINITY,
        }
    }

    /// What work for a client that gave up costs, in handshakes.
    pub(crate) const fn dead_cost(self) -> f64 {
        match self {
            Self::Soft | Self::Failing => 0.3,
            Self::Collapse => 1.0,
            _ => 0.0,
        }
    }

    /// What happens to overflow: the cost of a refusal, or `None` if it is lost.
    pub(crate) const fn refusal(self) -> Option<f64> {
        match self {
            Self::Refuse => Some(0.0),
            Self::RefuseDear => Some(0.1),
            _ => None,
        }
    }

    /// The share of handshakes that fail when the queue is full; it grows with the square of how full
    /// that is.
    pub(crate) const fn failures(self) -> f64 {
        if matches!(self, Self::Failing) { 0.3 } else { 0.0 }
    }

    /// Whether lost requests are sent again below the WebSocket.
    pub(crate) const fn resends(self) -> bool {
        matches!(self, Self::DropResend)
    }
}

/// What the server says when it closes an open socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "s")]
pub enum Close {
    /// Nothing: 1006.
    Plain,
    /// 1012, service restart.
    Restart,
    /// `retry-after=S` in the reason.
    RetryAfter(u32),
}

impl Scenario {
    /// A restart after so many seconds with a closed port.
    #[must_use]
    pub const fn restart(down: u32, overload: Overload, ideal: f64) -> Self {
        Self { fault: Fault::Restart(down), overload, ideal, close: Close::Plain }
    }

    /// The same with another close.
    #[must_use]
    pub const fn closing(self, close: Close) -> Self {
        Self { close, ..self }
    }

    /// Another fault at N clients ÷ rate = 60 s.
    #[must_use]
    pub const fn of(fault: Fault, overload: Overload) -> Self {
        Self { fault, overload, ideal: 60.0, close: Close::Plain }
    }
}
