//! A task at rest: nothing of the host keeps it or wakes it, so it may be forgotten until the user calls something.

use super::{Verdict, View};
use crate::support::Event;
use wshb::core::{Input, Output, State};

#[derive(Clone, Debug, Default)]
pub(super) struct Rest {
    /// It was at rest before the latest input, which was no call of the user.
    is_undisturbed: bool,
}

impl Rest {
    pub(super) fn input(&mut self, input: &Input<Event>, view: View<'_>) {
        let is_call = matches!(
            input,
            Input::Open
                | Input::Reconnect
                | Input::Close { .. }
                | Input::Destroy
                | Input::Send { .. }
                | Input::Ping { .. }
                | Input::SetOptions(_)
        );
        self.is_undisturbed = view.machine.is_at_rest() && !is_call;
    }

    pub(super) fn output(&self, output: &Output<Event>) -> Verdict {
        law!(!self.is_undisturbed, "{output:?} of a task at rest");
        Ok(())
    }

    pub(super) fn at_rest(&self, view: View<'_>) -> Verdict {
        let machine = view.machine;
        let is_due = machine.next_deadline().is_some();
        let has_ended = matches!(machine.state(), State::Closed | State::GivenUp);
        if machine.is_at_rest() {
            law!(has_ended && !is_due, "at rest, though something is due");
            law!(view.live.is_none(), "at rest with a socket");
        } else {
            law!(!self.is_undisturbed, "an event of the host has ended the rest");
            law!(!has_ended || is_due, "ended, and never at rest");
        }
        Ok(())
    }
}
