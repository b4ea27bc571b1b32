//! What a socket with listeners of its own reports.

use super::hosts::{TaskHost, json, plain};
use super::task::Task;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn connected() -> (TaskHost, Rc<Task>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    task.connect(1);
    host.call_back(1, "success", &plain());
    task.log();
    (host, task)
}

/// What is reported of a close event.
fn close(event: &str) -> String {
    let (host, task) = connected();
    host.say(1, "Close", &json(event));
    task.log().split_off(1).join(", ")
}

#[wasm_bindgen_test]
fn it_opens_errs_and_closes() {
    let (host, task) = connected();
    host.say(1, "Open", &plain());
    host.say(1, "Error", &json(r#"{ "errMsg": "broken" }"#));
    host.say(1, "Close", &json(r#"{ "code": 1000, "reason": "" }"#));
    // It may be another socket that has closed, so this one is asked to close all the same.
    let lines = ["open of 1", "error: broken, of 1", "close 1: 4000", "close 1000 of 1"];
    assert_eq!(task.log(), lines);
    host.say(1, "Close", &plain());
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn one_that_opens_though_it_has_reported_its_close_is_asked_again() {
    let (host, task) = connected();
    host.say(1, "Close", &json(r#"{ "code": 1001 }"#));
    assert_eq!(task.log(), ["close 1: 4000", "close 1001 of 1"]);
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), ["close 1: 4000"]);
    // A socket opens once: this is the open of another one.
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn but_not_one_that_the_host_has_not_accepted() {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    task.connect(1);
    task.log();
    host.say(1, "Close", &json(r#"{ "code": 1001 }"#));
    assert_eq!(task.log(), ["close 1001 of 1"]);
    // Unless it opens, of course.
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), ["close 1: 4000"]);
}

#[wasm_bindgen_test]
fn a_code_may_be_a_text() {
    assert_eq!(close(r#"{ "code": 4001 }"#), "close 4001 of 1");
    assert_eq!(close(r#"{ "code": "4001" }"#), "close 4001 of 1");
}

#[wasm_bindgen_test]
fn a_code_that_is_none_is_1006() {
    for event in [
        "null",
        "{}",
        r#"{ "code": 0 }"#,
        r#"{ "code": "0" }"#,
        r#"{ "code": 70000 }"#,
        r#"{ "code": 66536 }"#,
        r#"{ "code": -1 }"#,
        r#"{ "code": 1000.5 }"#,
        r#"{ "code": "" }"#,
        r#"{ "code": "going" }"#,
        r#"{ "code": true }"#,
    ] {
        assert_eq!(close(event), "close 1006 of 1", "{event}");
    }
}

#[wasm_bindgen_test]
fn a_reason_may_ask_for_a_pause() {
    let asks = |reason| close(&format!(r#"{{ "code": 1013, "reason": {reason} }}"#));
    assert_eq!(asks(r#""busy; retry-after=7""#), "close 1013, retry after 7000 ms of 1");
    assert_eq!(asks(r#""retry-after=0""#), "close 1013 of 1");
    assert_eq!(asks(r#""retry-after=soon""#), "close 1013 of 1");
    assert_eq!(asks("7"), "close 1013 of 1");
}

#[wasm_bindgen_test]
fn an_event_of_an_older_attempt_is_not_reported() {
    let (host, task) = connected();
    task.connect(2);
    task.log();
    host.say(1, "Error", &plain());
    host.say(1, "Close", &plain());
    assert_eq!(task.log(), [""; 0]);
    host.say(2, "Open", &plain());
    assert_eq!(task.log(), ["open of 2"]);
}
