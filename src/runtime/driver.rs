//! The driver of one task: feeds inputs to the core, acts on its outputs one by one, and arms the one timer.
//!
//! JS runs in between, and may call back into the driver at any point. So no borrow lasts while JS runs. A
//! call from a hook changes the core at once, and the loop that is running acts on its outputs.

use super::delegate::Delegate;
use super::promises::Waiting;
use super::timer::Timer;
use crate::core::protocol::{Hook, MessageVerdict, UNANSWERED};
use crate::core::{
    CloseEvent, Code, Generation, Input, Loss, Machine, Millis, Options, Outcome, Output,
    RetryAnswer,
};
use crate::host::Attempt;
use crate::host::adapter::{Adapter, Awaited, Owner};
use crate::host::clock::{now, seed};
use crate::host::port::Port;
use alloc::boxed::Box;
use alloc::rc::Rc;
use core::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

/// One task.
pub(super) struct Driver {
    pub(super) id: u32,
    pub(super) delegate: Delegate,
    /// Events are places in the arena of the delegate, which holds the events of the running step.
    pub(super) machine: RefCell<Machine<u32>>,
    pub(super) adapter: Adapter,
    /// The Promise that the latest attempt waits for.
    pub(super) waiting: RefCell<Option<Box<Waiting>>>,
    pub(super) timer: Timer,
    is_draining: Cell<bool>,
}

/// The place that means "no event": then the delegate makes the event itself.
pub(super) const NO_EVENT: u32 = u32::MAX;
/// The number that means "no reason of ours": there is a close event.
const NO_REASON: u32 = u32::MAX;

impl Driver {
    pub(super) fn new(id: u32, delegate: Delegate, port: Port) -> Rc<Self> {
        Rc::new(Self {
            id,
            adapter: Adapter::new(id, port),
            delegate,
            machine: RefCell::new(Machine::new(Options::default(), seed())),
            waiting: RefCell::default(),
            timer: Timer::new(),
            is_draining: Cell::default(),
        })
    }

    /// Feeds an input to the core and acts on the outputs.
    pub(super) fn input(self: &Rc<Self>, input: Input<u32>) {
        self.machine.borrow_mut().handle(now(), input);
        self.drain();
    }

    /// Acts on the outputs until there are none, unless another call is doing so.
    pub(super) fn drain(self: &Rc<Self>) {
        let is_cut = self.machine.borrow_mut().take_cut();
        // A step that is running must know at once that it is cut.
        if self.delegate.defers(is_cut) || self.is_draining.get() {
            return;
        }
        self.is_draining.set(true);
        loop {
            let output = self.machine.borrow_mut().poll_output();
            let Some(output) = output else { break };
            self.act(output);
        }
        self.is_draining.set(false);
        if self.is_over() {
            self.leave_host();
        }
        let is_at_rest = self.is_at_rest();
        if is_at_rest {
            self.adapter.rest();
        }
        self.delegate.step_done(is_at_rest);
        self.arm();
    }

    /// Whether nothing is due but what the user calls next.
    #[inline(never)]
    pub(super) fn is_at_rest(&self) -> bool {
        self.machine.borrow().is_at_rest()
    }

    fn arm(&self) {
        let (deadline, awaits_pong) = {
            let machine = self.machine.borrow();
            (machine.next_deadline(), machine.awaits_pong())
        };
        self.timer.arm(self.id, deadline, awaits_pong);
    }

    /// The timer has fired. So its delay has passed, even if the host's clock stands still.
    pub(super) fn timeout(self: &Rc<Self>) {
        let fires_at = self.timer.disarm();
        self.look(fires_at);
        self.input(Input::Timeout);
    }

    /// Tells the core how much the socket has not sent yet. It is `earliest` or later.
    fn look(&self, earliest: f64) {
        let unsent = Input::Unsent(self.adapter.port.unsent());
        let now = now();
        let now = if now < earliest { earliest } else { now };
        self.machine.borrow_mut().handle(now, unsent);
    }

    /// Acts on an output that is about the latest attempt. While a ping waits for its answer, the core gets to know
    /// how much the socket sends.
    fn act_watched(self: &Rc<Self>, attempt: &Rc<Attempt>, output: &Output<u32>) {
        let is_watched = self.machine.borrow().awaits_pong();
        if is_watched {
            self.look(0.0);
        }
        self.act_on(attempt, output);
        if is_watched {
            self.look(0.0);
        }
    }

    fn act(self: &Rc<Self>, output: Output<u32>) {
        let delegate = &self.delegate;
        match output {
            Output::Connect { generation, attempt, again } => {
                self.connect(generation, attempt, again);
            }
            Output::CloseSocket { generation, .. }
            | Output::Abandon { generation, .. }
            | Output::Transmit { generation, .. }
            | Output::Ping { generation } => {
                if let Some(attempt) = self.adapter.attempt(generation) {
                    self.act_watched(&attempt, &output);
                }
            }
            Output::CloseDone => delegate.close_done(),
            Output::Result { id, outcome } => match outcome {
                Outcome::Sent(event) => delegate.sent(id, event),
                Outcome::Refused(event) => delegate.failed(id, Code::SendFailed.number(), event),
                Outcome::Failed(code) => delegate.failed(id, code.number(), NO_EVENT),
            },
            Output::FailSends(code) => delegate.fail_sends(code.number()),
            Output::PingResult { id, outcome } => match outcome {
                Ok(rtt) => delegate.ponged(id, rtt.get()),
                Err(code) => delegate.failed(id, code.number(), NO_EVENT),
            },
            Output::AskShouldReconnect { code, was_open, loss } => {
                self.lost(&loss);
                let again = delegate.should_reconnect(code, was_open);
                self.input(Input::ShouldReconnect(again));
            }
            Output::AskRetry { attempt, outage, loss } => {
                self.lost(&loss);
                let ms = delegate.retry(attempt, outage.get());
                self.input(Input::Retry(match ms {
                    ms if ms >= 0.0 => RetryAnswer::After(Millis::delay(ms)),
                    ms if ms < 0.0 => RetryAnswer::Stop,
                    _ => RetryAnswer::Default,
                }));
            }
            Output::Unanswered => delegate.emit(UNANSWERED, 0, 0.0),
            Output::AskNetwork => self.adapter.signals.ask_network(self),
            Output::Ready => delegate.ready(),
            Output::HooksDone { generation } => delegate.hooks_done(generation),
            Output::State { state, previous } => {
                delegate.log_state(state.number(), previous.number());
                // What the logger has done counts.
                if self.is_over() {
                    self.leave_host();
                } else {
                    self.adapter.signals.watch(self, true);
                }
                self.emit(Hook::StateChange, state.number(), f64::from(previous.number()));
            }
            Output::Open(event) => self.emit(Hook::Open, event.unwrap_or(NO_EVENT), 0.0),
            Output::Reopen { retries, down } => self.emit(Hook::Reopen, retries, down.get()),
            Output::Message(event) => self.emit(Hook::Message, event, 0.0),
            Output::Error { code, event } => {
                delegate.errored(code.number(), event.unwrap_or(NO_EVENT));
            }
            Output::Close(close) => {
                let (reason, event) = parts(&close);
                delegate.closed(close.loss().number(), reason, event);
            }
            Output::Reconnect => self.emit(Hook::Reconnect, 0, 0.0),
            Output::GiveUp(reason) => self.emit(Hook::GiveUp, reason.number(), 0.0),
            Output::Latency(rtt) => self.emit(Hook::Latency, 0, rtt.get()),
        }
    }

    /// Calls a hook whose arguments the delegate makes from `what`, a number or the place of an event, and `ms`.
    fn emit(&self, hook: Hook, what: u32, ms: f64) {
        self.delegate.emit(hook.number(), what, ms);
    }

    fn lost(&self, loss: &Loss<u32>) {
        let (reason, close) = parts(&loss.close);
        let (code, event) = match &loss.error {
            Some((code, event)) => (*code, event.unwrap_or(NO_EVENT)),
            None => (loss.close.loss(), NO_EVENT),
        };
        self.delegate.lost(code.number(), loss.error.is_none(), event, reason, close);
    }

    /// Acts on an output that is about the latest attempt.
    fn act_on(self: &Rc<Self>, attempt: &Rc<Attempt>, output: &Output<u32>) {
        match *output {
            Output::CloseSocket { code, .. } => attempt.close(self, code),
            Output::Transmit { id, size, since, .. } => {
                let is_taken = attempt.transmit(self, id);
                if !is_taken {
                    self.input(Input::Withheld { id, size, since });
                }
            }
            Output::Abandon { code, grace, .. } => {
                self.give_up_waiting();
                attempt.abandon(self, code, grace);
            }
            Output::Ping { generation } => {
                let is_sent = attempt.ping(self);
                if !is_sent {
                    self.input(Input::PingSkipped { generation });
                }
            }
            _ => {}
        }
    }

    fn is_over(&self) -> bool {
        self.machine.borrow().state().is_over()
    }

    /// The task has ended: nothing of it stays on the host, except what its socket needs to close.
    fn leave_host(self: &Rc<Self>) {
        self.adapter.claim.leave();
        self.adapter.signals.watch(self, false);
        self.give_up_waiting();
    }
}

impl Owner for Rc<Driver> {
    fn adapter(&self) -> &Adapter {
        &self.adapter
    }

    fn input(&self, input: Input<u32>) {
        Driver::input(self, input);
    }

    fn seen(&self, generation: Generation, size: f64) -> MessageVerdict {
        self.machine.borrow_mut().seen(generation, now(), size, false)
    }

    fn drain(&self) {
        Driver::drain(self);
    }

    fn wants(&self, generation: Generation) -> bool {
        self.machine.borrow().is_current(generation)
    }

    fn wait_for(&self, generation: Generation, promise: &JsValue, what: Awaited) {
        self.await_promise(generation, promise, what);
    }

    fn settled(&self) {
        self.poll();
    }
}

/// The number of our reason for a close, and the place of the close event; one of them is missing.
const fn parts(close: &CloseEvent<u32>) -> (u32, u32) {
    match close {
        CloseEvent::Given(event) => (NO_REASON, *event),
        CloseEvent::Ours(reason) => (reason.number(), NO_EVENT),
    }
}
