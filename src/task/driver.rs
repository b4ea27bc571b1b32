//! The pump: an input into the core, its outputs acted on one by one, the one timer armed.
//!
//! JS runs in between, and may call back in at any point. So no borrow lasts while it runs; a call
//! from a hook changes the core at once, and the loop that is running acts on what follows.

use super::face::Face;
use crate::core::{
    CloseEvent, Input, Loss, Machine, Millis, Options, Outcome, Output, RetryAnswer,
};
use crate::host::clock::{now, seed};
use crate::host::socket_task::SocketTask;
use crate::host::timer::Timer;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

/// One task.
pub(super) struct Driver {
    pub(super) id: u32,
    pub(super) face: Face,
    /// Its events are places in `events`.
    pub(super) machine: RefCell<Machine<u32>>,
    /// The option `miniprogram`.
    pub(super) host: RefCell<JsValue>,
    /// The adapter of the latest attempt.
    pub(super) socket: RefCell<Option<Rc<SocketTask>>>,
    /// The params of the latest attempt that had any.
    pub(super) params: RefCell<JsValue>,
    /// The host's events that the running step is about; the core passes their places through.
    events: RefCell<Vec<JsValue>>,
    timer: Timer,
    is_draining: Cell<bool>,
}

/// The place of no event: the close event that goes with it is one of the face's own making.
pub(super) const NO_EVENT: u32 = u32::MAX;

impl Driver {
    pub(super) fn new(id: u32, face: Face) -> Rc<Self> {
        Rc::new(Self {
            id,
            face,
            machine: RefCell::new(Machine::new(Options::default(), seed())),
            host: RefCell::default(),
            socket: RefCell::default(),
            params: RefCell::default(),
            events: RefCell::default(),
            timer: Timer::default(),
            is_draining: Cell::default(),
        })
    }

    /// Feeds the core and acts on what comes of it.
    pub(super) fn input(self: &Rc<Self>, input: Input<u32>) {
        self.machine.borrow_mut().handle(now(), input);
        self.drain();
    }

    /// Acts on the outputs until there are none, unless that is under way already.
    pub(super) fn drain(self: &Rc<Self>) {
        if self.is_draining.get() || self.face.defers() {
            return;
        }
        self.is_draining.set(true);
        loop {
            let output = self.machine.borrow_mut().poll_output();
            let Some(output) = output else { break };
            self.act(output);
        }
        self.is_draining.set(false);
        let events = self.events.take();
        drop(events);
        self.arm();
    }

    fn arm(self: &Rc<Self>) {
        let deadline = self.machine.borrow().next_deadline();
        let task = Rc::downgrade(self);
        self.timer.arm(deadline, move || {
            if let Some(driver) = task.upgrade() {
                driver.timer.clear();
                driver.input(Input::Timeout);
            }
        });
    }

    fn act(self: &Rc<Self>, output: Output<u32>) {
        let face = &self.face;
        match output {
            Output::Connect { generation, attempt, again } => {
                self.connect(generation, attempt, again);
            }
            Output::CloseSocket { generation, .. } => {
                let param = face.take_close();
                self.with_socket(generation, |socket| socket.close(&param))
            }
            Output::CloseDone => face.close_done(),
            Output::Abandon { generation } => self.with_socket(generation, SocketTask::abandon),
            Output::Transmit { generation, id } => {
                let message = face.take_message(id);
                self.with_socket(generation, |socket| socket.transmit(&message, id))
            }
            Output::Ping { generation } => {
                let data = face.ping_data();
                if data.is_undefined() {
                    self.input(Input::PingSkipped { generation });
                } else {
                    self.with_socket(generation, |socket| socket.ping(&data));
                }
            }
            Output::Result { id, outcome } => match outcome {
                Outcome::Sent(event) => face.sent(id, "", &self.event(event)),
                Outcome::Refused(event) => face.sent(id, "send-failed", &self.event(event)),
                Outcome::Failed(code) => face.sent(id, code.code(), &JsValue::UNDEFINED),
            },
            Output::PingResult { id, outcome } => match outcome {
                Ok(rtt) => face.ponged(id, "", rtt.get()),
                Err(code) => face.ponged(id, code.code(), 0.0),
            },
            Output::AskShouldReconnect { code, was_open, loss } => {
                self.lost(&loss);
                let again = face.should_reconnect(code, was_open);
                self.input(Input::ShouldReconnect(again));
            }
            Output::AskRetry { attempt, outage, loss } => {
                self.lost(&loss);
                let ms = face.retry(attempt, outage.get());
                self.input(Input::Retry(match ms {
                    ms if ms >= 0.0 => RetryAnswer::After(Millis::delay(ms)),
                    ms if ms < 0.0 => RetryAnswer::Stop,
                    _ => RetryAnswer::Default,
                }));
            }
            Output::Ready => face.ready(),
            Output::HooksDone { generation } => face.hooks_done(generation),
            Output::State { state, previous } => face.state_changed(state.name(), previous.name()),
            Output::Open(event) => face.opened(&self.event_or_none(event)),
            Output::Reopen { retries, down } => face.reopened(retries, down.get()),
            Output::Message(event) => face.message(&self.event(event)),
            Output::Error { code, event } => {
                face.failed(code.code(), &self.event_or_none(event))
            }
            Output::Close(close) => {
                let (reason, event) = self.parts(&close);
                face.closed(reason, &event);
            }
            Output::Reconnect => face.reconnecting(),
            Output::GiveUp(reason) => face.gave_up(reason.code()),
            Output::Latency(rtt) => face.latency(rtt.get()),
        }
    }

    fn lost(&self, loss: &Loss<u32>) {
        let (error, event) = match &loss.error {
            Some((code, event)) => (code.code(), self.event_or_none(*event)),
            None => ("", JsValue::UNDEFINED),
        };
        let (reason, close) = self.parts(&loss.close);
        self.face.lost(error, &event, reason, &close);
    }

    fn parts(&self, close: &CloseEvent<u32>) -> (&'static str, JsValue) {
        match close {
            CloseEvent::Given(event) => ("", self.event(*event)),
            CloseEvent::Ours(reason) => (reason, JsValue::UNDEFINED),
        }
    }

    /// Keeps an event for the running step, and gives its place.
    pub(super) fn keep(&self, event: JsValue) -> u32 {
        let mut events = self.events.borrow_mut();
        events.push(event);
        // Far fewer than this in one step; one too many would be told as undefined.
        u32::try_from(events.len()).unwrap_or(NO_EVENT).saturating_sub(1)
    }

    fn event(&self, place: u32) -> JsValue {
        self.events.borrow().get(place as usize).cloned().unwrap_or_default()
    }

    fn event_or_none(&self, place: Option<u32>) -> JsValue {
        self.event(place.unwrap_or(NO_EVENT))
    }

    /// The adapter of this attempt, if it is the latest.
    pub(super) fn socket(&self, generation: u32) -> Option<Rc<SocketTask>> {
        self.socket.borrow().clone().filter(|socket| socket.generation == generation)
    }

    fn with_socket(&self, generation: u32, act: impl FnOnce(&SocketTask)) {
        if let Some(socket) = self.socket(generation) {
            act(&socket);
        }
    }
}
