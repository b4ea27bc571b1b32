//! A task without a core: it writes down what the core would get, between the calls that its host gets.

use crate::core::close_code::REPLACED;
use crate::core::protocol::{GlobalCall, MessageVerdict};
use crate::core::{Generation, Input, Millis, Refusal};
use crate::host::adapter::{Adapter, Awaited, Owner};
use crate::host::port::{AwaitedPromise, Port};
use crate::host::{Attempt, Report, call_global, hear, hear_global};
use alloc::rc::Rc;
use core::cell::{Cell, RefCell};
use core::sync::atomic::{AtomicU32, Ordering};
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen(module = "/tests/support/adapters/port.js")]
extern "C" {
    /// The JS side of a task.
    #[derive(Clone)]
    pub(super) type TestPort;
    #[wasm_bindgen(constructor)]
    fn new(task: u32, core: &JsValue, log: &Array) -> TestPort;
    #[wasm_bindgen(method)]
    fn shown(this: &TestPort, place: u32) -> String;
    #[wasm_bindgen(method, getter)]
    fn messages(this: &TestPort) -> JsValue;
    /// The limit of the latest attempt.
    #[wasm_bindgen(method, getter)]
    pub(super) fn limit(this: &TestPort) -> f64;
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_ping(this: &TestPort, message: &JsValue);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_pong(this: &TestPort, data: &JsValue);
    #[wasm_bindgen(method, setter, js_name = closeParams)]
    pub(super) fn set_close_params(this: &TestPort, params: &JsValue);
}

/// The number of the latest task: abandoned attempts are told apart by it.
static LAST: AtomicU32 = AtomicU32::new(0);

/// A task.
pub(super) struct Task {
    adapter: Adapter,
    pub(super) port: TestPort,
    log: Array,
    /// What the core says of messages.
    pub(super) verdict: Cell<MessageVerdict>,
    /// The Promise that it waits for.
    waiting: RefCell<Option<AwaitedPromise>>,
}

impl Task {
    /// A task on this host, which writes into the same list.
    pub(super) fn new(host: &JsValue, log: &Array) -> Rc<Self> {
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let core = Array::new();
        let port = TestPort::new(number, &core, log);
        let adapter = Adapter::new(number, JsValue::from(port.clone()).unchecked_into::<Port>());
        adapter.host.replace(host.clone());
        let verdict = Cell::new(MessageVerdict::Deliver);
        let task =
            Rc::new(Self { adapter, port, log: log.clone(), verdict, waiting: RefCell::default() });
        task.clone().answer(&core);
        task
    }

    /// Puts the functions into `core` that the functions of hosts call, as `runtime/exports.rs` has them.
    fn answer(self: Rc<Self>, core: &JsValue) {
        let put = |name: &str, function: JsValue| {
            Reflect::set(core, &name.into(), &function).expect("a new field");
        };
        let task = Rc::clone(&self);
        let heard: Closure<dyn Fn(u32, u32, u32, JsValue) -> bool> =
            Closure::new(move |number_of_task, number, report, event| {
                hear(Some(&task), number_of_task, number, Report::from_number(report), &event)
            });
        put("heard", heard.into_js_value());
        let received: Closure<dyn Fn(u32, JsValue)> = Closure::new(move |generation, event| {
            if let Some(attempt) = self.adapter.attempt(generation) {
                attempt.receive(&self, event);
            }
        });
        put("received", received.into_js_value());
        let hear_global: Closure<dyn Fn(JsValue, u32, JsValue, JsValue)> =
            Closure::new(|registry, number, event, listener| {
                hear_global(&registry, number as usize, &event, &listener);
            });
        put("hearGlobal", hear_global.into_js_value());
        let call: Closure<dyn Fn(String, JsValue, JsValue) -> JsValue> =
            Closure::new(|name: String, target, argument| {
                let call = GlobalCall::ALL.iter().find(|call| call.name() == name);
                call_global(*call.expect("a known call"), &target, &argument)
            });
        put("callGlobal", call.into_js_value());
    }

    /// Begins an attempt and asks the host for a socket.
    pub(super) fn connect(self: &Rc<Self>, generation: Generation) -> Rc<Attempt> {
        self.connect_with(generation, r#"{ "url": "wss://example.invalid/" }"#, false)
    }

    /// The same for an attempt that has waited for the close of an older socket.
    pub(super) fn connect_again(self: &Rc<Self>, generation: Generation) -> Rc<Attempt> {
        self.connect_with(generation, r#"{ "url": "wss://example.invalid/" }"#, true)
    }

    pub(super) fn connect_with(
        self: &Rc<Self>,
        generation: Generation,
        params: &str,
        again: bool,
    ) -> Rc<Attempt> {
        let attempt = self.begin(generation, again);
        attempt.connect(self, &super::hosts::json(params), f64::INFINITY);
        attempt
    }

    /// Begins an attempt.
    pub(super) fn begin(&self, generation: Generation, again: bool) -> Rc<Attempt> {
        self.adapter.begin(generation, again);
        self.adapter.attempt(generation).expect("the latest attempt")
    }

    /// Gives up an attempt: nobody wants its socket any more.
    pub(super) fn abandon(self: &Rc<Self>, attempt: &Rc<Attempt>) {
        // The slot is empty before the Promise is given up.
        let waiting = self.waiting.take();
        attempt.abandon(self, REPLACED, Millis::ZERO);
        waiting.iter().for_each(AwaitedPromise::give_up);
    }

    /// Keeps a message under this number, and sends it.
    pub(super) fn send(self: &Rc<Self>, attempt: &Attempt, id: u32, message: &JsValue) {
        Reflect::set_u32(&self.port.messages(), id, message).expect("a kept message");
        if !attempt.transmit(self, id) {
            self.write(&format!("withheld: {id}"));
        }
    }

    /// The list, which is empty then.
    pub(super) fn log(&self) -> Vec<String> {
        let lines = self.log.iter().filter_map(|line| line.as_string()).collect();
        self.log.set_length(0);
        lines
    }

    fn write(&self, line: &str) {
        self.log.push(&line.into());
    }

    /// An input as a line. All that concern an attempt end with its number.
    fn line(&self, input: &Input<u32>) -> String {
        let shown = |place: u32| self.port.shown(place);
        match input {
            Input::Superseded => "superseded".into(),
            Input::Freed => "freed".into(),
            Input::Network(kind) => format!("network {kind}"),
            Input::Doubted => "doubted".into(),
            Input::Hidden => "hidden".into(),
            Input::PageHidden => "page hidden".into(),
            Input::Shown => "shown".into(),
            Input::Socket { generation } => format!("socket of {generation}"),
            Input::Refused { generation, event, refusal } => {
                let refusal = match refusal {
                    Refusal::Closing(asked) => {
                        format!("Closing for {} s", (asked.get() / 1_000.0).floor())
                    }
                    other => format!("{other:?}"),
                };
                format!("refused: {}, {refusal}, of {generation}", shown(*event))
            }
            Input::Opened { generation, .. } => format!("open of {generation}"),
            Input::Message { size: ..0.0, event, .. } => format!("deliver {}", shown(*event)),
            Input::Message { generation, size, pong, event } => {
                let what = if *pong { "pong" } else { "message" };
                format!("{what} {} ({size} bytes) of {generation}", shown(*event))
            }
            Input::Errored { generation, event } => {
                format!("error: {}, of {generation}", shown(*event))
            }
            Input::Closed { generation, code, retry_after, .. } => {
                let pause = match retry_after.get() {
                    0.0 => String::new(),
                    pause => format!(", retry after {pause} ms"),
                };
                format!("close {code}{pause} of {generation}")
            }
            Input::CloseRefused { generation } => format!("close refused of {generation}"),
            Input::Sent { id, ok, event } => {
                let what = if *ok { "sent" } else { "not sent" };
                format!("{what}: {id}, {}", shown(*event))
            }
            Input::PingRefused { generation } => format!("ping refused of {generation}"),
            other => format!("{other:?}"),
        }
    }
}

impl Owner for Rc<Task> {
    fn adapter(&self) -> &Adapter {
        &self.adapter
    }

    fn input(&self, input: Input<u32>) {
        self.write(&self.line(&input));
    }

    fn seen(&self, generation: Generation, size: f64) -> MessageVerdict {
        self.write(&format!("seen {size} bytes of {generation}"));
        self.verdict.get()
    }

    fn drain(&self) {
        self.write("drain");
    }

    fn wants(&self, generation: Generation) -> bool {
        self.adapter.attempt(generation).is_some_and(|attempt| !attempt.is_abandoned())
    }

    fn wait_for(&self, generation: Generation, promise: &JsValue, what: Awaited) {
        let task = Rc::clone(self);
        let late_fail = match what {
            Awaited::Socket => Report::Refused,
            _ => Report::Nothing,
        };
        let promise = self.adapter.port.awaited(promise, late_fail, what.limit());
        let future = JsFuture::from(promise.unchecked_ref::<Promise>().clone());
        self.waiting.replace(Some(promise));
        spawn_local(async move {
            let result = future.await;
            let attempt = task.adapter.attempt(generation);
            let Some(attempt) = attempt.filter(|attempt| !attempt.is_abandoned()) else { return };
            match what {
                Awaited::Params => {}
                Awaited::Socket => attempt.take_later(&task, result),
                Awaited::Blob => attempt.unpacked(&task, &result.unwrap_or_default()),
                Awaited::Open => attempt.seems_open(&task),
            }
        });
    }

    /// `spawn_local` polls the future itself.
    fn settled(&self) {}
}
