//! An open socket: its heartbeat, pings and doubts.

use crate::core::clock::Millis;
use crate::core::heartbeat::{Heartbeat, HeartbeatAction};
use crate::core::options::Options;
use crate::core::pings::{Answer, Pings};
use crate::core::rtt::Rtt;
use alloc::vec::Vec;

/// A close event should follow an error event. If it has not come after this span, the link is in doubt.
const ERROR_GRACE: Millis = Millis::new(100.0);
/// The queue waits at most this long for the hooks of an open.
const HOOKS_LIMIT: Millis = Millis::new(1_000.0);

/// An open socket.
#[derive(Clone, Debug)]
pub(super) struct Link {
    opened: Millis,
    /// When the client last sent something.
    spoke: Millis,
    heartbeat: Heartbeat,
    pings: Pings,
    /// Messages wait until then; 0: they may be sent, since the hooks of its open have run; never: it is closing.
    held_until: Millis,
    /// A message came after a ping.
    has_answered: bool,
    /// When it reported an error that no close has followed.
    errored: Millis,
    /// It has been probed because of that error.
    is_error_probed: bool,
    /// The network has changed, and no message has come since.
    network_changed: bool,
}

/// What an open socket asks the machine to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum LinkAction {
    /// Nothing.
    None,
    /// Send a ping.
    Ping,
    /// Silence proved the link dead: replace it.
    Dead,
    /// It reported an error but no close, and no ping can test whether it is still alive: replace it.
    Errored,
}

impl Link {
    pub(super) fn new(now: Millis) -> Self {
        Self {
            opened: now,
            spoke: now,
            heartbeat: Heartbeat::new(now),
            pings: Pings::new(),
            held_until: now.plus(HOOKS_LIMIT),
            has_answered: false,
            errored: Millis::NEVER,
            is_error_probed: false,
            network_changed: false,
        }
    }

    pub(super) const fn opened(&self) -> Millis {
        self.opened
    }

    /// Whether a ping waits for its answer.
    pub(super) fn awaits_pong(&self) -> bool {
        self.heartbeat.is_waiting()
    }

    /// Whether the hooks of the open have run, and the socket is not closing.
    pub(super) fn is_released(&self) -> bool {
        self.held_until == Millis::ZERO
    }

    /// The network has changed, and no message has come since.
    pub(super) const fn is_network_changed(&self) -> bool {
        self.network_changed
    }

    /// Whether it has answered no ping from the start, though nothing has happened to it.
    pub(super) fn is_mute(&self) -> bool {
        // A ping that the host refused is not out.
        self.pings.is_out() && !self.has_answered && !self.network_changed
    }

    /// So many bytes wait in the socket.
    pub(super) fn unsent(&mut self, now: Millis, bytes: f64) {
        self.heartbeat.unsent(now, bytes);
    }

    /// The hooks of the open have run: queued messages may be sent, unless the socket is closing.
    pub(super) fn release(&mut self) {
        if self.held_until < Millis::NEVER {
            self.held_until = Millis::ZERO;
        }
    }

    /// Whether the socket is closing, so that messages wait for the next one.
    pub(super) fn is_closing(&self) -> bool {
        self.held_until == Millis::NEVER
    }

    /// The host shows that the socket is closing. Its close should follow.
    pub(super) fn closing(&mut self, now: Millis, options: &Options) {
        self.held_until = Millis::NEVER;
        self.errored(now.plus(options.close_timeout));
    }

    /// A message came. Returns the ping that it answered. `pong`: `isPong` accepted it.
    pub(super) fn message(
        &mut self,
        now: Millis,
        pong: bool,
        options: &Options,
        rtt: &mut Rtt,
    ) -> Option<Answer> {
        self.heartbeat.alive(now, self.pings.is_owed());
        if self.pings.is_out() {
            self.has_answered = true;
            rtt.answered();
        }
        self.errored = Millis::NEVER;
        self.is_error_probed = false;
        self.network_changed = false;
        if pong || !options.knows_pongs { self.pings.answered(now, pong) } else { None }
    }

    /// The socket may be dead. A probe tests it, unless silence is no proof with these options.
    pub(super) fn doubt(&mut self, now: Millis, options: &Options) -> LinkAction {
        let action = self.heartbeat.doubt(now, options);
        action.map_or(LinkAction::None, |action| self.carry_out(action, now))
    }

    /// The network has changed, so what was sent may be lost.
    pub(super) fn network_changed(&mut self, now: Millis, options: &Options) -> LinkAction {
        self.network_changed = true;
        self.doubt(now, options)
    }

    /// The socket reported an error; its close should follow.
    pub(super) const fn errored(&mut self, now: Millis) {
        self.errored = self.errored.min(now);
    }

    /// The user called `ping()`.
    pub(super) fn ping_asked(
        &mut self,
        id: u32,
        now: Millis,
        options: &Options,
        rtt: &Rtt,
    ) -> LinkAction {
        let action = self.heartbeat.ask(now, options, rtt);
        let action = self.carry_out(action, now);
        self.pings.wait(id, now);
        action
    }

    /// The host refused the ping. Returns the calls of `ping()` that fail with it, and what must be done.
    pub(super) fn ping_refused(
        &mut self,
        now: Millis,
        options: &Options,
    ) -> (Vec<u32>, LinkAction) {
        self.pings.refused();
        if !self.heartbeat.refused(now) {
            return (Vec::new(), LinkAction::None);
        }
        let failed = self.pings.give_up();
        if options.ping_timeout < Millis::NEVER {
            return (failed, LinkAction::Dead);
        }
        self.heartbeat.skipped(now);
        (failed, LinkAction::None)
    }

    /// There was nothing to send as a ping. Returns the calls of `ping()` that fail, and what must be done.
    pub(super) fn ping_skipped(&mut self, now: Millis) -> (Vec<u32>, LinkAction) {
        if !self.awaits_pong() {
            // It was a mere sign of life.
            return (Vec::new(), LinkAction::None);
        }
        self.heartbeat.skipped(now);
        let action = if self.is_error_probed { LinkAction::Errored } else { LinkAction::None };
        (self.pings.give_up(), action)
    }

    /// A message is handed to the host.
    pub(super) const fn spoke(&mut self, now: Millis) {
        self.spoke = now;
    }

    /// The socket is gone. Returns the calls of `ping()` that wait for an answer.
    pub(super) fn take_pings(&mut self) -> Vec<u32> {
        self.pings.give_up()
    }

    /// The same when the user closes it.
    pub(super) fn into_pings(mut self) -> Vec<u32> {
        self.pings.give_up()
    }

    /// Whether it has been open long enough to end the outage.
    pub(super) fn is_stable(&self, now: Millis, options: &Options) -> bool {
        self.stable_at(options) <= now
    }

    pub(super) fn deadline(&self, options: &Options, rtt: &Rtt, in_outage: bool) -> Millis {
        let stable = if in_outage { self.stable_at(options) } else { Millis::NEVER };
        let pings = self.pings.deadline(options.pong_limit(rtt));
        let silence = self.heartbeat.deadline(options, rtt);
        let hooks = self.release_at();
        let sign = self.sign_of_life_at(options);
        silence.min(stable).min(pings).min(self.error_doubt_at()).min(hooks).min(sign)
    }

    /// The timer fired. Returns the calls of `ping()` that have waited too long.
    pub(super) fn late_pings(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> Vec<u32> {
        self.pings.timeout(now, options.pong_limit(rtt))
    }

    /// The timer fired. Returns what must be done now.
    pub(super) fn timeout(&mut self, now: Millis, options: &Options, rtt: &Rtt) -> LinkAction {
        if self.release_at() <= now {
            self.release();
        }
        if self.error_doubt_at() <= now {
            self.is_error_probed = true;
            match self.heartbeat.doubt(now, options) {
                None => return LinkAction::Errored,
                // A probe was sent already; its deadline may have come.
                Some(HeartbeatAction::None) => {}
                Some(probe) => return self.carry_out(probe, now),
            }
        }
        let action = self.heartbeat.timeout(now, options, rtt);
        let action = self.carry_out(action, now);
        if action == LinkAction::None && self.sign_of_life_at(options) <= now {
            self.spoke = now;
            // It may come besides or after another one, whose answer comes first.
            if !self.pings.is_out() {
                self.pings.sent(now, false);
            }
            return LinkAction::Ping;
        }
        action
    }

    fn carry_out(&mut self, action: HeartbeatAction, now: Millis) -> LinkAction {
        match action {
            HeartbeatAction::None => LinkAction::None,
            HeartbeatAction::Ping { into_silence } => {
                self.spoke = now;
                self.pings.sent(now, into_silence);
                LinkAction::Ping
            }
            HeartbeatAction::Dead => LinkAction::Dead,
        }
    }

    /// When the server has heard nothing for `pingInterval`.
    fn sign_of_life_at(&self, options: &Options) -> Millis {
        self.spoke.plus(options.ping_interval)
    }

    /// When an error event without its close becomes a doubt.
    const fn error_doubt_at(&self) -> Millis {
        if self.is_error_probed { Millis::NEVER } else { self.errored.plus(ERROR_GRACE) }
    }

    /// When queued messages may be sent even if the hooks have not run.
    fn release_at(&self) -> Millis {
        if self.is_released() { Millis::NEVER } else { self.held_until }
    }

    const fn stable_at(&self, options: &Options) -> Millis {
        self.opened.plus(options.min_uptime)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATER: Millis = Millis::new(100.0);

    #[test]
    fn an_error_without_its_close_leads_to_one_probe() {
        let (options, rtt) = (Options::default(), Rtt::default());
        let mut link = Link::new(Millis::ZERO);
        link.errored(Millis::ZERO);
        assert_eq!(link.timeout(Millis::new(99.0), &options, &rtt), LinkAction::None);
        assert_eq!(link.timeout(LATER, &options, &rtt), LinkAction::Ping);
        assert_eq!(link.timeout(LATER, &options, &rtt), LinkAction::None);
    }
}
