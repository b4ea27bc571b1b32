//! The kinds of sockets behind one shape.

use super::port::Closer;
use super::report::Report;
use super::sys::{can, invoke, native_in, number_in, set};
use crate::core::close_code::REPLACED;
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
    /// The socket in what a host gives; `None` if there is none. On H5, Taro's task keeps only one listener for each event
    /// and loses close codes, so its native socket is used instead.
    pub(super) fn of(value: &JsValue) -> Option<Self> {
        native_in(value)
            .map(Self::Native)
            .or_else(|| can(value, "onOpen").then(|| Self::Task(value.clone())))
    }

    /// Asks for bytes instead of Blobs. A class may refuse this, so Blobs are converted when they come.
    pub(super) fn ask_for_bytes(&self) {
        if self.is_native() {
            set(self.target(), "binaryType", &"arraybuffer".into());
        }
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
        Closer::new(self.target(), given, self.is_native(), REPLACED)
    }

    /// Whether it is a socket of a `WebSocket` class.
    pub(super) const fn is_native(&self) -> bool {
        matches!(self, Self::Native(_))
    }

    /// How far the socket says it has come: a number of the class `WebSocket`, or NaN. For a task it is only a hint.
    fn ready_state(&self) -> f64 {
        number_in(self.target(), "readyState")
    }

    /// Whether it says that it is open.
    pub(super) fn is_open(&self) -> bool {
        self.ready_state() == 1.0
    }

    /// Whether it may be called, even if the host has not said so.
    pub(super) fn may_be_called(&self) -> bool {
        self.is_native() || self.is_open()
    }

    /// Whether it is closing or closed, though it may not have reported that yet. Then it drops messages without an error.
    pub(super) fn is_closing(&self) -> bool {
        self.is_native() && self.ready_state() > 1.0
    }

    /// Adds a listener: `method` is that of a task, `slot` the one of a native socket. The slots of sockets that have
    /// another way belong to the app.
    pub(super) fn listen(
        &self,
        report: Report,
        method: &str,
        slot: &str,
        listener: &Function,
    ) -> Result<(), JsValue> {
        match self {
            Self::Native(socket) if can(socket, "addEventListener") => {
                let event = slot.get(2..).unwrap_or_default();
                socket.add_event_listener_with_callback(event, listener)
            }
            Self::Native(socket) => {
                set(socket, slot, listener);
                Ok(())
            }
            // Feishu does not document `onError`.
            _ if report == Report::Errored && !can(self.target(), method) => Ok(()),
            _ => invoke(self.target(), method, listener).map(drop),
        }
    }
}
