//! Messages of the shapes that must be unpacked, and those that wait behind them.

use super::hosts::{TaskHost, blob_of, broken_blob, buffer, json, message, plain, turn, with};
use super::task::Task;
use crate::core::protocol::MessageVerdict;
use crate::host::Attempt;
use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn open() -> (TaskHost, Rc<Task>, Rc<Attempt>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    let attempt = task.connect(1);
    host.say(1, "Open", &plain());
    task.log();
    (host, task, attempt)
}

fn blob(bytes: &[u8]) -> JsValue {
    message(&blob_of(&Uint8Array::from(bytes)))
}

fn text(text: &str) -> JsValue {
    message(&text.into())
}

/// What is delivered of a message.
fn delivered(event: &JsValue) -> String {
    let (host, task, _) = open();
    host.say(1, "Message", event);
    task.log().join(", ")
}

#[wasm_bindgen_test]
fn text_and_bytes_are_delivered_as_they_are() {
    assert_eq!(delivered(&text("hello")), "message hello (10 bytes) of 1");
    assert_eq!(delivered(&message(&buffer(&[1, 2, 3]))), "message [1,2,3] (3 bytes) of 1");
}

#[wasm_bindgen_test]
fn alipay_nests_the_event_in_its_data() {
    let nested = message(&text("hello"));
    assert_eq!(delivered(&nested), "message hello (10 bytes) of 1");
    assert_eq!(delivered(&message(&message(&buffer(&[7])))), "message [7] (1 bytes) of 1");
}

#[wasm_bindgen_test]
fn it_may_send_bytes_as_base64() {
    let base64 = json(r#"{ "data": "AQID/w==", "isBuffer": true }"#);
    assert_eq!(delivered(&base64), "message [1,2,3,255] (4 bytes) of 1");
    assert_eq!(delivered(&message(&base64)), "message [1,2,3,255] (4 bytes) of 1");
    let text = json(r#"{ "data": "AQID", "isBuffer": false }"#);
    assert_eq!(delivered(&text), "message AQID (8 bytes) of 1");
}

#[wasm_bindgen_test]
fn data_of_no_known_kind_is_noted_and_delivered() {
    assert_eq!(delivered(&message(&7.into())), "unknown data, message 7 (0 bytes) of 1");
}

#[wasm_bindgen_test]
fn a_pong_is_no_message() {
    let (host, task, _) = open();
    task.port.set_pong(&"pong".into());
    host.say(1, "Message", &text("pong"));
    assert_eq!(task.log(), ["pong pong (8 bytes) of 1"]);
}

#[wasm_bindgen_test]
async fn messages_wait_behind_a_blob_in_order() {
    let (host, task, _) = open();
    host.say(1, "Message", &blob(&[1, 2]));
    host.say(1, "Message", &text("second"));
    host.say(1, "Message", &blob(&[3]));
    host.say(1, "Message", &json(r#"{ "data": "BA==", "isBuffer": true }"#));
    // All of them prove at once that the connection lives.
    assert_eq!(
        task.log(),
        [
            "seen 2 bytes of 1",
            "messages wait",
            "seen 12 bytes of 1",
            "seen 1 bytes of 1",
            "seen 8 bytes of 1",
        ]
    );
    turn().await;
    assert_eq!(
        task.log(),
        ["deliver [1,2]", "deliver second", "deliver [3]", "deliver [4]", "messages pass"]
    );
    host.say(1, "Message", &text("later"));
    assert_eq!(task.log(), ["message later (10 bytes) of 1"]);
}

#[wasm_bindgen_test]
async fn a_blob_that_gives_no_bytes_is_delivered_as_it_is() {
    let (host, task, _) = open();
    host.say(1, "Message", &message(&broken_blob()));
    host.say(1, "Message", &text("second"));
    task.log();
    turn().await;
    assert_eq!(
        task.log(),
        ["unknown data", "deliver {\"size\":9}", "deliver second", "messages pass"]
    );
}

#[wasm_bindgen_test]
async fn a_pong_in_a_blob_is_one_too() {
    let (host, task, _) = open();
    task.port.set_pong(&"pong".into());
    host.say(1, "Message", &blob(&[1]));
    host.say(1, "Message", &text("pong"));
    task.log();
    turn().await;
    assert_eq!(task.log(), ["deliver [1]", "pong pong (8 bytes) of 1", "messages pass"]);
}

#[wasm_bindgen_test]
async fn the_core_may_not_want_a_message_yet_or_at_all() {
    let (host, task, _) = open();
    task.verdict.set(MessageVerdict::Drop);
    host.say(1, "Message", &blob(&[1]));
    task.verdict.set(MessageVerdict::Slow);
    host.say(1, "Message", &blob(&[2]));
    task.verdict.set(MessageVerdict::Drain);
    host.say(1, "Message", &text("third"));
    assert_eq!(
        task.log(),
        ["seen 1 bytes of 1", "seen 1 bytes of 1", "messages wait", "seen 10 bytes of 1", "drain"]
    );
    turn().await;
    assert_eq!(task.log(), ["message [2] (1 bytes) of 1", "deliver third", "messages pass"]);
}

#[wasm_bindgen_test]
async fn what_waits_is_dropped_when_the_socket_has_closed() {
    let (host, task, _) = open();
    host.say(1, "Message", &blob(&[1]));
    host.say(1, "Message", &text("second"));
    host.say(1, "Close", &plain());
    task.log();
    turn().await;
    assert_eq!(task.log(), ["messages pass"]);
}

#[wasm_bindgen_test]
async fn or_when_nobody_wants_it_any_more() {
    let (host, task, attempt) = open();
    host.say(1, "Message", &blob(&[1]));
    task.abandon(&attempt);
    host.say(1, "Message", &text("second"));
    attempt.receive(&task, text("third"));
    task.log();
    turn().await;
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn an_event_need_not_be_an_object() {
    assert_eq!(
        delivered(&with("raw", &"odd".into())),
        r#"unknown data, message {"raw":"odd"} (0 bytes) of 1"#
    );
    assert_eq!(delivered(&JsValue::NULL), "unknown data, message null (0 bytes) of 1");
}
