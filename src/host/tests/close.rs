//! Closing a socket, because the user asked for it or because nobody wants it any more.

use super::hosts::{TaskHost, json, plain, turn};
use super::task::Task;
use crate::core::close_code::REPLACED;
use crate::host::Attempt;
use crate::host::port::close_late;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// A socket that the host has accepted, and whose calls end so.
fn accepted(closes: &str) -> (TaskHost, Rc<Task>, Rc<Attempt>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    host.set_closes(closes);
    let task = Task::new(&host.object(), &log);
    let attempt = task.connect(1);
    host.call_back(1, "success", &plain());
    task.log();
    (host, task, attempt)
}

/// One that is open.
fn open(closes: &str) -> (TaskHost, Rc<Task>, Rc<Attempt>) {
    let (host, task, attempt) = accepted(closes);
    host.say(1, "Open", &plain());
    task.log();
    (host, task, attempt)
}

#[wasm_bindgen_test]
fn the_host_gets_the_user_s_code_and_its_events_still_count() {
    let (host, task, attempt) = open("success");
    task.port.set_close_params(&json(r#"{ "code": 4001, "reason": "bye" }"#));
    attempt.close(&task, 1000);
    host.say(1, "Close", &json(r#"{ "code": 4001 }"#));
    assert_eq!(task.log(), ["close 1: 4001", "close 4001 of 1"]);
}

#[wasm_bindgen_test]
fn a_host_may_refuse_to_close_an_open_socket() {
    for how in ["fail", "throws", "error"] {
        let (_host, task, attempt) = open(how);
        attempt.close(&task, 1000);
        assert_eq!(task.log(), ["close 1", "close refused of 1"], "{how}");
    }
}

#[wasm_bindgen_test]
fn one_that_refuses_before_the_open_is_asked_again_at_the_open() {
    let (host, task, attempt) = accepted("fail");
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close 1"]);
    host.say(1, "Open", &plain());
    // Nobody wants to know of this open.
    assert_eq!(task.log(), ["close 1"]);
    host.say(1, "Close", &json(r#"{ "code": 1000 }"#));
    assert_eq!(task.log(), ["close 1000 of 1"]);
}

#[wasm_bindgen_test]
fn a_socket_opens_once_so_a_further_open_is_that_of_another() {
    let (host, task, attempt) = open("");
    attempt.close(&task, 1000);
    task.log();
    host.say(1, "Open", &plain());
    task.abandon(&attempt);
    task.log();
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn nor_does_one_open_that_was_not_wanted_and_has_closed() {
    for is_abandoned in [true, false] {
        let (host, task, attempt) = accepted("");
        if is_abandoned {
            task.abandon(&attempt);
        } else {
            attempt.close(&task, 1000);
        }
        host.say(1, "Close", &plain());
        task.log();
        host.say(1, "Open", &plain());
        assert_eq!(task.log(), [""; 0], "{is_abandoned}");
    }
}

#[wasm_bindgen_test]
fn a_socket_that_nobody_wants_is_closed_and_reports_nothing() {
    let (host, task, attempt) = open("fail");
    task.abandon(&attempt);
    // The host may have refused the code.
    assert_eq!(task.log(), ["close 1: 4000", "close 1"]);
    host.say(1, "Message", &json(r#"{ "data": "late" }"#));
    host.say(1, "Error", &plain());
    host.say(1, "Close", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
async fn one_that_refuses_the_code_gets_1000() {
    for how in ["fail", "throws", "rejects", "error"] {
        let (_host, task, attempt) = open(how);
        task.abandon(&attempt);
        turn().await;
        assert_eq!(task.log(), ["close 1: 4000", "close 1"], "{how}");
    }
}

#[wasm_bindgen_test]
fn one_that_the_user_has_closed_before_its_open_gets_the_code_of_that() {
    let (host, task, attempt) = accepted("");
    task.port.set_close_params(&json(r#"{ "code": 4001, "reason": "bye" }"#));
    attempt.close(&task, 4001);
    task.abandon(&attempt);
    task.log();
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), ["close 1: 4001"]);
}

#[wasm_bindgen_test]
fn and_asked_again_at_its_open() {
    let (host, task, attempt) = accepted("");
    task.abandon(&attempt);
    assert_eq!(task.log(), ["close 1: 4000"]);
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), ["close 1: 4000"]);
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn an_attempt_without_a_socket_closes_nothing() {
    let (host, task, _) = accepted("");
    host.set_answer("throws");
    let attempt = task.connect(2);
    task.log();
    attempt.close(&task, 1000);
    task.abandon(&attempt);
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn a_socket_that_comes_when_nobody_waits_for_it_is_closed() {
    let (host, task, _) = accepted("");
    for value in [host.socket(9, &plain()), plain(), JsValue::UNDEFINED] {
        close_late(&value, REPLACED);
    }
    assert_eq!(task.log(), ["onOpen", "close 9: 4000"]);
}
