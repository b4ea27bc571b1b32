//! The adapter of one task: its host, and what the task has of it.

use super::attempt::Attempt;
use super::global_socket::Claim;
use super::platform::platform_of;
use super::port::Port;
use super::signals::Signals;
use crate::core::protocol::MessageVerdict;
use crate::core::{Generation, Input};
use alloc::rc::Rc;
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The task that an adapter belongs to.
pub(crate) trait Owner {
    /// Its adapter.
    fn adapter(&self) -> &Adapter;
    /// Feeds an input to the core and acts on the outputs.
    fn input(&self, input: Input<u32>);
    /// Counts a message as proof of life.
    fn seen(&self, generation: Generation, size: f64) -> MessageVerdict;
    /// Acts on the outputs that this has caused.
    fn drain(&self);
    /// Whether it still goes on with the attempt of this generation. The user may end it in any function that is called.
    fn wants(&self, generation: Generation) -> bool;
    /// Waits for a Promise. A task waits for one at a time: that of its latest attempt.
    fn wait_for(&self, generation: Generation, promise: &JsValue, what: Awaited);
    /// That Promise has settled.
    fn settled(&self);
}

/// What a Promise gives.
#[derive(Clone, Copy)]
pub(crate) enum Awaited {
    /// The params of an attempt.
    Params,
    /// The socket of an attempt.
    Socket,
    /// The bytes of a message.
    Blob,
    /// Nothing, but a socket may have opened meanwhile.
    Open,
}

impl Awaited {
    /// How long (ms) to wait at most; 0: as long as the attempt lasts.
    pub(crate) const fn limit(self) -> u32 {
        match self {
            Self::Blob => 10_000,
            Self::Open => 1_000,
            _ => 0,
        }
    }
}

/// The adapter of one task.
pub(crate) struct Adapter {
    pub(crate) task: u32,
    pub(crate) port: Port,
    /// The option `miniprogram`.
    pub(crate) host: RefCell<JsValue>,
    /// The latest attempt.
    pub(super) attempt: RefCell<Option<Rc<Attempt>>>,
    /// That to the one global socket of a host.
    pub(crate) claim: Claim,
    pub(crate) signals: Signals,
}

impl Adapter {
    pub(crate) fn new(task: u32, port: Port) -> Self {
        Self {
            task,
            port,
            host: RefCell::default(),
            attempt: RefCell::default(),
            claim: Claim::default(),
            signals: Signals::default(),
        }
    }

    /// The task is at rest: lets go of all that could reach it. The host is set again before the next call of the user.
    pub(crate) fn rest(&self) {
        drop(self.attempt.take());
        drop(self.host.take());
    }

    /// The platform that the host stands for.
    pub(super) fn platform(&self) -> JsValue {
        let host = self.host.borrow().clone();
        platform_of(&host)
    }

    /// Begins an attempt. `again`: it has waited for the close of an older socket.
    pub(crate) fn begin(&self, generation: Generation, again: bool) {
        let attempt = Rc::new(Attempt::new(self.task, generation, again));
        self.attempt.replace(Some(attempt));
    }

    /// The attempt of this generation, if it is the latest.
    pub(crate) fn attempt(&self, generation: Generation) -> Option<Rc<Attempt>> {
        let latest = self.attempt.borrow();
        latest.as_ref().filter(|attempt| attempt.generation == generation).cloned()
    }
}
