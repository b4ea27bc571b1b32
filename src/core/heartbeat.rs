//! When to ping, and when silence means that the link is dead.

use super::clock::Millis;
use super::late_timer::{after_queued_events, is_late};
use super::options::Options;
use super::rtt::Rtt;

/// A ping that the host refused is sent once more after this.
const RESEND_AFTER: Millis = Millis::new(500.0);

/// What the heartbeat asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeartbeatAction {
    /// Nothing.
    None,
    /// Send a ping. `into_silence`: no other message is expected, so the next one is its answer.
    Ping { into_silence: bool },
    /// The link is dead.
    Dead,
}

/// The heartbeat of one open socket.
#[derive(Clone, Debug)]
pub(super) struct Heartbeat {
    /// When the silence began: at the last message, or at what counts as one.
    quiet_since: Millis,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
enum Stage {
    /// No ping waits for an answer.
    Quiet,
    /// A ping was sent; if nothing comes, the link is dead.
    Pong { sent: Millis },
    /// The host refused a ping; it is sent once more.
    Refused { at: Millis },
    /// A ping was sent because of a doubt. `second`: the timer of a first probe was late. `again`: the host
    /// has already refused a ping.
    Probe { sent: Millis, second: bool, again: bool },
    /// The timer of the second probe was late, too: the link is dead at this time, if nothing comes.
    Verdict { at: Millis },
}

impl Heartbeat {
    pub(super) const fn new(now: Millis) -> Self {
        Self { quiet_since: now, stage: Stage::Quiet }
    }

    /// A message came. `owed`: a refused ping must still be sent, since a caller of `ping()` waits for it.
    pub(super) fn alive(&mut self, now: Millis, owed: bool) {
        self.quiet_since = now;
        if !(owed && matches!(self.stage, Stage::Refused { .. })) {
            self.stage = Stage::Quiet;
        }
    }

    /// Whether a ping has been sent and not answered.
    pub(super) const fn is_waiting(&self) -> bool {
        !matches!(self.stage, Stage::Quiet)
    }

    /// When [`Heartbeat::timeout`] has something to do.
    pub(super) fn deadline(&self, options: &Options, rtt: &Rtt) -> Millis {
        let quiet = options.ping_timeout;
        match self.stage {
            Stage::Quiet => self.quiet_since.plus(quiet),
            Stage::Refused { at } | Stage::Verdict { at } => at,
            // If silence is no proof, the next ping is due as after a message.
            Stage::Pong { sent } | Stage::Probe { sent, .. } if !options.judges_silence() => {
                sent.plus(quiet)
            }
            Stage::Pong { sent } => sent.plus(options.pong_limit(rtt)),
            Stage::Probe { sent, .. } => {
                sent.plus(options.pong_limit(rtt).min(rtt.probe_timeout()))
            }
        }
    }

    /// The timer fired: what must be done now?
    pub(super) fn timeout(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> HeartbeatAction {
        let deadline = self.deadline(options, rtt);
        if deadline > now {
            return HeartbeatAction::None;
        }
        let late = is_late(now, deadline);
        let judges = options.judges_silence();
        match self.stage {
            Stage::Refused { .. } => self.probe(now, false, true),
            Stage::Quiet if late && judges => self.probe(now, false, false),
            // After a suspension, messages that are no answer may be queued.
            Stage::Quiet => self.ping(now, !late),
            _ if !judges => self.ping(now, false),
            Stage::Pong { .. } if late => self.probe(now, false, false),
            Stage::Probe { second: false, .. } if late => self.probe(now, true, false),
            Stage::Probe { second: true, .. } if late => {
                self.stage = Stage::Verdict { at: after_queued_events(now) };
                HeartbeatAction::None
            }
            Stage::Pong { .. } | Stage::Probe { .. } | Stage::Verdict { .. } => {
                HeartbeatAction::Dead
            }
        }
    }

    /// The link is in doubt. `None`: silence is no proof with these options, so a probe would be useless.
    pub(super) fn doubt(&mut self, now: Millis, options: &Options) -> Option<HeartbeatAction> {
        if !options.judges_silence() {
            return None;
        }
        Some(match self.stage {
            Stage::Probe { .. } | Stage::Verdict { .. } => HeartbeatAction::None,
            _ => self.probe(now, false, false),
        })
    }

    /// The user asks for a ping. While another ping waits for its answer, none is sent, unless that wait has
    /// no deadline of its own and has lasted too long.
    pub(super) fn ask(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> HeartbeatAction {
        let is_out = match self.stage {
            Stage::Quiet => false,
            Stage::Pong { sent } | Stage::Probe { sent, .. } => {
                options.judges_silence() || now.since(sent) < options.pong_limit(rtt)
            }
            Stage::Refused { .. } | Stage::Verdict { .. } => true,
        };
        if is_out { HeartbeatAction::None } else { self.ping(now, false) }
    }

    /// The host refused the ping. True if it has done so twice: then the link is dead.
    pub(super) fn refused(&mut self, now: Millis) -> bool {
        let is_second = matches!(self.stage, Stage::Probe { again: true, .. });
        if !is_second {
            self.stage = Stage::Refused { at: now.plus(RESEND_AFTER) };
        }
        is_second
    }

    /// There was nothing to send: the next ping is due after `pingTimeout`.
    pub(super) const fn skipped(&mut self, now: Millis) {
        self.quiet_since = now;
        self.stage = Stage::Quiet;
    }

    const fn ping(&mut self, now: Millis, into_silence: bool) -> HeartbeatAction {
        self.stage = Stage::Pong { sent: now };
        HeartbeatAction::Ping { into_silence }
    }

    const fn probe(&mut self, now: Millis, second: bool, again: bool) -> HeartbeatAction {
        self.stage = Stage::Probe { sent: now, second, again };
        HeartbeatAction::Ping { into_silence: false }
    }
}
