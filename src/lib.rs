//! The road's first load: a counter with the surface that the real core will have.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/tap.js")]
extern "C" {
    fn tap(task: u32, generation: u32, seen: &Function, deliver: &Function) -> Function;
}

#[derive(Default)]
struct Task {
    messages: u32,
    bytes: u32,
    last_seen: f64,
    timer: Option<Timeout>,
    listener: Option<Function>,
}

#[derive(Serialize)]
struct Stats {
    messages: u32,
    bytes: u32,
    #[serde(rename = "lastSeen")]
    last_seen: f64,
    listening: bool,
}

thread_local! {
    static TASKS: RefCell<BTreeMap<u32, Task>> = const { RefCell::new(BTreeMap::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// The face of a task: what the core may call.
    pub type Face;
    #[wasm_bindgen(method, getter)]
    fn seen(this: &Face) -> Function;
    #[wasm_bindgen(method, getter)]
    fn deliver(this: &Face) -> Function;
    #[wasm_bindgen(method, catch)]
    fn tick(this: &Face, what: &str) -> Result<(), JsValue>;
}

/// Starts a task and returns its number.
#[wasm_bindgen]
pub fn start(options: &Object, face: Face) -> u32 {
    let id = TASKS.with_borrow(|tasks| tasks.len() as u32).saturating_add(1);
    let delay = js_sys::Object::keys(options).length();
    let listener = tap(id, 1, &face.seen(), &face.deliver());
    let timer = Timeout::new(delay, move || {
        let fired = TASKS.with_borrow_mut(|tasks| tasks.get_mut(&id).and_then(|t| t.timer.take()));
        drop(fired);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = face.tick("timer and future");
        });
    });
    let task = Task { timer: Some(timer), listener: Some(listener), ..Task::default() };
    TASKS.with_borrow_mut(|tasks| tasks.insert(id, task));
    id
}

/// The listener that `tap` made for this task.
#[wasm_bindgen]
pub fn listener(task: u32) -> Option<Function> {
    TASKS.with_borrow(|tasks| tasks.get(&task).and_then(|t| t.listener.clone()))
}

/// A message came in: 1 deliver, 0 drop.
#[wasm_bindgen]
pub fn seen(task: u32, generation: u32, now: f64, size: u32, kind: u32) -> u32 {
    TASKS.with_borrow_mut(|tasks| match tasks.get_mut(&task) {
        Some(task) if generation == 1 && kind == 0 => {
            task.messages = task.messages.saturating_add(1);
            task.bytes = task.bytes.saturating_add(size);
            task.last_seen = now;
            1
        }
        _ => 0,
    })
}

/// A snapshot of the counters.
#[wasm_bindgen]
pub fn stats(task: u32) -> JsValue {
    let snapshot = TASKS.with_borrow(|tasks| {
        tasks.get(&task).map(|t| Stats {
            messages: t.messages,
            bytes: t.bytes,
            last_seen: t.last_seen,
            listening: t.listener.is_some(),
        })
    });
    serde_wasm_bindgen::to_value(&snapshot).unwrap_or(JsValue::NULL)
}
