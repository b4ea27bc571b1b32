//! The scripted host and network.

use std::collections::VecDeque;

/// What comes of one connect call. Spans are milliseconds after the call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plan {
    /// A socket at once, open after this.
    Opens(f64),
    /// Open before the connect call has returned.
    OpensAtOnce,
    /// A Promise host: the socket after this, open after that.
    SocketLate(f64, f64),
    /// A socket at once, and never another sign of it.
    Silent,
    /// Neither a socket nor a refusal: the host's Promise stays pending.
    Pending,
    /// The `fail` callback after this.
    Refused(f64),
    /// The connect call throws.
    RefusedAtOnce,
    /// The `fail` callback says that the app is just coming back.
    Suspended(f64),
    /// The `fail` callback says that the one socket of the host is in use.
    Occupied(f64),
    /// The one socket of the host was asked to close so long ago.
    Closing(f64),
    /// A socket that reports the same failure as an error, then as a close.
    ErrorThenClose(f64),
    /// A socket that closes with this code before it opens.
    ClosesEarly(f64, u16),
    /// The params function fails after this.
    ParamsFail(f64),
}

/// What the host does with pings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pings {
    /// It sends them.
    Sends,
    /// It refuses them within the call.
    Refuses,
    /// `pingMsg` gives nothing to send.
    Skips,
}

/// What the host does with messages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sends {
    /// It says success after this.
    Succeed(f64),
    /// It says fail after this.
    Fail(f64),
    /// It never answers.
    Hang,
    /// It shows that the socket is closing, and gets none.
    Withhold,
}

/// What the host says when it is asked for the type of the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NetworkAnswer {
    /// It can not be asked.
    None,
    /// This type, after so long.
    After(u32, f64),
    /// This type, before the call has returned.
    AtOnce(u32),
}

/// The script of host and network.
#[derive(Clone, Debug)]
pub(crate) struct Host {
    /// What comes of the next connect calls.
    pub(crate) next: VecDeque<Plan>,
    /// What comes of those after them.
    pub(crate) plan: Plan,
    /// The server's answer to a ping comes after this; `None`: silent drop.
    pub(crate) round_trip: Option<f64>,
    pub(crate) pings: Pings,
    pub(crate) sends: Sends,
    /// How many bytes the socket says that it has not sent yet; NaN: it does not tell.
    pub(crate) unsent: f64,
    /// A close is confirmed after this; `None`: never.
    pub(crate) confirms_close: Option<f64>,
    /// The close call throws.
    pub(crate) refuses_close: bool,
    /// An abandoned socket still reports its close after this.
    pub(crate) reports_abandoned: Option<f64>,
    /// `connectSocketParams.timeout`.
    pub(crate) params_timeout: Option<f64>,
    pub(crate) network: NetworkAnswer,
    /// Timers that are due together with events fire before them.
    pub(crate) timers_first: bool,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            next: VecDeque::new(),
            plan: Plan::Opens(100.0),
            round_trip: Some(40.0),
            pings: Pings::Sends,
            sends: Sends::Succeed(1.0),
            unsent: f64::NAN,
            confirms_close: Some(30.0),
            refuses_close: false,
            reports_abandoned: Some(20.0),
            params_timeout: None,
            network: NetworkAnswer::None,
            timers_first: false,
        }
    }
}

impl Host {
    /// The plan of the connect call that is made now.
    pub(super) fn take_plan(&mut self) -> Plan {
        self.next.pop_front().unwrap_or(self.plan)
    }

    /// The link swallows everything from now on.
    pub(crate) fn drops_silently(&mut self) {
        self.round_trip = None;
        self.confirms_close = None;
        self.reports_abandoned = None;
    }
}
