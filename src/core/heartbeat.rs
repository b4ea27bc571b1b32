//! When to ping, and when silence means that the link is dead.

use super::clock::Millis;
use super::late_timer::{EVENTS_FIRST, is_late};
use super::options::{DEFAULT_PONG_TIMEOUT, Options, PongTimeout};
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
    stage: Stage,
    /// When the stage began, or what counts as its beginning.
    since: Millis,
    /// How many bytes the socket had not sent when that was last looked at.
    unsent: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// No ping waits for an answer. It begins with each message.
    Quiet,
    /// A ping was sent; if nothing comes, the link is dead.
    Pong,
    /// The host refused a ping; it is sent once more.
    Refused,
    /// A ping was sent because of a doubt.
    Probe,
    /// The same, and the host has already refused a ping.
    ProbeAgain,
    /// The timer of the first probe was late, so there is a second one.
    SecondProbe,
    /// The timer of that was late, too: the link is dead a moment later, if nothing comes.
    Verdict,
}

impl Heartbeat {
    pub(super) const fn new(now: Millis) -> Self {
        Self { stage: Stage::Quiet, since: now, unsent: 0.0 }
    }

    /// A message came. `owed`: a refused ping must still be sent, since a caller of `ping()` waits for it.
    pub(super) fn alive(&mut self, now: Millis, owed: bool) {
        if !(owed && self.stage == Stage::Refused) {
            self.skipped(now);
        }
    }

    /// Whether a ping has been sent and not answered.
    pub(super) fn is_waiting(&self) -> bool {
        self.stage != Stage::Quiet
    }

    /// So many bytes wait in the socket; NaN if it does not tell. If they become fewer, they go through. A ping may be
    /// behind them, so its deadline starts over.
    pub(super) fn unsent(&mut self, now: Millis, bytes: f64) {
        if self.is_waiting() && bytes < self.unsent {
            self.since = now;
        }
        self.unsent = bytes;
    }

    /// When [`Heartbeat::timeout`] has something to do.
    pub(super) fn deadline(&self, options: &Options, rtt: &Rtt) -> Millis {
        self.since.plus(match self.stage {
            Stage::Refused => RESEND_AFTER,
            Stage::Verdict => EVENTS_FIRST,
            // If silence is no proof, the next ping is due as after a message.
            Stage::Quiet => options.ping_timeout,
            _ if !options.judges_silence() => options.ping_timeout,
            Stage::Pong => rtt.doubled(options.pong_limit(rtt)),
            _ => rtt.doubled(options.pong_limit(rtt)).min(rtt.probe_timeout()),
        })
    }

    /// The timer fired: what must be done now?
    pub(super) fn timeout(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> HeartbeatAction {
        let deadline = self.deadline(options, rtt);
        if deadline > now {
            return HeartbeatAction::None;
        }
        let late = is_late(now, deadline);
        let judges = options.judges_silence();
        let stage = match self.stage {
            Stage::Refused => Stage::ProbeAgain,
            Stage::Quiet | Stage::Pong if late && judges => Stage::Probe,
            Stage::Quiet => Stage::Pong,
            _ if !judges => Stage::Pong,
            Stage::Probe | Stage::ProbeAgain if late => Stage::SecondProbe,
            Stage::SecondProbe if late => {
                self.enter(now, Stage::Verdict);
                return HeartbeatAction::None;
            }
            _ => return HeartbeatAction::Dead,
        };
        // After a suspension, messages that are no answer may be queued.
        let into_silence = self.stage == Stage::Quiet && !late;
        self.ping(now, stage, into_silence)
    }

    /// The link is in doubt. `None`: silence is no proof with these options, so a probe would be useless.
    pub(super) fn doubt(&mut self, now: Millis, options: &Options) -> Option<HeartbeatAction> {
        options.judges_silence().then(|| match self.stage {
            Stage::Quiet | Stage::Pong | Stage::Refused => self.ping(now, Stage::Probe, false),
            _ => HeartbeatAction::None,
        })
    }

    /// The user asks for a ping. While another ping waits for its answer, none is sent, unless that wait has
    /// no deadline of its own and has lasted too long.
    pub(super) fn ask(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> HeartbeatAction {
        let is_out = match self.stage {
            Stage::Quiet => false,
            Stage::Refused | Stage::Verdict => true,
            _ => options.judges_silence() || now.since(self.since) < options.pong_limit(rtt),
        };
        if is_out { HeartbeatAction::None } else { self.ping(now, Stage::Pong, false) }
    }

    /// The host refused the ping. True if it has done so twice: then the link is dead.
    pub(super) fn refused(&mut self, now: Millis) -> bool {
        match self.stage {
            Stage::ProbeAgain => return true,
            // Signs of life may come in between. They do not put off the ping that decides.
            Stage::Refused => {}
            _ => self.enter(now, Stage::Refused),
        }
        false
    }

    /// There was nothing to send: the next ping is due after `pingTimeout`.
    pub(super) const fn skipped(&mut self, now: Millis) {
        self.enter(now, Stage::Quiet);
    }

    const fn ping(&mut self, now: Millis, stage: Stage, into_silence: bool) -> HeartbeatAction {
        self.enter(now, stage);
        self.unsent = 0.0;
        HeartbeatAction::Ping { into_silence }
    }

    const fn enter(&mut self, now: Millis, stage: Stage) {
        self.stage = stage;
        self.since = now;
    }
}

impl Options {
    /// Whether silence can end a link: both halves of the heartbeat are on.
    pub(super) fn judges_silence(&self) -> bool {
        self.ping_timeout < Millis::NEVER && !matches!(self.pong_timeout, PongTimeout::Off)
    }

    /// How long `ping()` waits for its answer. At least so much silence after any ping ends the link, if silence can do
    /// that.
    pub(super) fn pong_limit(&self, rtt: &Rtt) -> Millis {
        match self.pong_timeout {
            PongTimeout::Off => DEFAULT_PONG_TIMEOUT,
            PongTimeout::After(span) => span,
            PongTimeout::Auto => rtt.pong_timeout(),
        }
    }
}
