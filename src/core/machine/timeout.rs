//! The host's timer has fired: what is due in each phase.

use super::Machine;
use super::phase::Phase;
use crate::core::clock::Millis;
use crate::core::error::Code;
use crate::core::options::{ConnectTimeout, DEFAULT_CONNECT_TIMEOUT};
use crate::core::output::Output;

impl<E: Clone> Machine<E> {
    /// The timer fired.
    pub(super) fn timeout(&mut self) {
        self.expire();
        if self.ready_limit() <= self.now {
            self.ready();
        }
        self.end_outage_if_stable();
        match &mut self.phase {
            Phase::Connecting(attempt) => {
                let action = attempt.timeout(self.now, &self.options);
                self.act_on_attempt(action);
            }
            Phase::Open(link) => {
                let failed = link.late_pings(self.now, &self.options, &self.rtt);
                let action = link.timeout(self.now, &self.options, &self.rtt);
                self.fail_pings(&failed, Code::Dead);
                self.act_on_link(action);
            }
            Phase::Waiting(delay) => {
                if delay.asks_network(self.now) {
                    self.emit(Output::AskNetwork);
                }
                self.begin_if_due();
            }
            Phase::Closing(closing) if closing.deadline(&self.options) <= self.now => {
                self.finish_close();
            }
            _ => {}
        }
    }

    /// So many bytes wait in the socket.
    pub(super) fn unsent(&mut self, bytes: f64) {
        if let Phase::Open(link) = &mut self.phase {
            link.unsent(self.now, bytes);
        }
    }

    /// When the Promise of the task settles even if the first attempt has no result.
    pub(super) fn ready_limit(&self) -> Millis {
        let is_endless = matches!(self.options.connect_timeout, ConnectTimeout::Off);
        let is_due = is_endless && !self.is_ready && self.phase.is_running();
        if is_due { self.started.plus(DEFAULT_CONNECT_TIMEOUT) } else { Millis::NEVER }
    }
}
