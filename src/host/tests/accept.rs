//! On Douyin, a socket must not be called before the host has called `success`. Some hosts never do.

use super::hosts::{TaskHost, clock_in, json, plain, turn};
use super::task::Task;
use crate::host::Attempt;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn connected(answer: &str) -> (TaskHost, Rc<Task>, Rc<Attempt>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    host.set_answer(answer);
    let task = Task::new(&host.object(), &log);
    let attempt = task.connect(1);
    task.log();
    (host, task, attempt)
}

#[wasm_bindgen_test]
fn a_close_waits_for_success() {
    let (host, task, attempt) = connected("socket");
    attempt.close(&task, 1000);
    assert_eq!(task.log(), [""; 0]);
    host.call_back(1, "success", &plain());
    assert_eq!(task.log(), ["close 1"]);
}

#[wasm_bindgen_test]
fn so_does_that_of_an_attempt_that_is_given_up() {
    let (host, task, attempt) = connected("socket");
    task.abandon(&attempt);
    assert_eq!(task.log(), [""; 0]);
    host.call_back(1, "success", &plain());
    assert_eq!(task.log(), ["close 1: 4000"]);
}

#[wasm_bindgen_test]
fn of_two_closes_the_first_is_made() {
    let (host, task, attempt) = connected("socket");
    task.port.set_close_params(&json(r#"{ "code": 4001, "reason": "bye" }"#));
    attempt.close(&task, 1000);
    task.abandon(&attempt);
    host.call_back(1, "success", &plain());
    assert_eq!(task.log(), ["close 1: 4001"]);
}

#[wasm_bindgen_test]
fn after_success_nothing_waits() {
    let (host, task, attempt) = connected("socket");
    host.call_back(1, "success", &plain());
    assert_eq!(task.log(), [""; 0]);
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close 1"]);
}

#[wasm_bindgen_test]
fn a_host_that_has_not_called_success_within_a_second_never_will() {
    let (_host, task, attempt) = connected("socket");
    let clock = clock_in(900.0);
    attempt.close(&task, 1000);
    clock.undo();
    assert_eq!(task.log(), [""; 0]);

    let (_host, task, attempt) = connected("socket");
    let clock = clock_in(1_001.0);
    attempt.close(&task, 1000);
    clock.undo();
    assert_eq!(task.log(), ["close 1"]);
}

#[wasm_bindgen_test]
fn nor_one_that_opens_the_socket_without() {
    let (host, task, attempt) = connected("socket");
    task.port.set_close_params(&json(r#"{ "code": 4001, "reason": "bye" }"#));
    attempt.close(&task, 1000);
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), ["close 1: 4001"]);
}

#[wasm_bindgen_test]
async fn a_promise_that_gives_a_socket_has_accepted() {
    let (_host, task, attempt) = connected("promise");
    turn().await;
    task.log();
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close 1"]);
}
