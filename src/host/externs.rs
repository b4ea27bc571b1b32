//! The JS of the adapters, as Rust calls it. These functions never throw: an exception that passes through
//! Rust would leave the state inconsistent, so `js/host/socket-adapter.js` catches what hosts throw.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/host/platform.js")]
extern "C" {
    /// Whether a value is a Promise or has a `then`.
    #[wasm_bindgen(js_name = isPromise)]
    pub(crate) fn is_promise(value: &JsValue) -> bool;
}

#[wasm_bindgen(module = "/js/host/socket-adapter.js")]
extern "C" {
    /// One attempt and its socket: it makes all calls of the host and listens to its events.
    pub(crate) type SocketAdapter;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(delegate: &JsValue, task: u32, generation: u32, again: bool)
    -> SocketAdapter;
    #[wasm_bindgen(method)]
    pub(crate) fn connect(this: &SocketAdapter, host: &JsValue, params: &JsValue);
    #[wasm_bindgen(method, js_name = awaitParams)]
    pub(crate) fn wait(this: &SocketAdapter, promise: &JsValue);
    #[wasm_bindgen(method)]
    pub(crate) fn transmit(this: &SocketAdapter, id: u32);
    #[wasm_bindgen(method)]
    pub(crate) fn ping(this: &SocketAdapter) -> bool;
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &SocketAdapter);
    #[wasm_bindgen(method)]
    pub(crate) fn abandon(this: &SocketAdapter);
}
