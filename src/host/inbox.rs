//! The messages that the listener of the message path (`js/bridge/message-listener.js`) does not deliver by itself:
//! those of another shape, and those that come while a Blob is unpacked. They are delivered in order.

use super::adapter::{Awaited, Owner};
use super::attempt::Attempt;
use super::event::{is_blob, message_event};
use super::sys::{bytes_of, get, number_in, size_in, with_data};
use crate::core::Input;
use crate::core::protocol::MessageVerdict;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::mem;
use wasm_bindgen::prelude::*;

/// If more bytes wait, the first Blob is delivered as it is. Each message counts as some more.
const MAX_BYTES: f64 = 67_108_864.0;
const BYTES_OF_MESSAGE: f64 = 1_000.0;

/// The messages that wait, because they or earlier ones must be unpacked first.
#[derive(Default)]
pub(super) struct Inbox {
    messages: RefCell<Vec<Waiting>>,
    /// The place of the first one. Those before it are taken out, and are removed together.
    first: Cell<usize>,
    bytes: Cell<f64>,
}

impl Inbox {
    fn is_empty(&self) -> bool {
        self.messages.borrow().is_empty()
    }

    /// The bytes of the first message, if there is one.
    fn first_bytes(&self) -> Option<JsValue> {
        let messages = self.messages.borrow();
        messages.get(self.first.get()).map(|waiting| waiting.bytes.clone())
    }

    /// Takes the first message out. Once half of the places are empty, they are removed: so however many messages wait,
    /// each is moved about once.
    fn pop(&self) -> Option<Waiting> {
        let mut messages = self.messages.borrow_mut();
        let first = messages.get_mut(self.first.get()).map(mem::take)?;
        let empty = self.first.get().saturating_add(1);
        let is_half = empty >= messages.len().saturating_sub(empty);
        if is_half {
            messages.drain(..empty);
        }
        self.first.set(if is_half { 0 } else { empty });
        self.bytes.set(self.bytes.get() - first.size);
        Some(first)
    }

    fn push(&self, waiting: Waiting) {
        self.bytes.set(self.bytes.get() + waiting.size);
        self.messages.borrow_mut().push(waiting);
    }
}

/// A message that waits.
#[derive(Default)]
struct Waiting {
    event: JsValue,
    /// A Promise of its bytes; undefined if it is no Blob.
    bytes: JsValue,
    /// It has already counted as proof of life.
    is_counted: bool,
    /// How much memory it takes.
    size: f64,
}

impl Attempt {
    /// A message that the listener has passed here.
    pub(crate) fn receive(&self, owner: &impl Owner, event: JsValue) {
        if self.is_abandoned() {
            return;
        }
        let data = get(&event, "data");
        let is_blob = is_blob(&data);
        let is_first = self.inbox.is_empty();
        if is_first && !is_blob {
            return self.deliver(owner, event, false);
        }
        let size = if is_blob { number_in(&data, "size") } else { size_in(&event, "data") };
        let size = size.max(0.0);
        // It counts as proof of life at once, unless the verdict is slow: then it counts when it is delivered.
        let verdict = owner.seen(self.generation, size);
        if verdict == MessageVerdict::Drop {
            return;
        }
        let is_counted = verdict != MessageVerdict::Slow;
        let bytes = if is_blob { bytes_of(data.unchecked_ref()) } else { JsValue::UNDEFINED };
        self.inbox.push(Waiting { event, bytes, is_counted, size: size + BYTES_OF_MESSAGE });
        if is_first {
            owner.adapter().port.hold_messages(true);
            self.unpack(owner);
        }
        if self.inbox.bytes.get() > MAX_BYTES {
            self.unpacked(owner, &JsValue::UNDEFINED);
        }
        if verdict == MessageVerdict::Drain {
            owner.drain();
        }
    }

    /// Delivers what waits, up to the next Blob, and waits for that.
    fn unpack(&self, owner: &impl Owner) {
        while let Some(bytes) = self.inbox.first_bytes() {
            if !bytes.is_undefined() {
                return owner.wait_for(self.generation, &bytes, Awaited::Blob);
            }
            self.deliver_first(owner, &bytes);
        }
        // A hook may have begun another attempt.
        if !self.is_abandoned() {
            owner.adapter().port.hold_messages(false);
        }
    }

    /// The bytes of the first message are there; undefined if it is delivered as it is.
    pub(crate) fn unpacked(&self, owner: &impl Owner, bytes: &JsValue) {
        self.deliver_first(owner, bytes);
        self.unpack(owner);
    }

    fn deliver_first(&self, owner: &impl Owner, bytes: &JsValue) {
        let Some(Waiting { event, is_counted, .. }) = self.inbox.pop() else { return };
        if self.is_closed() {
            return;
        }
        let event = if bytes.is_undefined() { event } else { with_data(&event, bytes) };
        self.deliver(owner, event, is_counted);
    }

    fn deliver(&self, owner: &impl Owner, event: JsValue, is_counted: bool) {
        let Self { generation, .. } = *self;
        if !owner.wants(generation) {
            return;
        }
        let port = &owner.adapter().port;
        let event = message_event(event);
        let size = size_in(&event, "data");
        let pong = port.accepts_pong(&event, size < 0.0);
        // A pong is counted once more, since it was not known to be a pong before.
        let size = if is_counted && !pong { -1.0 } else { size.max(0.0) };
        let event = port.keep(&event);
        owner.input(Input::Message { generation, size, pong, event });
    }
}
