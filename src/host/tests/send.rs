//! Sends and pings.

use super::hosts::{TaskHost, json, plain, turn};
use super::task::Task;
use crate::host::Attempt;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// An open socket, whose sends end so.
fn open(sends: &str) -> (TaskHost, Rc<Task>, Rc<Attempt>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    host.set_sends(sends);
    host.set_error(&json(r#"{ "errMsg": "too large" }"#));
    let task = Task::new(&host.object(), &log);
    let attempt = task.connect(1);
    host.say(1, "Open", &plain());
    task.log();
    (host, task, attempt)
}

#[wasm_bindgen_test]
fn the_host_takes_or_refuses_a_message() {
    for (sends, result) in [
        ("success", "sent: 5, ok"),
        ("fail", "not sent: 5, too large"),
        ("throws", "not sent: 5, too large"),
        ("error", r#"not sent: 5, {"error":12}"#),
    ] {
        let (_host, task, attempt) = open(sends);
        task.send(&attempt, 5, &json(r#"{ "data": "hello" }"#));
        assert_eq!(task.log(), ["send 1: hello", result], "{sends}");
    }
}

#[wasm_bindgen_test]
async fn a_promise_says_how_a_send_has_ended() {
    for (sends, result) in
        [("resolves", "sent: 5, undefined"), ("rejects", "not sent: 5, too large")]
    {
        let (_host, task, attempt) = open(sends);
        task.send(&attempt, 5, &json(r#"{ "data": "hello" }"#));
        assert_eq!(task.log(), ["send 1: hello"]);
        turn().await;
        assert_eq!(task.log(), [result]);
    }
}

#[wasm_bindgen_test]
fn a_message_that_was_taken_already_is_not_sent() {
    let (_host, task, attempt) = open("success");
    attempt.transmit(&task, 5);
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn a_ping_reports_only_that_it_is_refused() {
    for (sends, result) in
        [("success", &[][..]), ("fail", &["ping refused of 1"]), ("throws", &["ping refused of 1"])]
    {
        let (_host, task, attempt) = open(sends);
        task.port.set_ping(&json(r#"{ "data": "ping" }"#));
        assert!(attempt.ping(&task));
        let log = task.log();
        assert_eq!(log[..1], ["send 1: ping"]);
        assert_eq!(log[1..], *result, "{sends}");
    }
}

#[wasm_bindgen_test]
fn there_may_be_nothing_to_send_as_a_ping() {
    let (_host, task, attempt) = open("success");
    assert!(!attempt.ping(&task));
    assert_eq!(task.log(), [""; 0]);
}
