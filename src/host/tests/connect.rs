//! The connect call, and the socket in what a host gives.

use super::hosts::{TaskHost, hostile, json, plain, turn};
use super::task::Task;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// What follows when a host gives a socket.
const TAKEN: [&str; 5] = ["onClose", "onError", "onOpen", "onMessage", "socket of 1"];

fn on(answer: &str) -> (TaskHost, Rc<Task>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    host.set_answer(answer);
    let task = Task::new(&host.object(), &log);
    (host, task)
}

#[wasm_bindgen_test]
fn a_socket_gets_its_listeners_in_the_tick_of_the_call() {
    let (_host, task) = on("socket");
    task.connect(1);
    let log = task.log();
    assert_eq!(log[..1], ["connect 1"]);
    assert_eq!(log[1..], TAKEN);
}

#[wasm_bindgen_test]
async fn a_promise_gives_the_socket_later() {
    let (_host, task) = on("promise");
    task.connect(1);
    assert_eq!(task.log(), ["connect 1"]);
    turn().await;
    assert_eq!(task.log(), TAKEN);
}

#[wasm_bindgen_test]
async fn a_socket_from_a_promise_may_be_open_already() {
    let (host, task) = on("promise");
    host.set_ready_state(1);
    task.connect(1);
    turn().await;
    let log = task.log();
    assert_eq!(log[1..6], TAKEN);
    assert_eq!(log[6..], ["open of 1"]);
}

#[wasm_bindgen_test]
fn mpx_has_the_socket_beside_its_promise() {
    let (_host, task) = on("returned");
    task.connect(1);
    assert_eq!(task.log()[1..], TAKEN);
}

#[wasm_bindgen_test]
async fn or_nothing_and_then_the_promise_tells_why() {
    let (_host, task) = on("returned nothing");
    task.connect(1);
    assert_eq!(task.log(), ["connect 1"]);
    turn().await;
    assert_eq!(task.log(), ["refused: connectSocket:fail, Final, of 1"]);
}

#[wasm_bindgen_test]
async fn and_that_promise_may_reject() {
    let (_host, task) = on("returned, but rejects");
    task.connect(1);
    assert_eq!(task.log()[1..], TAKEN);
    turn().await;
    assert_eq!(task.log(), ["refused: connectSocket:fail, Final, of 1"]);
}

#[wasm_bindgen_test]
fn what_the_call_throws_is_a_refusal() {
    let (_host, task) = on("throws");
    task.connect(1);
    assert_eq!(task.log()[1..], ["refused: connectSocket:fail, Final, of 1"]);
}

#[wasm_bindgen_test]
async fn so_is_a_promise_that_rejects() {
    let (_host, task) = on("rejects");
    task.connect(1);
    assert_eq!(task.log(), ["connect 1"]);
    turn().await;
    assert_eq!(task.log(), ["refused: connectSocket:fail, Final, of 1"]);
}

#[wasm_bindgen_test]
fn and_a_call_of_fail() {
    let (host, task) = on("socket");
    task.connect(1);
    task.log();
    host.call_back(1, "fail", &json(r#"{ "errMsg": "fail: no domain" }"#));
    assert_eq!(task.log(), ["refused: fail: no domain, Final, of 1"]);
}

#[wasm_bindgen_test]
fn and_a_call_that_gives_no_socket() {
    for answer in ["nothing", "number"] {
        let (_host, task) = on(answer);
        task.connect(1);
        assert_eq!(
            task.log()[1..],
            [
                "refused: connectSocket gave no socket: it needs onOpen, or send, close and onmessage; pass wx itself, Final, of 1"
            ],
            "{answer}"
        );
    }
}

#[wasm_bindgen_test]
async fn and_a_promise_that_gives_none() {
    let (_host, task) = on("promise of nothing");
    task.connect(1);
    turn().await;
    assert_eq!(
        task.log()[1..],
        [
            "refused: connectSocket gave no socket: it needs onOpen, or send, close and onmessage; pass wx itself, Final, of 1"
        ]
    );
}

#[wasm_bindgen_test]
async fn a_refusal_that_is_reported_in_two_ways_is_one() {
    for answer in ["fails", "fails and rejects"] {
        let (host, task) = on(answer);
        host.set_error(&json(r#"{ "errMsg": "connectSocket:fail suspend" }"#));
        task.connect(1);
        assert_eq!(
            task.log()[1..],
            ["refused: connectSocket:fail suspend, Suspended, of 1"],
            "{answer}"
        );
        turn().await;
        assert_eq!(task.log(), [""; 0], "{answer}");
    }
}

#[wasm_bindgen_test]
fn while_the_app_comes_back_the_attempt_goes_on() {
    for text in ["connectSocket:fail suspend", "fail: INTERRUPTED"] {
        let (host, task) = on("throws");
        host.set_error(&json(&format!(r#"{{ "errMsg": "{text}" }}"#)));
        task.connect(1);
        assert_eq!(task.log()[1..], [format!("refused: {text}, Suspended, of 1")]);
    }
}

#[wasm_bindgen_test]
fn an_error_that_throws_when_it_is_read_is_a_refusal_too() {
    let (host, task) = on("socket");
    task.connect(1);
    task.log();
    host.call_back(1, "fail", &hostile());
    assert_eq!(task.log(), ["refused: unreadable, Final, of 1"]);
}

#[wasm_bindgen_test]
fn a_method_that_throws_is_a_refusal() {
    let (host, task) = on("socket");
    host.set_breaks("onOpen");
    task.connect(1);
    assert_eq!(task.log()[1..], ["onClose", "onError", "refused: connectSocket:fail, Final, of 1"]);
}

#[wasm_bindgen_test]
fn a_socket_may_lack_the_method_for_errors() {
    let (host, task) = on("socket");
    host.set_lacks("onError");
    task.connect(1);
    assert_eq!(task.log()[1..], ["onClose", "onOpen", "onMessage", "socket of 1"]);
}

#[wasm_bindgen_test]
fn but_no_other_one() {
    let (host, task) = on("socket");
    host.set_lacks("onClose");
    task.connect(1);
    let log = task.log();
    assert!(log.len() == 2 && log[1].starts_with("refused: "), "{log:?}");
}

#[wasm_bindgen_test]
fn the_limit_of_the_attempt_is_given_for_the_params() {
    let (_host, task) = on("socket");
    let attempt = task.begin(1, false);
    attempt.connect(&task, &plain(), 3_000.0);
    assert_eq!(task.port.limit(), 3_000.0);
}
