//! Hosts whose `connectSocket` gives a socket with listeners of its own: at once or by a Promise.
//! Told by what an object does, never by its name: `tt` alone is two hosts.

use super::browser;
use super::externs::{Host, Socket, Tap, can, heard, make_tap};
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
    pub(crate) fn new(face: &JsValue, task: u32, generation: Generation) -> Self {
        Self { generation, tap: make_tap(face, task, generation), socket: RefCell::default() }
    }

    /// The tap will hear how a Promise of params settles. No future of ours waits for it: one that
    /// never settles must keep nothing alive, and futures cost 7 KB of wasm.
    pub(crate) fn wait_for_params(&self, promise: &JsValue) {
        self.tap.wait(promise, heard::PARAMS, heard::PARAMS_FAILED);
    }

    /// Calls `connectSocket` with a fresh copy of the params. The socket, if there is one at once;
    /// else the tap will hear of it, or has heard why not.
    pub(crate) fn connect(&self, host: &Host, params: &JsValue) -> Option<Socket> {
        match self.call(host, params) {
            Ok(socket) => socket,
            Err(reason) => {
                self.tap.refuse(&reason);
                None
            }
        }
    }

    fn call(&self, host: &Host, params: &JsValue) -> Result<Option<Socket>, JsValue> {
        let params = self.tap.params(params)?;
        // Taro's wrapper gives a Promise that settles after the open may have come; the platform's
        // own object lies beside it.
        let returned = match host.mini_global() {
            Ok(native) if can(&native, "connectSocket") => native.connect_socket(&params)?,
            _ if can(host, "connectSocket") => host.connect_socket(&params)?,
            _ => browser::connect(host, &params)?,
        };
        if can(&returned, "onOpen") {
            return self.take(returned, false).map(Some);
        }
        if !can(&returned, "then") {
            return Err("connectSocket returned no socket".into());
        }
        match returned.returned() {
            // mpx: the socket lies beside a Promise of no use.
            Ok(socket) if can(&socket, "onOpen") => {
                self.tap.mind(&returned);
                self.take(socket, false).map(Some)
            }
            _ => {
                self.tap.wait(&returned, heard::HANDED_OVER, heard::REFUSED);
                Ok(None)
            }
        }
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

    /// Puts the listeners on, in the order of 1.x, in the same tick in which the socket exists.
    fn take(&self, socket: Socket, may_be_open: bool) -> Result<Socket, JsValue> {
        self.socket.replace(Some(socket.clone()));
        socket.on_close(&self.tap.on_close())?;
        // Feishu documents none.
        if can(&socket, "onError") {
            socket.on_error(&self.tap.on_error())?;
        }
        socket.on_open(&self.tap.on_open())?;
        socket.on_message(&self.tap.on_message())?;
        if may_be_open && socket.ready_state()?.as_f64() == Some(1.0) {
            let opened: js_sys::Function = self.tap.on_open().unchecked_into();
            opened.call0(&JsValue::UNDEFINED)?;
        }
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
