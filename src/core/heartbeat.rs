//! When to ping, and when silence means that the link is dead.

use super::clock::Millis;
use super::options::Options;
use super::rtt::Rtt;

/// A timer this late means that the app was suspended: it proves nothing.
const LATE: Millis = Millis::new(1_000.0);
/// A host that refused a ping is asked once more after this.
const REFUSED_AGAIN: Millis = Millis::new(500.0);
/// A judgement that is late again waits this long, so that queued events come first.
const EVENTS_FIRST: Millis = Millis::new(250.0);

/// Whether a deadline was met so late that the app must have been suspended.
pub(super) fn is_late(now: Millis, deadline: Millis) -> bool {
    now.since(deadline) >= LATE
}

/// Once late, a judgement is put off by this, so that events in the host's queue come first.
pub(super) const fn after_queued_events(now: Millis) -> Millis {
    now.plus(EVENTS_FIRST)
}

/// What the heartbeat asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beat {
    /// Nothing.
    Rest,
    /// A ping; `into_silence`: nothing else is expected, so the next message answers it.
    Ping { into_silence: bool },
    /// The end of the link.
    Dead,
}

/// The heartbeat of one open socket.
#[derive(Clone, Debug)]
pub(super) struct Heartbeat {
    /// The last sign of life, or what counts as the start of the silence.
    quiet_since: Millis,
    wait: Wait,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Wait {
    /// No ping is out.
    Quiet,
    /// A ping was sent, silence ends in a verdict.
    Pong { sent: Millis },
    /// The host refused a ping; it is sent once more.
    Refused { at: Millis },
    /// A ping was sent on a doubt; `second`: the first probe's deadline was late; `again`: the host
    /// had refused the ping before.
    Probe { sent: Millis, second: bool, again: bool },
    /// The second probe was late, too: judged at this time.
    Judge { at: Millis },
}

impl Heartbeat {
    pub(super) const fn new(now: Millis) -> Self {
        Self { quiet_since: now, wait: Wait::Quiet }
    }

    /// A sign of life. True if a ping was out, so that deadlines have changed. `owed`: a refused
    /// ping must still be sent, since somebody waits for its answer.
    pub(super) fn seen(&mut self, now: Millis, owed: bool) -> bool {
        self.quiet_since = now;
        let was_waiting = self.is_waiting();
        if !(owed && matches!(self.wait, Wait::Refused { .. })) {
            self.wait = Wait::Quiet;
        }
        was_waiting
    }

    /// Whether a ping has been sent and not answered.
    pub(super) const fn is_waiting(&self) -> bool {
        !matches!(self.wait, Wait::Quiet)
    }

    /// When [`Heartbeat::timeout`] has something to do.
    pub(super) fn deadline(&self, options: &Options, rtt: &Rtt) -> Option<Millis> {
        // Where silence is no proof, the next ping is due as after any other message.
        let verdict = options.pong_limit(rtt);
        let quiet = options.ping_timeout;
        match self.wait {
            Wait::Quiet => quiet.map(|span| self.quiet_since.plus(span)),
            Wait::Pong { sent } => verdict.or(quiet).map(|span| sent.plus(span)),
            Wait::Probe { sent, .. } => {
                let limit = verdict.map(|limit| limit.min(rtt.probe_timeout()));
                limit.or(quiet).map(|span| sent.plus(span))
            }
            Wait::Refused { at } | Wait::Judge { at } => Some(at),
        }
    }

    /// The time is `now`: what must be done?
    pub(super) fn timeout(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> Beat {
        let Some(deadline) = self.deadline(options, rtt).filter(|&at| at <= now) else {
            return Beat::Rest;
        };
        let late = is_late(now, deadline);
        let judges = options.judges_silence();
        match self.wait {
            Wait::Refused { .. } => self.probe(now, false, true),
            Wait::Quiet if late && judges => self.probe(now, false, false),
            // After a suspension, messages may be queued.
            Wait::Quiet => self.ping(now, !late),
            _ if !judges => self.ping(now, false),
            Wait::Pong { .. } if late => self.probe(now, false, false),
            Wait::Probe { second: false, .. } if late => self.probe(now, true, false),
            Wait::Probe { second: true, .. } if late => {
                self.wait = Wait::Judge { at: after_queued_events(now) };
                Beat::Rest
            }
            Wait::Pong { .. } | Wait::Probe { .. } | Wait::Judge { .. } => Beat::Dead,
        }
    }

    /// The link is in doubt. `None`: silence proves nothing here, so there is nothing to probe with.
    pub(super) fn doubt(&mut self, now: Millis, options: &Options) -> Option<Beat> {
        if !options.judges_silence() {
            return None;
        }
        Some(match self.wait {
            Wait::Probe { .. } | Wait::Judge { .. } => Beat::Rest,
            _ => self.probe(now, false, false),
        })
    }

    /// A ping that the user asked for; none goes out while one is, unless nothing else would ever
    /// give that one up.
    pub(super) fn ask(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> Beat {
        let is_out = match self.wait {
            Wait::Quiet => false,
            Wait::Pong { sent } | Wait::Probe { sent, .. } => {
                options.judges_silence() || now.since(sent) < options.ping_result_limit(rtt)
            }
            Wait::Refused { .. } | Wait::Judge { .. } => true,
        };
        if is_out { Beat::Rest } else { self.ping(now, false) }
    }

    /// The host refused the ping.
    pub(super) fn refused(&mut self, now: Millis) -> Beat {
        match self.wait {
            Wait::Probe { again: true, .. } => Beat::Dead,
            _ => {
                self.wait = Wait::Refused { at: now.plus(REFUSED_AGAIN) };
                Beat::Rest
            }
        }
    }

    /// There was nothing to send: the next ping is due after `pingTimeout`.
    pub(super) const fn skipped(&mut self, now: Millis) {
        self.quiet_since = now;
        self.wait = Wait::Quiet;
    }

    const fn ping(&mut self, now: Millis, into_silence: bool) -> Beat {
        self.wait = Wait::Pong { sent: now };
        Beat::Ping { into_silence }
    }

    const fn probe(&mut self, now: Millis, second: bool, again: bool) -> Beat {
        self.wait = Wait::Probe { sent: now, second, again };
        Beat::Ping { into_silence: false }
    }
}
