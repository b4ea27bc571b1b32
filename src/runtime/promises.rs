//! Waits for Promises: of params, of sockets, of the bytes of Blobs. A task waits for one at a time, in a slot of its
//! own, so there is no queue of futures, and what a Promise gives is used in the turn in which it comes.

use super::driver::Driver;
use crate::core::Generation;
use crate::host::Report;
use crate::host::adapter::Awaited;
use crate::host::port::AwaitedPromise;
use alloc::boxed::Box;
use alloc::rc::Rc;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The Promise that a task waits for.
pub(super) struct Waiting {
    generation: Generation,
    what: Awaited,
    promise: AwaitedPromise,
    future: JsFuture,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.promise.give_up();
    }
}

impl Driver {
    /// Waits for a Promise, instead of the one before.
    pub(super) fn await_promise(
        self: &Rc<Self>,
        generation: Generation,
        promise: &JsValue,
        what: Awaited,
    ) {
        self.give_up_waiting();
        let late_fail = match what {
            Awaited::Socket => Report::Refused,
            _ => Report::Nothing,
        };
        let promise = self.adapter.port.awaited(promise, late_fail, what.limit());
        let future = JsFuture::from(promise.unchecked_ref::<Promise>().clone());
        self.waiting.replace(Some(Box::new(Waiting { generation, what, promise, future })));
    }

    /// Waits for nothing any more.
    pub(super) fn give_up_waiting(&self) {
        // The slot is empty before the Promise is given up, which wakes the task.
        drop(self.waiting.take());
    }

    /// The Promise has settled. It wakes the task itself, so no waker is needed.
    pub(super) fn poll(self: &Rc<Self>) {
        let mut slot = self.waiting.borrow_mut();
        let Some(waiting) = &mut *slot else { return };
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(result) = Pin::new(&mut waiting.future).poll(&mut context) else { return };
        let Waiting { generation, what, .. } = **waiting;
        drop(slot);
        self.give_up_waiting();
        self.settled(generation, what, result);
    }

    fn settled(
        self: &Rc<Self>,
        generation: Generation,
        what: Awaited,
        result: Result<JsValue, JsValue>,
    ) {
        let Some(attempt) = self.adapter.attempt(generation) else { return };
        match what {
            Awaited::Params => self.params_settled(generation, result),
            Awaited::Socket => attempt.take_later(self, result),
            Awaited::Blob => attempt.unpacked(self, &result.unwrap_or_default()),
            Awaited::Open => attempt.seems_open(self),
        }
    }
}
