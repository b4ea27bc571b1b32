//! The events of all hosts in one shape (docs/API.md, "Events").

use super::sys::{can, decode_base64, get, is, number_in, size_in, with_data};
use wasm_bindgen::prelude::*;

/// The code of a close event. One that is 0, missing or does not fit into 16 bits is 1006: 1000 would mean a normal end.
pub(super) fn close_code(event: &JsValue) -> u16 {
    let number = number_in(event, "code");
    let code = number as u16;
    if code > 0 && f64::from(code) == number { code } else { 1006 }
}

/// A message event whose `data` is a string or an ArrayBuffer. One that already has this shape is returned itself,
/// and so is one with data of an unknown kind.
pub(super) fn message_event(event: JsValue) -> JsValue {
    if size_in(&event, "data") >= 0.0 {
        return decoded(&event, &event).unwrap_or(event);
    }
    // Alipay's task nests the event in `data`.
    let inner = get(&event, "data");
    if size_in(&inner, "data") < 0.0 {
        return event;
    }
    decoded(&event, &inner).unwrap_or_else(|| with_data(&event, &get(&inner, "data")))
}

/// The event with the bytes for which the data of `inner` stands, if that is base64 (Alipay).
fn decoded(event: &JsValue, inner: &JsValue) -> Option<JsValue> {
    let data = get(inner, "data");
    let is_base64 = data.is_string() && is(inner, "isBuffer", &JsValue::TRUE);
    is_base64.then(|| with_data(event, &decode_base64(&data)))
}

/// Whether the data of a message is a Blob, or an object with the one method that is needed.
pub(super) fn is_blob(data: &JsValue) -> bool {
    can(data, "arrayBuffer")
}
