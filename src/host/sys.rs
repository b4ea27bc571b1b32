//! How the platform's objects are read and called. A field may be missing, have another type, or throw when it is
//! read: the functions of `js/bridge/foreign.js` guard against that. They give numbers and flags where they can, since
//! each value of JS that Rust holds costs bytes.

use wasm_bindgen::prelude::*;
use web_sys::{Blob, WebSocket};

#[wasm_bindgen(module = "/js/bridge/foreign.js")]
extern "C" {
    /// A field; undefined if there is none, or if reading it throws.
    pub(crate) fn get(value: &JsValue, field: &str) -> JsValue;
    /// Whether a field is a function.
    pub(crate) fn can(value: &JsValue, method: &str) -> bool;
    /// Whether a field is truthy.
    pub(crate) fn flag(value: &JsValue, field: &str) -> bool;
    /// Whether a field is this very value.
    pub(crate) fn is(value: &JsValue, field: &str, other: &JsValue) -> bool;
    /// A field as a number, which may be a numeric string; NaN for anything else.
    #[wasm_bindgen(js_name = numberIn)]
    pub(crate) fn number_in(value: &JsValue, field: &str) -> f64;
    /// The size of a field in bytes; negative if it is neither text nor bytes.
    #[wasm_bindgen(js_name = sizeIn)]
    pub(crate) fn size_in(value: &JsValue, field: &str) -> f64;
    /// Sets a field, if the object allows it.
    pub(crate) fn set(object: &JsValue, field: &str, value: &JsValue);
    /// Calls a method, and throws what it throws.
    #[wasm_bindgen(catch)]
    pub(crate) fn invoke(
        target: &JsValue,
        method: &str,
        argument: &JsValue,
    ) -> Result<JsValue, JsValue>;
    /// Calls a function in a field, if there is one, and ignores how that ends.
    #[wasm_bindgen(js_name = callField)]
    pub(crate) fn call_field(object: &JsValue, field: &str, argument: &JsValue);
    /// What a host has returned beside a Promise of its own making, as mpx does; else the value itself.
    pub(crate) fn returned(value: &JsValue) -> JsValue;
    /// Whether a value as text matches a pattern, in any case of letters.
    pub(crate) fn matches(value: &JsValue, pattern: &str) -> bool;
    /// The type of the network in an event of a host, in small letters. Throws if it cannot be read.
    #[wasm_bindgen(catch, js_name = networkType)]
    pub(crate) fn network_type(event: &JsValue) -> Result<JsValue, JsValue>;
    /// A number for a name, from 1: names of networks have different ones.
    #[wasm_bindgen(js_name = numberOfName)]
    pub(crate) fn number_of_name(name: &JsValue) -> u32;
    /// Whether the host's text about an error matches a pattern, in any case of letters.
    pub(crate) fn says(error: &JsValue, pattern: &str) -> bool;
    /// A Promise of the bytes of a Blob; of undefined if it does not give them.
    #[wasm_bindgen(js_name = bytesOf)]
    pub(crate) fn bytes_of(blob: &Blob) -> JsValue;
    /// A message event with this data; the event that it stands for is its `raw`.
    #[wasm_bindgen(js_name = withData)]
    pub(crate) fn with_data(event: &JsValue, data: &JsValue) -> JsValue;
    /// The pause in seconds for which the reason of a close event asks; 0 if it asks for none.
    #[wasm_bindgen(js_name = retryAfter)]
    pub(crate) fn retry_after(event: &JsValue) -> f64;
}

#[wasm_bindgen(module = "/js/bridge/web-socket.js")]
extern "C" {
    /// The socket of a `WebSocket` class: the value itself, or the one that Taro's task has on H5.
    #[wasm_bindgen(js_name = nativeIn)]
    pub(crate) fn native_in(value: &JsValue) -> Option<WebSocket>;
    /// Whether a host without `connectSocket` is such a class, or lives in a page that has one.
    #[wasm_bindgen(js_name = hasClass)]
    pub(crate) fn has_class(host: &JsValue) -> bool;
    /// Makes a socket of that class, for params with callbacks.
    #[wasm_bindgen(catch, js_name = openNative)]
    pub(crate) fn open_native(host: &JsValue, params: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/js/bridge/page.js")]
extern "C" {
    /// The document of a page; `None` elsewhere.
    #[wasm_bindgen(js_name = pageDocument)]
    pub(crate) fn page_document() -> Option<web_sys::Document>;
}

#[wasm_bindgen(module = "/js/bridge/guard.js")]
extern "C" {
    /// Writes a text to the console, once in the life of the app.
    #[wasm_bindgen(js_name = warnOnce)]
    pub(crate) fn warn_once(text: &str);
}

#[wasm_bindgen(module = "/js/util/base64.js")]
extern "C" {
    /// The ArrayBuffer that a base64 text stands for.
    #[wasm_bindgen(js_name = decodeToBuffer)]
    pub(crate) fn decode_base64(text: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/js/bridge/registry-on-host.js")]
extern "C" {
    /// What all copies of this library in an app share of a host; undefined if there is nothing yet.
    #[wasm_bindgen(js_name = registryOf)]
    pub(crate) fn registry_of(host: &JsValue) -> JsValue;
    /// A listener for the event of this number.
    #[wasm_bindgen(js_name = globalListener)]
    pub(crate) fn global_listener(registry: &JsValue, number: usize) -> JsValue;
    /// Passes an event on to the socket of a connection.
    pub(crate) fn dispatch(socket: &JsValue, kind: &str, event: &JsValue);
}

/// Whether a value is a Promise or has a `then`.
pub(crate) fn is_promise(value: &JsValue) -> bool {
    can(value, "then")
}
