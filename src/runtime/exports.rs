//! The functions that JS calls. They take the number of a task instead of an object, so that JS does not have
//! to free objects. Calls with the number of no living task do nothing.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions alone")]

use super::delegate::Delegate;
use super::driver::{Driver, NO_EVENT};
use crate::core::protocol::{GlobalCall, MessageVerdict};
use crate::core::{Input, OptionsChange, State, Stats, close_code};
use crate::host::port::Port;
use crate::host::{Report, call_global, hear, hear_global, is_host};
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The living tasks, in the order of their numbers.
    static TASKS: RefCell<Tasks> = const { RefCell::new(Tasks { all: Vec::new() }) };
}

struct Tasks {
    all: Vec<Rc<Driver>>,
}

impl Tasks {
    /// Inlined, since each message looks for its task: a call would make it a tenth slower in wasm.
    #[inline(always)]
    fn find(&self, task: u32) -> Option<&Rc<Driver>> {
        let index = self.all.binary_search_by_key(&task, |driver| driver.id).ok()?;
        self.all.get(index)
    }
}

/// The driver of a task. It is cloned, because no borrow may last while JS runs.
#[inline(never)]
pub(super) fn driver(task: u32) -> Option<Rc<Driver>> {
    TASKS.with_borrow(|tasks| tasks.find(task).cloned())
}

#[inline(never)]
fn input(task: u32, input: Input<u32>) {
    if let Some(driver) = driver(task) {
        driver.input(input);
    }
}

/// Makes a task that is not started yet. Its number is higher than those before.
#[wasm_bindgen]
pub fn create(task: u32, delegate: Delegate, port: Port) {
    let driver = Driver::new(task, delegate, port);
    TASKS.with_borrow_mut(|tasks| tasks.all.push(driver));
}

/// Sets the option `miniprogram`; false if no sockets can be opened through the value.
#[wasm_bindgen(js_name = setHost)]
pub fn set_host(task: u32, host: JsValue) -> bool {
    let is_host = is_host(&host);
    if let (Some(driver), true) = (driver(task), is_host)
        && driver.adapter.host.replace(host.clone()) != host
    {
        driver.adapter.signals.refresh(&driver);
    }
    is_host
}

/// Changes an option, as [`OptionsChange`] says.
#[wasm_bindgen(js_name = setOption)]
pub fn set_option(task: u32, what: u32, number: f64) {
    input(task, Input::SetOptions(OptionsChange { what, number }));
}

/// Begins the first attempt.
#[wasm_bindgen]
pub fn launch(task: u32) {
    if let Some(driver) = driver(task) {
        driver.adapter.signals.watch(&driver, true);
        driver.input(Input::Start);
    }
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

/// `destroy()`, or the user has dropped a task at rest. After this the number names no task.
#[wasm_bindgen]
pub fn destroy(task: u32) {
    if let Some(driver) = driver(task) {
        TASKS.with_borrow_mut(|tasks| tasks.all.retain(|other| other.id != task));
        if !driver.is_at_rest() {
            driver.input(Input::Destroy);
        }
    }
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

/// The numbers of `stats()` as an array, as of the host's time `now`. JS has their names, which would be dear here, and
/// knows two of the numbers.
#[wasm_bindgen]
pub fn stats(task: u32, now: f64, unanswered: f64, buffered_amount: f64) -> JsValue {
    let numbers = driver(task).map(|driver| {
        let stats = driver.machine.borrow().stats(now);
        Stats { unanswered, buffered_amount, ..stats }.numbers()
    });
    serde_wasm_bindgen::to_value(&numbers).unwrap_or_default()
}

/// A message of the usual shape; returns a [`MessageVerdict`]. It takes numbers only and calls no JS, since
/// it runs for every message.
#[wasm_bindgen]
pub fn seen(task: u32, generation: u32, now: f64, size: f64, pong: bool) -> u32 {
    let verdict = TASKS.with_borrow(|tasks| {
        tasks.find(task).map_or(MessageVerdict::Drop, |driver| {
            let verdict = driver.machine.borrow_mut().seen(generation, now, size, pong);
            // The timer is armed again after a drain.
            let drains = verdict == MessageVerdict::Deliver && driver.timer.is_overdue(now);
            if drains { MessageVerdict::Drain } else { verdict }
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

/// A message that the listener of the message path does not deliver by itself.
#[wasm_bindgen]
pub fn received(task: u32, generation: u32, event: JsValue) {
    if let Some(driver) = driver(task)
        && let Some(attempt) = driver.adapter.attempt(generation)
    {
        attempt.receive(&driver, event);
    }
}

/// A host has called a function of ours: `report` is what that means, by the number of a [`Report`]. `number` is that of
/// an attempt, or of a send. False if a socket has opened that no attempt knows any more: it has to be closed.
#[wasm_bindgen]
pub fn heard(task: u32, number: u32, report: u32, event: &JsValue) -> bool {
    let driver = driver(task).filter(|driver| !driver.is_at_rest());
    hear(driver.as_ref(), task, number, Report::from_number(report), event)
}

/// Sets whether the network (or, with `lifecycle`, the foreground) is listened to.
#[wasm_bindgen(js_name = setAware)]
pub fn set_aware(task: u32, lifecycle: bool, wanted: bool) {
    if let Some(driver) = driver(task) {
        driver.adapter.signals.set_aware(&driver, lifecycle, wanted);
    }
}

/// What JS asks of the adapter for hosts with one global socket, by the number of a [`GlobalCall`].
#[wasm_bindgen(js_name = callGlobal)]
pub fn global_called(call: u32, target: &JsValue, argument: &JsValue) -> JsValue {
    match GlobalCall::from_number(call) {
        Some(call) => call_global(call, target, argument),
        None => JsValue::UNDEFINED,
    }
}

/// Such a host has called the listener of a registry for the event of this number.
#[wasm_bindgen(js_name = hearGlobal)]
pub fn global_heard(registry: &JsValue, number: usize, event: &JsValue, listener: &JsValue) {
    hear_global(registry, number, event, listener);
}
