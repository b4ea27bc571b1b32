//! One attempt and its socket. The adapter in JS holds the socket and makes the calls, since each host answers
//! and fails in its own way.

use super::externs::SocketAdapter;
use crate::core::Generation;
use wasm_bindgen::prelude::*;

/// One attempt and its socket.
pub(crate) struct Socket {
    pub(crate) generation: Generation,
    adapter: SocketAdapter,
}

impl Socket {
    /// `again`: the attempt has waited for the close of an older socket.
    pub(crate) fn new(delegate: &JsValue, task: u32, generation: Generation, again: bool) -> Self {
        Self { generation, adapter: SocketAdapter::new(delegate, task, generation, again) }
    }

    /// Makes the adapter report how a Promise of params settles. No Rust future waits for it: futures take
    /// 7 KB of wasm, and a Promise that never settles must not keep the task alive.
    pub(crate) fn wait_for_params(&self, promise: &JsValue) {
        self.adapter.wait(promise);
    }

    /// Calls `connectSocket` with a fresh copy of the params. The adapter reports the socket, or why there
    /// is none.
    pub(crate) fn connect(&self, host: &JsValue, params: &JsValue) {
        self.adapter.connect(host, params);
    }

    /// Sends the message that the delegate keeps under this number; the adapter reports the answer by it.
    pub(crate) fn transmit(&self, id: u32) {
        self.adapter.transmit(id);
    }

    /// Sends a ping; the adapter reports a refusal. False if there is nothing to send.
    pub(crate) fn ping(&self) -> bool {
        self.adapter.ping()
    }

    /// Closes because the user called `close()`, with the request that the delegate keeps.
    pub(crate) fn close(&self) {
        self.adapter.close();
    }

    /// Asks the socket to close: now, and once more if it opens later. Its events do not count any more.
    pub(crate) fn abandon(&self) {
        self.adapter.abandon();
    }
}
