//! Host objects are recognised by what they can do, never by their name: `tt` is the name of two hosts.

use super::sys::{can, get, has_class};
use wasm_bindgen::prelude::*;

/// The platform's own object, if a framework offers it beside its wrappers (Taro); else the host itself. Taro's
/// wrapper gives a Promise, which may settle after the open.
pub(crate) fn platform_of(host: &JsValue) -> JsValue {
    let platform = get(host, "miniGlobal");
    if can_connect(&platform) { platform } else { host.clone() }
}

/// Whether a platform has `connectSocket`. Otherwise it is a `WebSocket` class, or lives in a page that has one.
pub(super) fn can_connect(platform: &JsValue) -> bool {
    can(platform, "connectSocket")
}

/// Whether a platform may have one global socket instead of socket objects. 1.x used the same test.
pub(super) fn may_be_global(platform: &JsValue) -> bool {
    can(platform, "offSocketClose")
}

/// Whether sockets can be opened through a value.
pub(crate) fn is_host(value: &JsValue) -> bool {
    can_connect(&platform_of(value)) || has_class(value)
}
