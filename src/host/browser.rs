//! Browsers and Node: a `WebSocket` class in the place of a host. `js/browser.js` gives its sockets the
//! shape of a task.
//!
//! The class is called from JS, not through web-sys's own methods: those name the global `WebSocket`,
//! where users pass `ws` of Node or a stand-in of their tests, and not all of them catch what it throws.

use super::externs::{Host, Socket};
use wasm_bindgen::prelude::*;
use web_sys::WebSocket;

#[wasm_bindgen(module = "/js/browser.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = openNative)]
    fn open_native(host: &Host, params: &JsValue) -> Result<WebSocket, JsValue>;
    #[wasm_bindgen(js_name = asTask)]
    fn as_task(native: &WebSocket) -> Socket;
}

/// Opens a socket of the class that `host` is, or of the page's where it is none.
pub(crate) fn connect(host: &Host, params: &JsValue) -> Result<Socket, JsValue> {
    open_native(host, params).map(|native| as_task(&native))
}
