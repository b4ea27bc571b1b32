//! Attempts: their params, which may take a Promise's time, and the connect call.

use super::driver::Driver;
use crate::core::{Generation, Input, Millis};
use crate::host::externs::can;
use crate::host::socket_task::SocketTask;
use alloc::rc::Rc;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The params of the latest attempt.
#[derive(Default)]
pub(super) struct Params {
    known: JsValue,
    /// Ends the wait for a Promise of params, which may never settle.
    cancel: Option<(Generation, Function)>,
}

impl Driver {
    pub(super) fn connect(self: &Rc<Self>, generation: Generation, attempt: u32, again: bool) {
        let socket = SocketTask::new(self.face.as_ref(), self.id, generation);
        self.socket.replace(Some(Rc::new(socket)));
        if again {
            let params = self.params.borrow().known.clone();
            return self.connect_with(generation, &params);
        }
        match self.face.params(attempt) {
            Ok(params) if can(&params, "then") => self.wait_for_params(generation, &params),
            params => self.params_settled(generation, params),
        }
    }

    /// Races the params against the end of their attempt: a Promise that never settles must not
    /// keep a future of ours for ever.
    fn wait_for_params(self: &Rc<Self>, generation: Generation, params: &JsValue) {
        let mut cancel = None;
        let cancelled = Promise::new(&mut |resolve, _| cancel = Some(resolve));
        self.params.borrow_mut().cancel = cancel.map(|cancel| (generation, cancel));
        let race = Promise::race(&Array::of2(params, &cancelled));
        let task = Rc::downgrade(self);
        spawn_local(async move {
            let settled = JsFuture::from(race).await;
            if let Some(driver) = task.upgrade() {
                driver.params_settled(generation, settled);
            }
        });
    }

    fn params_settled(self: &Rc<Self>, generation: Generation, params: Result<JsValue, JsValue>) {
        if !self.is_current(generation) {
            return;
        }
        let read = params.and_then(|params| {
            let timeout = self.face.timeout_in(&params)?;
            Ok((params, timeout))
        });
        match read {
            Ok((params, timeout)) => {
                self.params.borrow_mut().known = params.clone();
                let timeout = Some(Millis::delay(timeout));
                self.input(Input::Params { generation, timeout });
                self.connect_with(generation, &params);
            }
            Err(reason) => {
                let event = self.keep(reason);
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
        let connected = socket.connect(host.unchecked_ref(), params);
        self.show(generation, connected);
    }

    /// A Promise of the host's has led to a socket, or to something else.
    pub(super) fn handed_over(self: &Rc<Self>, generation: Generation, value: &JsValue) {
        let taken = self.socket(generation).and_then(|socket| socket.handed_over(value));
        self.show(generation, taken);
    }

    fn show(self: &Rc<Self>, generation: Generation, socket: Option<impl Into<JsValue>>) {
        if let Some(socket) = socket {
            self.face.socket(&socket.into());
            self.input(Input::Socket { generation });
        }
    }

    /// Lets go of params that nobody waits for any more.
    pub(super) fn drop_stale_params(&self) {
        let stale = |cancel: &mut (Generation, Function)| !self.is_current(cancel.0);
        let cancel = self.params.borrow_mut().cancel.take_if(stale);
        if let Some((_, cancel)) = cancel {
            let _ = cancel.call0(&JsValue::UNDEFINED);
        }
    }

    fn is_current(&self, generation: Generation) -> bool {
        self.machine.borrow().is_current(generation)
    }
}
