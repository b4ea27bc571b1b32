//! Attempts: their params, which may come by a Promise, and the connect call.

use super::driver::Driver;
use crate::core::{Generation, Input, Millis};
use crate::host::adapter::{Awaited, Owner};
use crate::host::is_promise;
use alloc::rc::Rc;
use wasm_bindgen::prelude::*;

impl Driver {
    pub(super) fn connect(self: &Rc<Self>, generation: Generation, attempt: u32, again: bool) {
        self.give_up_waiting();
        self.adapter.begin(generation, again);
        match self.delegate.params(attempt, again) {
            Ok(params) if is_promise(&params) => {
                self.await_promise(generation, &params, Awaited::Params);
            }
            params => self.params_settled(generation, params),
        }
    }

    /// The params are known, or their function failed. They are ignored if the attempt has ended.
    pub(super) fn params_settled(
        self: &Rc<Self>,
        generation: Generation,
        params: Result<JsValue, JsValue>,
    ) {
        if !self.wants(generation) {
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
                let event = self.adapter.port.keep(&reason);
                self.input(Input::ParamsFailed { generation, event });
            }
        }
    }

    fn connect_with(self: &Rc<Self>, generation: Generation, params: &JsValue) {
        let limit = self.machine.borrow().attempt_limit();
        if let Some(attempt) = self.adapter.attempt(generation)
            && self.wants(generation)
        {
            attempt.connect(self, params, limit.get().ceil());
        }
    }
}
