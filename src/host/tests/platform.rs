//! Which values are hosts.

use super::hosts::{SignalHost, SocketClass, TaskHost, hostile, json, plain, with};
use super::task::Task;
use crate::host::is_host;
use js_sys::{Array, Function};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn in_page() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"document".into()) == Ok(true)
}

#[wasm_bindgen_test]
fn what_can_connect_is_one() {
    let log = Array::new();
    assert!(is_host(&TaskHost::new(&log).object()));
    assert!(is_host(&SignalHost::new(&log, Vec::new()).object()));
}

#[wasm_bindgen_test]
fn so_is_a_class_of_sockets() {
    assert!(is_host(&SocketClass::new(&Array::new()).class()));
}

#[wasm_bindgen_test]
fn and_any_value_in_a_page_but_none_elsewhere() {
    for value in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        7.into(),
        plain(),
        json(r#"{ "connectSocket": "soon" }"#),
        Function::new_no_args("").into(),
        hostile(),
    ] {
        assert_eq!(is_host(&value), in_page());
    }
}

#[wasm_bindgen_test]
fn taro_has_the_platform_s_own_object_beside_its_wrappers() {
    let log = Array::new();
    let (wrapper, platform) = (TaskHost::new(&log), TaskHost::new(&log));
    wrapper.set_answer("throws");
    let host = wrapper.object();
    super::super::sys::set(&host, "miniGlobal", &platform.object());
    let task = Task::new(&host, &log);
    task.connect(1);
    assert_eq!(task.log()[1..2], ["onClose"]);
    assert!(is_host(&with("miniGlobal", &platform.object())));
}

#[wasm_bindgen_test]
fn on_h5_that_object_cannot_connect() {
    let log = Array::new();
    let host = TaskHost::new(&log).object();
    super::super::sys::set(&host, "miniGlobal", &plain());
    let task = Task::new(&host, &log);
    task.connect(1);
    assert_eq!(task.log()[..2], ["connect 1", "onClose"]);
}
