//! The JS that adapters call. Nothing throws here: an exception that ran through Rust would leave
//! things half done, so `js/host/socket-adapter.js` catches what the platform's code throws.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/host/platform.js")]
extern "C" {
    /// Whether a value is a Promise or alike.
    #[wasm_bindgen(js_name = isPromise)]
    pub(crate) fn is_promise(value: &JsValue) -> bool;
}

#[wasm_bindgen(module = "/js/host/socket-adapter.js")]
extern "C" {
    /// The listeners of one attempt; it also makes the calls whose answers come by callbacks.
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
