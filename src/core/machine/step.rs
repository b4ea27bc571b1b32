//! A step: what follows when all outputs so far have been acted on, and what is dropped when the step is cut
//! short.

use super::Machine;
use super::attempt::Cause;
use crate::core::error::{Code, GiveUpReason};
use crate::core::output::Output;
use core::mem;

/// The rest of a running step. It is dropped when a hook ends the step, for example by `close()` in `onClose`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Call `onReconnect` in this turn, before the delay.
    Announce,
    /// Offline: call it when the attempt is due.
    AnnounceLater,
    /// Begin the attempt if its delay is over.
    Begin,
    /// Call `onGiveUp`.
    GiveUp(GiveUpReason),
}

/// Events after which some outputs must not be acted on any more. They are bits, so that they form a set.
#[derive(Clone, Copy)]
pub(super) enum Interruption {
    /// A hook has called a method that ends the step.
    StepCut = 1,
    /// The socket is gone.
    SocketLost = 2,
    /// The task is destroyed.
    Destroyed = 4,
}

/// The set of interruptions that drop an output.
const fn ends_with<E>(output: &Output<E>) -> u8 {
    const STEP: u8 = Interruption::StepCut as u8;
    const SOCKET: u8 = Interruption::SocketLost as u8;
    const TASK: u8 = Interruption::Destroyed as u8;
    match output {
        // These must be acted on in any case.
        Output::CloseSocket { .. }
        | Output::CloseDone
        | Output::Abandon { .. }
        | Output::Result { .. }
        | Output::FailSends(_)
        | Output::PingResult { .. }
        | Output::Ready => 0,
        // These are reported even if a hook ends the step.
        Output::Close(_) | Output::State { .. } => TASK,
        // A send is still made as long as its socket exists.
        Output::Transmit { .. } => SOCKET | TASK,
        Output::Ping { .. } => STEP | SOCKET | TASK,
        _ => STEP | TASK,
    }
}

impl<E: Clone> Machine<E> {
    /// The next output. Act on it before polling another.
    pub fn poll_output(&mut self) -> Option<Output<E>> {
        self.in_reconnect_hook = false;
        while self.outputs.is_empty() {
            match self.next.take() {
                Some(Next::Announce) => {
                    self.repeat = self.repeat.saturating_add(1);
                    self.next = Some(Next::Begin);
                    self.emit(Output::Reconnect);
                }
                Some(Next::Begin) => self.begin_if_due(),
                later @ Some(Next::AnnounceLater) => {
                    self.next = later;
                    return None;
                }
                Some(Next::GiveUp(reason)) => self.emit(Output::GiveUp(reason)),
                None if self.transmit_oldest() => {}
                None => return None,
            }
        }
        let output = self.outputs.pop();
        self.in_reconnect_hook = matches!(output, Some(Output::Reconnect));
        output
    }

    /// The delay of an attempt is over: begins it if its hooks have run.
    pub(super) fn begin_announced(&mut self, cause: Cause) {
        match self.next {
            None => self.begin(cause),
            Some(Next::AnnounceLater) => self.next = Some(Next::Announce),
            // `onReconnect` has not been called yet, or is running.
            _ => {}
        }
    }

    /// The delay before a retry has changed. `next` says when to call `onReconnect`, if that has not been done.
    pub(super) fn announce_by(&mut self, next: Next) {
        if matches!(self.next, Some(Next::Announce | Next::AnnounceLater)) {
            self.next = Some(next);
        }
    }

    /// A call has ended the running step: drops the rest of its hooks and host calls, except what must be reported in any
    /// case.
    pub(super) fn cut_step(&mut self, interruption: Interruption) {
        self.is_cut = true;
        self.next = None;
        self.drop_outputs(interruption, Code::Destroyed);
    }

    /// Whether a call has ended the running step since this was asked last. Then nothing more may be done of what was
    /// polled before.
    pub const fn take_cut(&mut self) -> bool {
        mem::replace(&mut self.is_cut, false)
    }

    /// Drops the outputs that this interruption ends. Sends that are dropped so fail with this code.
    #[inline(never)]
    pub(super) fn drop_outputs(&mut self, interruption: Interruption, code: Code) {
        for _ in 0..self.outputs.len() {
            match self.outputs.pop() {
                Some(output) if ends_with(&output) & interruption as u8 == 0 => self.emit(output),
                Some(Output::Transmit { id, .. }) => self.fail_send(id, code),
                _ => {}
            }
        }
    }

    // Not inlined: it is called in many places, and the copies would take 2 KB.
    #[inline(never)]
    pub(super) fn emit(&mut self, output: Output<E>) {
        self.outputs.push(output);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::clock::Millis;
    use crate::core::output::CloseEvent;

    #[test]
    fn what_is_owed_survives_and_the_rest_ends_with_its_step_its_socket_or_the_task() {
        let ends = |output: &Output<()>| {
            let all = [Interruption::StepCut, Interruption::SocketLost, Interruption::Destroyed];
            all.map(|interruption| ends_with(output) & interruption as u8 != 0)
        };
        let generation = 1;
        let (code, grace) = (1000, Millis::ZERO);
        assert_eq!(ends(&Output::Abandon { generation, code, grace }), [false, false, false]);
        assert_eq!(ends(&Output::Close(CloseEvent::Given(()))), [false, false, true]);
        assert_eq!(
            ends(&Output::Transmit { generation, id: 1, size: 0.0, since: Millis::ZERO }),
            [false, true, true]
        );
        assert_eq!(ends(&Output::Latency(Millis::ZERO)), [true, false, true]);
        assert_eq!(ends(&Output::Ping { generation }), [true, true, true]);
    }
}
