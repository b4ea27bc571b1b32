//! The hosts of `tests/support/adapters`, and values of JS.

use js_sys::{Array, JSON, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/tests/support/adapters/task-host.js")]
extern "C" {
    /// A host that gives socket objects.
    pub(super) type TaskHost;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(log: &Array) -> TaskHost;
    #[wasm_bindgen(method, getter)]
    pub(super) fn object(this: &TaskHost) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_answer(this: &TaskHost, answer: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_error(this: &TaskHost, error: &JsValue);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_sends(this: &TaskHost, how: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_closes(this: &TaskHost, how: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_lacks(this: &TaskHost, method: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_breaks(this: &TaskHost, method: &str);
    #[wasm_bindgen(method, setter, js_name = readyState)]
    pub(super) fn set_ready_state(this: &TaskHost, state: u32);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_within(this: &TaskHost, call: &JsValue);
    #[wasm_bindgen(method, js_name = callBack)]
    pub(super) fn call_back(this: &TaskHost, number: u32, name: &str, value: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn say(this: &TaskHost, number: u32, event: &str, value: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn socket(this: &TaskHost, number: u32, listeners: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/tests/support/adapters/global-host.js")]
extern "C" {
    /// A host with one global socket.
    pub(super) type GlobalHost;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(log: &Array, is_frozen: bool) -> GlobalHost;
    #[wasm_bindgen(method, getter)]
    pub(super) fn object(this: &GlobalHost) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_connects(this: &GlobalHost, how: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_sends(this: &GlobalHost, how: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_closes(this: &GlobalHost, how: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_error(this: &GlobalHost, error: &JsValue);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_forgets(this: &GlobalHost, forgets: bool);
    #[wasm_bindgen(method)]
    pub(super) fn lack(this: &GlobalHost, name: &str);
    #[wasm_bindgen(method, js_name = callBack)]
    pub(super) fn call_back(this: &GlobalHost, name: &str, value: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn say(this: &GlobalHost, event: &str, value: &JsValue);
}

#[wasm_bindgen(module = "/tests/support/adapters/web-socket.js")]
extern "C" {
    /// A `WebSocket` class.
    pub(super) type SocketClass;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(log: &Array) -> SocketClass;
    #[wasm_bindgen(method, getter)]
    pub(super) fn class(this: &SocketClass) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_error(this: &SocketClass, error: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn state(this: &SocketClass, number: u32);
    #[wasm_bindgen(method)]
    pub(super) fn say(this: &SocketClass, event: &str, value: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn terminates(this: &SocketClass);
    #[wasm_bindgen(method, js_name = withSlots)]
    pub(super) fn with_slots(this: &SocketClass, log: &Array) -> JsValue;
    #[wasm_bindgen(method)]
    pub(super) fn given(this: &SocketClass) -> JsValue;
    #[wasm_bindgen(method, js_name = inTask)]
    pub(super) fn in_task(this: &SocketClass, log: &Array) -> JsValue;
}

#[wasm_bindgen(module = "/tests/support/adapters/signal-host.js")]
extern "C" {
    /// A host that reports what happens to the app and the network.
    pub(super) type SignalHost;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(log: &Array, names: Vec<String>) -> SignalHost;
    #[wasm_bindgen(method, getter)]
    pub(super) fn object(this: &SignalHost) -> JsValue;
    #[wasm_bindgen(method, js_name = takesOffAll)]
    pub(super) fn takes_off_all(this: &SignalHost);
    #[wasm_bindgen(method, js_name = isWechat)]
    pub(super) fn is_wechat(this: &SignalHost, system: &str);
    #[wasm_bindgen(method)]
    pub(super) fn say(this: &SignalHost, name: &str, value: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn answer(this: &SignalHost, value: &JsValue);
}

#[wasm_bindgen(module = "/tests/support/adapters/globals.js")]
extern "C" {
    #[wasm_bindgen(js_name = turn)]
    fn next_turn() -> Promise;
    /// A global with another value.
    pub(super) type Replaced;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(name: &str, value: &JsValue) -> Replaced;
    #[wasm_bindgen(method)]
    pub(super) fn undo(this: &Replaced);
    /// The clock, moved on by this time.
    #[wasm_bindgen(js_name = clockIn)]
    pub(super) fn clock_in(ms: f64) -> Replaced;
    /// The console writes its warnings here.
    #[wasm_bindgen(js_name = consoleInto)]
    pub(super) fn console_into(log: &Array) -> Replaced;
    /// The page: the browser's own, or a substitute.
    pub(super) type Page;
    #[wasm_bindgen(constructor)]
    pub(super) fn new() -> Page;
    #[wasm_bindgen(method)]
    pub(super) fn set(this: &Page, on_line: bool, hidden: bool);
    #[wasm_bindgen(method, js_name = onWindow)]
    pub(super) fn on_window(this: &Page, event: &str);
    #[wasm_bindgen(method, js_name = onDocument)]
    pub(super) fn on_document(this: &Page, event: &str);
    #[wasm_bindgen(method)]
    pub(super) fn leave(this: &Page);
    /// A Blob of these bytes.
    #[wasm_bindgen(js_name = blobOf)]
    pub(super) fn blob_of(bytes: &Uint8Array) -> JsValue;
    /// A Blob that does not give its bytes.
    #[wasm_bindgen(js_name = brokenBlob)]
    pub(super) fn broken_blob() -> JsValue;
    /// A value that throws whatever is read of it.
    pub(super) fn hostile() -> JsValue;
}

/// Lets Promises settle.
pub(super) async fn turn() {
    JsFuture::from(next_turn()).await.expect("a later turn");
}

/// The value of a JSON text.
pub(super) fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("a JSON text")
}

/// An event without fields.
pub(super) fn plain() -> JsValue {
    json("{}")
}

/// A message event with this data.
pub(super) fn message(data: &JsValue) -> JsValue {
    with("data", data)
}

/// An object with one field.
pub(super) fn with(field: &str, value: &JsValue) -> JsValue {
    let object = plain();
    super::super::sys::set(&object, field, value);
    object
}

/// An `ArrayBuffer` of these bytes.
pub(super) fn buffer(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).buffer().into()
}
