//! The kinds of sockets behind one shape.

use super::port::Closer;
use super::report::Report;
use super::sys::{can, get, invoke, set};
use super::web_socket;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::WebSocket;

/// The socket of an attempt.
pub(super) enum Link {
    /// A task with listeners of its own, as most hosts make it.
    Task(JsValue),
    /// A socket of a `WebSocket` class.
    Native(WebSocket),
    /// The one socket of a host.
    Global(JsValue),
}

impl Link {
    /// The socket in what a host gives; `None` if there is none.
    pub(super) fn of(value: &JsValue) -> Option<Self> {
        if web_socket::is_socket(value) {
            return Some(Self::native(value));
        }
        if !can(value, "onOpen") {
            return None;
        }
        // On H5, Taro's task keeps only one listener for each event and loses close codes, so its native socket is
        // used instead.
        let native = get(value, "ws");
        if web_socket::is_socket(&native) {
            return Some(Self::native(&native));
        }
        Some(Self::Task(value.clone()))
    }

    fn native(socket: &JsValue) -> Self {
        // A class that replaces `WebSocket` in a test may refuse this. Blobs are converted when they come.
        set(socket, "binaryType", &"arraybuffer".into());
        Self::Native(socket.clone().unchecked_into())
    }

    /// The object that has its methods.
    pub(super) fn target(&self) -> &JsValue {
        match self {
            Self::Task(socket) | Self::Global(socket) => socket,
            Self::Native(socket) => socket,
        }
    }

    /// How to close it. `given` is what the host gave: the socket, or a task around it.
    pub(super) fn closer(&self, given: &JsValue) -> Closer {
        Closer::new(self.target(), given, matches!(self, Self::Native(_)))
    }

    /// Adds a listener: `method` is that of a task, `event` the name for a native socket.
    pub(super) fn listen(
        &self,
        report: Report,
        method: &str,
        event: &str,
        listener: &Function,
    ) -> Result<(), JsValue> {
        match self {
            Self::Native(socket) => socket.add_event_listener_with_callback(event, listener),
            // Feishu does not document `onError`.
            _ if report == Report::Errored && !can(self.target(), method) => Ok(()),
            _ => invoke(self.target(), method, listener).map(drop),
        }
    }
}
