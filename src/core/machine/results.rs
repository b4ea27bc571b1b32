//! Results of sends and pings that come to nothing: each gets exactly one.

use super::Machine;
use crate::core::error::Code;
use crate::core::options::QueueLimits;
use crate::core::output::{Outcome, Output};
use alloc::vec::Vec;

impl<E: Clone> Machine<E> {
    /// Ends what has waited too long for an open socket.
    pub(super) fn expire(&mut self) {
        if let Some(limits) = self.options.queue {
            while self.queue.deadline(&limits).is_some_and(|at| at <= self.now) {
                self.fail_oldest(Code::Expired);
            }
        }
    }

    pub(super) fn trim_queue(&mut self, limits: &QueueLimits) {
        while let Some(id) = self.queue.trim(limits) {
            self.fail_one(id, Code::QueueFull);
        }
    }

    pub(super) fn fail(&mut self, ids: Vec<u32>, code: Code) {
        for id in ids {
            self.fail_one(id, code);
        }
    }

    pub(super) fn fail_one(&mut self, id: u32, code: Code) {
        self.put(Output::Result { id, outcome: Outcome::Failed(code) });
    }

    pub(super) fn fail_oldest(&mut self, code: Code) -> bool {
        let oldest = self.queue.pop();
        if let Some((id, _)) = oldest {
            self.fail_one(id, code);
        }
        oldest.is_some()
    }

    pub(super) fn fail_queue(&mut self, code: Code) {
        while self.fail_oldest(code) {}
    }

    pub(super) fn fail_pings(&mut self, ids: Vec<u32>, code: Code) {
        for id in ids {
            self.put(Output::PingResult { id, outcome: Err(code) });
        }
    }
}
