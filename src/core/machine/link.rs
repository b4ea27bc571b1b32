//! The open socket: heartbeat, doubt, messages and sends.

use super::phase::Phase;
use super::{Link, Machine};
use crate::core::error::Code;
use crate::core::heartbeat::Beat;
use crate::core::input::Generation;
use crate::core::output::{Outcome, Output};
use crate::core::pings::Answer;
use crate::core::stats::count;

impl<E: Clone> Machine<E> {
    fn link(&mut self, generation: Generation) -> Option<&mut Link> {
        match &mut self.phase {
            Phase::Open(link) if link.generation == generation => Some(link),
            _ => None,
        }
    }

    /// A message on the open socket: proof of life, and perhaps the answer to a ping. True if a ping
    /// was out, so that deadlines may have moved to an earlier time.
    pub(super) fn life(&mut self, size: f64, pong: bool) -> bool {
        let Phase::Open(link) = &mut self.phase else { return false };
        self.stats.message_in(size);
        let was_waiting = link.heartbeat.seen(self.now, link.pings.is_owed());
        link.errored = None;
        link.is_doubted = false;
        link.is_shaken = false;
        if pong || !self.options.knows_pongs {
            let answer = link.pings.answered(self.now, pong);
            self.answered(answer);
        }
        was_waiting
    }

    fn answered(&mut self, answer: Option<Answer>) {
        let Some(Answer { rtt, counts, waiters }) = answer else { return };
        if counts {
            self.rtt.sample(rtt);
            self.stats.rtt(rtt);
            self.put(Output::Latency(rtt));
        }
        for id in waiters {
            self.put(Output::PingResult { id, outcome: Ok(rtt) });
        }
    }

    pub(super) fn message(&mut self, generation: Generation, size: f64, pong: bool, event: E) {
        // Some hosts' wrappers lose the open; a message proves it.
        self.opened(generation, None);
        if !self.phase.delivers(generation) {
            return;
        }
        if !pong {
            self.put(Output::Message(event));
        }
        self.life(size, pong);
    }

    /// A socket that has been open long enough ends the outage.
    pub(super) fn settle(&mut self) {
        let Phase::Open(link) = &self.phase else { return };
        let outage = self.outage.take_if(|_| link.settled_at(&self.options) <= self.now);
        if let Some(outage) = outage {
            self.stats.outage(link.opened.since(outage.since));
        }
    }

    pub(super) fn link_timeout(&mut self) {
        self.settle();
        let Phase::Open(link) = &mut self.phase else { return };
        let generation = link.generation;
        let late = link.pings.timeout(self.now, self.options.ping_result_limit(&self.rtt));
        let in_doubt = link.doubt_at().is_some_and(|at| at <= self.now);
        let release = link.release_at().is_some_and(|at| at <= self.now);
        self.fail_pings(late, Code::Dead);
        if release {
            self.hooks_ran(generation);
        }
        if in_doubt {
            self.error_without_close();
        }
        self.beat();
    }

    fn beat(&mut self) {
        let Phase::Open(link) = &mut self.phase else { return };
        let beat = link.heartbeat.timeout(self.now, &self.options, &self.rtt);
        self.act(beat);
    }

    fn act(&mut self, beat: Beat) {
        let Phase::Open(link) = &mut self.phase else { return };
        match beat {
            Beat::Rest => {}
            Beat::Ping { into_silence } => {
                link.pings.sent(self.now, into_silence);
                count(&mut self.stats.pings);
                let generation = link.generation;
                self.put(Output::Ping { generation });
            }
            Beat::Dead => self.dead(),
        }
    }

    fn error_without_close(&mut self) {
        let Phase::Open(link) = &mut self.phase else { return };
        link.is_doubted = true;
        if !self.doubt() {
            self.errored_for_good();
        }
    }

    /// The open socket may be dead: a probe tells. False if silence proves nothing here.
    #[inline(never)]
    pub(super) fn doubt(&mut self) -> bool {
        let Phase::Open(link) = &mut self.phase else { return true };
        let beat = link.heartbeat.doubt(self.now, &self.options);
        beat.map(|beat| self.act(beat)).is_some()
    }

    pub(super) fn ping(&mut self, id: u32) {
        let Phase::Open(link) = &mut self.phase else {
            let code = self.not_open();
            return self.fail_pings([id].into(), code);
        };
        let beat = link.heartbeat.ask(self.now, &self.options, &self.rtt);
        self.act(beat);
        if let Phase::Open(link) = &mut self.phase {
            link.pings.wait(id, self.now);
        }
    }

    pub(super) fn ping_refused(&mut self, generation: Generation) {
        let now = self.now;
        let Some(link) = self.link(generation) else { return };
        link.pings.refused();
        if link.heartbeat.refused(now) == Beat::Dead {
            let waiters = link.pings.give_up();
            self.fail_pings(waiters, Code::SendFailed);
            if self.options.ping_timeout.is_some() {
                self.dead();
            } else if let Some(link) = self.link(generation) {
                link.heartbeat.skipped(now);
            }
        }
    }

    pub(super) fn ping_skipped(&mut self, generation: Generation) {
        let now = self.now;
        let Some(link) = self.link(generation) else { return };
        link.heartbeat.skipped(now);
        let is_doubted = link.is_doubted;
        let waiters = link.pings.give_up();
        self.fail_pings(waiters, Code::SendFailed);
        if is_doubted {
            self.errored_for_good();
        }
    }

    pub(super) fn send(&mut self, id: u32, size: f64, in_hook: bool, may_wait: bool) {
        let limits = self.options.queue.filter(|_| may_wait);
        if let Phase::Open(link) = &self.phase {
            // Until the hooks of the open have run, only what they send themselves goes ahead.
            let goes_ahead = if link.is_released { self.queue.is_empty() } else { in_hook };
            if goes_ahead || limits.is_none() {
                return self.transmit(id, size);
            }
        }
        match limits {
            _ if !self.phase.is_running() => {
                let code = self.not_open();
                self.fail_one(id, code);
            }
            None => self.fail_one(id, Code::NotOpen),
            Some(limits) => {
                if !self.queue.push(id, size, self.now, &limits) {
                    self.fail_one(id, Code::QueueFull);
                }
                self.trim_queue(&limits);
            }
        }
    }

    /// Why nothing can be sent now.
    const fn not_open(&self) -> Code {
        match self.phase {
            Phase::Closed(_) => Code::Closed,
            Phase::GivenUp => Code::GivenUp,
            Phase::Destroyed => Code::Destroyed,
            _ => Code::NotOpen,
        }
    }

    fn transmit(&mut self, id: u32, size: f64) {
        let Phase::Open(link) = &mut self.phase else { return };
        link.unanswered.push(id);
        let generation = link.generation;
        self.stats.message_out(size);
        self.put(Output::Transmit { generation, id });
    }

    /// The hooks of the open have run: the backlog goes.
    pub(super) fn hooks_ran(&mut self, generation: Generation) {
        let Some(link) = self.link(generation) else { return };
        link.is_released = true;
    }

    /// Hands the oldest of the backlog to the host: one at a time, so that a loss on the way keeps
    /// the rest.
    pub(super) fn transmit_oldest(&mut self) -> bool {
        if !matches!(&self.phase, Phase::Open(link) if link.is_released) {
            return false;
        }
        // After a suspension the open may come before the timer that ends the oldest.
        self.expire();
        if let Some((id, size)) = self.queue.pop() {
            self.transmit(id, size);
        }
        !self.outputs.is_empty()
    }

    pub(super) fn sent(&mut self, id: u32, ok: bool, event: E) {
        let unanswered = match &mut self.phase {
            Phase::Open(link) => &mut link.unanswered,
            Phase::Closed(Some(closing)) => &mut closing.unanswered,
            _ => return,
        };
        let all = unanswered.len();
        unanswered.retain(|&other| other != id);
        if unanswered.len() == all {
            return;
        }
        let outcome = if ok { Outcome::Sent(event) } else { Outcome::Refused(event) };
        self.put(Output::Result { id, outcome });
    }
}
