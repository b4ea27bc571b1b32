//! Sockets of a `WebSocket` class: a browser's, Node's, that of `ws`, or a test's substitute. The slots `onmessage` …
//! are not used: they belong to the app.

use super::sys::{can, get, open_native, page_socket_class};
use wasm_bindgen::prelude::*;

/// Whether a value is a socket of such a class.
pub(super) fn is_socket(value: &JsValue) -> bool {
    can(value, "addEventListener")
}

/// Whether a value is such a class.
fn is_class(value: &JsValue) -> bool {
    let methods = get(value, "prototype");
    value.is_function()
        && ["addEventListener", "send", "close"].iter().all(|name| can(&methods, name))
}

/// The class that opens sockets for a host without `connectSocket`: the host itself, or the one of the page.
pub(super) fn class_for(host: &JsValue) -> Option<JsValue> {
    if is_class(host) {
        return Some(host.clone());
    }
    Some(page_socket_class()).filter(is_class)
}

/// Opens a socket. `params` are those of `connectSocket`, with callbacks.
pub(super) fn open(host: &JsValue, params: &JsValue) -> Result<JsValue, JsValue> {
    open_native(&class_for(host).unwrap_or_default(), host, params)
}
