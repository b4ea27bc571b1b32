//! The JS that adapters call. Nothing throws here: an exception that ran through Rust would leave
//! things half done, so `js/host/socket-adapter.js` catches what the platform's code throws.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/host/platform.js")]
extern "C" {
    /// Whether a value has a method of this name.
    pub(crate) fn can(value: &JsValue, name: &str) -> bool;
}

#[wasm_bindgen(module = "/js/host/socket-adapter.js")]
extern "C" {
    /// The listeners of one attempt; it also makes the calls whose answers come by callbacks.
    pub(crate) type SocketAdapter;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(
        delegate: &JsValue,
        task: u32,
        generation: u32,
        again: bool,
    ) -> SocketAdapter;
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

/// What an adapter reports; the numbers are those of `js/host/protocol.js`.
pub(crate) mod heard {
    pub(crate) const OPENED: u32 = 0;
    pub(crate) const CLOSED: u32 = 1;
    pub(crate) const ERRORED: u32 = 2;
    pub(crate) const SUSPENDED: u32 = 4;
    pub(crate) const TAKEN: u32 = 5;
    pub(crate) const CLOSE_REFUSED: u32 = 6;
    pub(crate) const PING_REFUSED: u32 = 7;
    pub(crate) const OCCUPIED: u32 = 8;
    pub(crate) const CLOSING: u32 = 9;
    pub(crate) const FREED: u32 = 10;
    pub(crate) const SUPERSEDED: u32 = 11;
}
