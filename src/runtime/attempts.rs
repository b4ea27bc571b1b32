//! Attempts: their params, which may come by a Promise, and the connect call.

use super::driver::Driver;
use crate::core::{Generation, Input, Millis};
use crate::host::externs::is_promise;
use crate::host::socket::Socket;
use alloc::rc::Rc;
use wasm_bindgen::prelude::*;

impl Driver {
    pub(super) fn connect(self: &Rc<Self>, generation: Generation, attempt: u32, again: bool) {
        let socket = Rc::new(Socket::new(self.delegate.as_ref(), self.id, generation, again));
        self.socket.replace(Some(Rc::clone(&socket)));
        match self.delegate.params(attempt, again) {
            Ok(params) if is_promise(&params) => socket.wait_for_params(&params),
            params => self.params_settled(generation, params),
        }
    }

    /// The params are known, or their function failed. They are ignored if the attempt has ended.
    pub(super) fn params_settled(
        self: &Rc<Self>,
        generation: Generation,
        params: Result<JsValue, JsValue>,
    ) {
        if !self.is_current(generation) {
            return;
        }
        let read = params.and_then(|params| {
            let timeout = self.delegate.timeout_in(&params)?;
            Ok((params, timeout))
        });
        match read {
            Ok((params, timeout)) => {
                let timeout = Millis::delay(timeout);
                self.input(Input::Params { generation, timeout });
                self.connect_with(generation, &params);
            }
            Err(reason) => {
                let event = self.delegate.keep(reason);
                self.input(Input::ParamsFailed { generation, event });
            }
        }
    }

    fn connect_with(self: &Rc<Self>, generation: Generation, params: &JsValue) {
        if !self.is_current(generation) {
            return;
        }
        let Some(socket) = self.socket(generation) else { return };
        let host = self.host.borrow().clone();
        socket.connect(&host, params);
    }

    fn is_current(&self, generation: Generation) -> bool {
        self.machine.borrow().is_current(generation)
    }
}
