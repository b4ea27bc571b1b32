//! Hosts whose `connectSocket` gives a socket with listeners of its own: at once or by a Promise.
//! Told by what an object does, never by its name: `tt` alone is two hosts.

use super::externs::{Socket, Tap, can, heard, make_tap};
use crate::core::Generation;
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

/// One attempt and the socket it leads to.
pub(crate) struct SocketTask {
    pub(crate) generation: Generation,
    tap: Tap,
    socket: RefCell<Option<Socket>>,
}

impl SocketTask {
    /// `again`: the attempt has waited for what was in its way.
    pub(crate) fn new(face: &JsValue, task: u32, generation: Generation, again: bool) -> Self {
        let tap = make_tap(face, task, generation, again);
        Self { generation, tap, socket: RefCell::default() }
    }

    /// The tap will hear how a Promise of params settles. No future of ours waits for it: one that
    /// never settles must keep nothing alive, and futures cost 7 KB of wasm.
    pub(crate) fn wait_for_params(&self, promise: &JsValue) {
        self.tap.wait(promise, heard::PARAMS, heard::PARAMS_FAILED);
    }

    /// Calls `connectSocket` with a fresh copy of the params. The socket, if there is one at once;
    /// else the tap will hear of it, or has heard why not.
    pub(crate) fn connect(&self, host: &JsValue, params: &JsValue) -> Option<Socket> {
        match self.call(host, params) {
            Ok(socket) => socket,
            Err(reason) => {
                self.tap.refuse(&reason);
                None
            }
        }
    }

    fn call(&self, host: &JsValue, params: &JsValue) -> Result<Option<Socket>, JsValue> {
        let returned = self.tap.connect(host, params)?;
        if can(&returned, "onOpen") {
            return self.take(returned.unchecked_into(), false).map(Some);
        }
        if !returned.is_undefined() {
            self.tap.wait(&returned, heard::HANDED_OVER, heard::REFUSED);
        }
        Ok(None)
    }

    /// A Promise of the host's has led to a socket, or to something else.
    pub(crate) fn handed_over(&self, value: &JsValue) -> Option<Socket> {
        let taken = if can(value, "onOpen") {
            self.take(value.clone().unchecked_into(), true)
        } else {
            Err("the Promise of connectSocket led to no socket".into())
        };
        taken.inspect_err(|reason| self.tap.refuse(reason)).ok()
    }

    /// Puts the listeners on, in the same tick in which the socket exists.
    fn take(&self, socket: Socket, may_be_open: bool) -> Result<Socket, JsValue> {
        self.socket.replace(Some(socket.clone()));
        self.tap.take(&socket, may_be_open)?;
        Ok(socket)
    }

    /// Sends the message that the face keeps by this number; the host answers by it.
    pub(crate) fn transmit(&self, id: u32) {
        if let Some(socket) = self.socket() {
            self.tap.transmit(&socket, id);
        }
    }

    /// Sends a ping; a refusal is heard by the tap. False if there is nothing to send.
    pub(crate) fn ping(&self) -> bool {
        self.socket().is_none_or(|socket| self.tap.ping(&socket))
    }

    /// Closes by the user's wish, with what the face keeps of it.
    pub(crate) fn close(&self) {
        if let Some(socket) = self.socket() {
            self.tap.close(&socket);
        }
    }

    /// Asks the socket to close, now and again if it opens late; none of its events count any more.
    pub(crate) fn abandon(&self) {
        self.tap.abandon(&self.socket().map_or(JsValue::NULL, Into::into));
    }

    /// The socket, cloned: no borrow may last while JS runs.
    fn socket(&self) -> Option<Socket> {
        self.socket.borrow().clone()
    }
}
