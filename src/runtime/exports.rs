//! The functions that JS calls. They take the number of a task instead of an object, so that JS does not have
//! to free objects. Calls with the number of no living task do nothing.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions alone")]

use super::delegate::Delegate;
use super::driver::{Driver, NO_EVENT};
use crate::core::protocol::{EventKind, HostFact, MessageVerdict};
use crate::core::{Input, Millis, OptionsChange, Refusal, State, close_code};
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The living tasks, in the order of their numbers.
    static TASKS: RefCell<Tasks> = const { RefCell::new(Tasks { all: Vec::new(), last: 0 }) };
}

struct Tasks {
    all: Vec<Rc<Driver>>,
    last: u32,
}

impl Tasks {
    fn find(&self, task: u32) -> Option<&Rc<Driver>> {
        let index = self.all.binary_search_by_key(&task, |driver| driver.id).ok()?;
        self.all.get(index)
    }
}

/// The driver of a task. It is cloned, because no borrow may last while JS runs.
#[inline(never)]
fn driver(task: u32) -> Option<Rc<Driver>> {
    TASKS.with_borrow(|tasks| tasks.find(task).cloned())
}

#[inline(never)]
fn input(task: u32, input: Input<u32>) {
    if let Some(driver) = driver(task) {
        driver.input(input);
    }
}

/// Makes a task that is not started yet, and returns its number.
#[wasm_bindgen]
pub fn create(delegate: Delegate) -> u32 {
    TASKS.with_borrow_mut(|tasks| {
        tasks.last = tasks.last.saturating_add(1);
        tasks.all.push(Driver::new(tasks.last, delegate));
        tasks.last
    })
}

/// Sets the option `miniprogram`.
#[wasm_bindgen(js_name = setHost)]
pub fn set_host(task: u32, host: JsValue) {
    if let Some(driver) = driver(task) {
        driver.host.replace(host);
    }
}

/// Changes an option, as [`OptionsChange`] says.
#[wasm_bindgen(js_name = setOption)]
pub fn set_option(task: u32, what: u32, number: f64) {
    input(task, Input::SetOptions(OptionsChange { what, number }));
}

/// Begins the first attempt.
#[wasm_bindgen]
pub fn launch(task: u32) {
    input(task, Input::Start);
}

/// The hooks of an open have been called.
#[wasm_bindgen(js_name = hooksRan)]
pub fn hooks_ran(task: u32, generation: u32) {
    input(task, Input::HooksRan { generation });
}

/// `send()`: the delegate keeps the message, and gets the result by `id`.
#[wasm_bindgen]
pub fn send(task: u32, id: u32, size: f64, in_hook: bool, may_wait: bool) {
    input(task, Input::Send { id, size, in_hook, may_wait });
}

/// `ping()`: the delegate gets the result by `id`.
#[wasm_bindgen]
pub fn ping(task: u32, id: u32) {
    input(task, Input::Ping { id });
}

/// `close()`: the delegate keeps the param.
#[wasm_bindgen]
pub fn close(task: u32, code: u16) {
    input(task, Input::Close { code, event: NO_EVENT });
}

/// Whether an application may close with this code.
#[wasm_bindgen(js_name = isLegalCode)]
pub fn is_legal_code(code: f64) -> bool {
    close_code::is_legal(code)
}

/// `open()`.
#[wasm_bindgen]
pub fn open(task: u32) {
    input(task, Input::Open);
}

/// `reconnect()`.
#[wasm_bindgen]
pub fn reconnect(task: u32) {
    input(task, Input::Reconnect);
}

/// `destroy()`. After this the number names no task.
#[wasm_bindgen]
pub fn destroy(task: u32) {
    if let Some(driver) = driver(task) {
        TASKS.with_borrow_mut(|tasks| tasks.all.retain(|other| other.id != task));
        driver.input(Input::Destroy);
    }
}

/// A fact about the app or the network: a [`HostFact`], or a higher number for each further type of network.
#[wasm_bindgen(js_name = hostFact)]
pub fn host_fact(task: u32, fact: u32) {
    let reported = match HostFact::from_number(fact) {
        Some(HostFact::Hidden) => Input::Hidden,
        Some(HostFact::Shown) => Input::Shown,
        Some(HostFact::Doubted) => Input::Doubted,
        _ => Input::Network(fact.saturating_sub(HostFact::Offline.number())),
    };
    input(task, reported);
}

/// `task.state`, by its number.
#[wasm_bindgen]
pub fn state(task: u32) -> u32 {
    driver(task).map_or(State::Destroyed, |driver| driver.machine.borrow().state()).number()
}

/// `task.repeat`.
#[wasm_bindgen]
pub fn repeat(task: u32) -> u32 {
    driver(task).map(|driver| driver.machine.borrow().repeat()).unwrap_or_default()
}

/// The numbers of `stats()` as an array, as of the host's time `now`. JS has their names, which would be dear here.
#[wasm_bindgen]
pub fn stats(task: u32, now: f64) -> JsValue {
    let numbers = driver(task).map(|driver| driver.machine.borrow().stats(now).numbers());
    serde_wasm_bindgen::to_value(&numbers).unwrap_or_default()
}

/// A message of the usual shape; returns a [`MessageVerdict`]. It takes numbers only and calls no JS, since
/// it runs for every message.
#[wasm_bindgen]
pub fn seen(task: u32, generation: u32, now: f64, size: f64, pong: bool) -> u32 {
    let verdict = TASKS.with_borrow(|tasks| {
        tasks.find(task).map_or(MessageVerdict::Drop, |driver| {
            driver.machine.borrow_mut().seen(generation, now, size, pong)
        })
    });
    verdict.number()
}

/// The timer of a task has fired.
pub(super) fn timeout(task: u32) {
    if let Some(driver) = driver(task) {
        driver.timeout();
    }
}

/// Acts on the outputs that a message has caused in [`seen`].
#[wasm_bindgen]
pub fn drain(task: u32) {
    if let Some(driver) = driver(task) {
        driver.drain();
    }
}

/// A message for which [`seen`] is not enough; the delegate keeps its event at this place.
#[wasm_bindgen(js_name = reportMessage)]
pub fn report_message(task: u32, generation: u32, size: f64, pong: bool, event: u32) {
    input(task, Input::Message { generation, size, pong, event });
}

/// A report of a socket adapter, by the number of its [`EventKind`]; the delegate keeps the event at this
/// place. `code` and `retry_after` (s, negative: none) belong to a close event. With [`EventKind::Closing`],
/// `retry_after` is how long ago (ms) the older socket was asked to close.
#[wasm_bindgen]
pub fn report(task: u32, generation: u32, kind: u32, event: u32, code: u16, retry_after: f64) {
    let Some(kind) = EventKind::from_number(kind) else { return };
    let since = Millis::new(retry_after);
    let retry_after = (retry_after >= 0.0).then(|| since.times(1_000.0));
    let refused = |refusal| Input::Refused { generation, event, refusal };
    let reported = match kind {
        EventKind::Opened => Input::Opened { generation, event: Some(event) },
        EventKind::Closed => Input::Closed { generation, code, retry_after, event },
        EventKind::Errored => Input::Errored { generation, event },
        EventKind::Taken => Input::Socket { generation },
        EventKind::CloseRefused => Input::CloseRefused { generation },
        EventKind::PingRefused => Input::PingRefused { generation },
        EventKind::Freed => Input::Freed,
        EventKind::Superseded => Input::Superseded,
        EventKind::Refused => refused(Refusal::Final),
        EventKind::Suspended => refused(Refusal::Suspended),
        EventKind::Occupied => refused(Refusal::Occupied),
        EventKind::Closing => refused(Refusal::Closing(since)),
    };
    input(task, reported);
}

/// A Promise of params has settled.
#[wasm_bindgen(js_name = reportParams)]
pub fn report_params(task: u32, generation: u32, ok: bool, value: JsValue) {
    if let Some(driver) = driver(task) {
        driver.params_settled(generation, if ok { Ok(value) } else { Err(value) });
    }
}

/// The host answered a send; the delegate keeps the answer at this place.
#[wasm_bindgen(js_name = reportSent)]
pub fn report_sent(task: u32, id: u32, ok: bool, event: u32) {
    input(task, Input::Sent { id, ok, event });
}
