//! One attempt and the socket it leads to. Its adapter holds the socket and makes the calls: each host has
//! its own ways to answer or to fail.

use super::externs::SocketAdapter;
use crate::core::Generation;
use wasm_bindgen::prelude::*;

/// One attempt and the socket it leads to.
pub(crate) struct Socket {
    pub(crate) generation: Generation,
    adapter: SocketAdapter,
}

impl Socket {
    /// `again`: the attempt has waited for what was in its way.
    pub(crate) fn new(delegate: &JsValue, task: u32, generation: Generation, again: bool) -> Self {
        Self { generation, adapter: SocketAdapter::new(delegate, task, generation, again) }
    }

    /// The adapter will hear how a Promise of params settles. No future of ours waits for it: one that
    /// never settles must keep nothing alive, and futures cost 7 KB of wasm.
    pub(crate) fn wait_for_params(&self, promise: &JsValue) {
        self.adapter.wait(promise);
    }

    /// Calls `connectSocket` with a fresh copy of the params. The adapter hears of the socket, or why
    /// there is none.
    pub(crate) fn connect(&self, host: &JsValue, params: &JsValue) {
        self.adapter.connect(host, params);
    }

    /// Sends the message that the delegate keeps by this number; the host answers by it.
    pub(crate) fn transmit(&self, id: u32) {
        self.adapter.transmit(id);
    }

    /// Sends a ping; a refusal is heard by the adapter. False if there is nothing to send.
    pub(crate) fn ping(&self) -> bool {
        self.adapter.ping()
    }

    /// Closes by the user's wish, with what the delegate keeps of it.
    pub(crate) fn close(&self) {
        self.adapter.close();
    }

    /// Asks the socket to close, now and again if it opens late; none of its events count any more.
    pub(crate) fn abandon(&self) {
        self.adapter.abandon();
    }
}
