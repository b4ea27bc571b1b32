//! The one socket of a host: how it is found, what it reports, what is sent through it.

use super::hosts::{GlobalHost, buffer, json, message, plain};
use super::task::Task;
use crate::host::Attempt;
use crate::host::adapter::Owner;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn on(prepare: impl Fn(&GlobalHost)) -> (GlobalHost, Rc<Task>) {
    let log = Array::new();
    let host = GlobalHost::new(&log, false);
    prepare(&host);
    let task = Task::new(&host.object(), &log);
    (host, task)
}

/// A socket that is open, on a host that was prepared so.
fn open(prepare: impl Fn(&GlobalHost)) -> (GlobalHost, Rc<Task>, Rc<Attempt>) {
    let (host, task) = on(prepare);
    let attempt = task.connect(1);
    host.say("Open", &plain());
    task.log();
    (host, task, attempt)
}

#[wasm_bindgen_test]
fn a_call_that_gives_nothing_leads_to_it() {
    let (host, task) = on(|_| ());
    task.connect(1);
    assert_eq!(task.log(), ["connect", "onOpen", "onClose", "onError", "onMessage", "socket of 1"]);
    host.say("Open", &plain());
    host.say("Message", &json(r#"{ "data": "hello" }"#));
    host.say("Error", &json(r#"{ "errMsg": "broken" }"#));
    host.say("Close", &json(r#"{ "code": 4001 }"#));
    assert_eq!(
        task.log(),
        [
            "open of 1",
            "message hello (10 bytes) of 1",
            "error: broken, of 1",
            "close 4001 of 1",
            "freed"
        ]
    );
}

#[wasm_bindgen_test]
fn so_does_a_promise_that_has_nothing_beside_it() {
    // mpx, with Promises.
    let (host, task) = on(|host| host.set_connects("returned"));
    task.connect(1);
    assert_eq!(task.log(), ["connect", "onOpen", "onClose", "onError", "onMessage", "socket of 1"]);
    host.say("Open", &plain());
    assert_eq!(task.log(), ["open of 1"]);
}

#[wasm_bindgen_test]
fn the_host_is_listened_to_once() {
    let (host, task, _) = open(|_| ());
    host.say("Close", &plain());
    task.log();
    task.connect(2);
    assert_eq!(task.log(), ["connect", "socket of 2"]);
}

#[wasm_bindgen_test]
fn bytes_are_sent_as_base64() {
    let (_host, task, attempt) = open(|host| host.set_sends("success"));
    task.send(&attempt, 5, &message(&buffer(&[1, 2, 3, 255])));
    task.send(&attempt, 6, &json(r#"{ "data": "hello" }"#));
    assert_eq!(task.log(), ["send base64 AQID/w==", "sent: 5, ok", "send hello", "sent: 6, ok"]);
}

#[wasm_bindgen_test]
fn a_host_may_refuse_a_message() {
    for sends in ["fail", "throws"] {
        let (_host, task, attempt) = open(|host| host.set_sends(sends));
        task.send(&attempt, 5, &json(r#"{ "data": "hello" }"#));
        let error = r#"not sent: 5, {"error":2,"errorMessage":"no network"}"#;
        assert_eq!(task.log(), ["send hello", error], "{sends}");
    }
}

#[wasm_bindgen_test]
fn nothing_is_sent_when_it_is_gone() {
    let (host, task, attempt) = open(|host| host.set_sends("success"));
    host.say("Close", &plain());
    task.log();
    task.send(&attempt, 5, &json(r#"{ "data": "hello" }"#));
    assert_eq!(task.log(), [r#"not sent: 5, {"error":10}"#]);
    attempt.close(&task, 1000);
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn it_is_closed_by_the_function_of_the_host() {
    let (_host, task, attempt) = open(|_| ());
    task.port.set_close_params(&json(r#"{ "code": 4001, "reason": "bye" }"#));
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close 4001"]);
}

#[wasm_bindgen_test]
fn one_that_was_open_and_cannot_be_closed_is_gone() {
    let (_host, task, attempt) = open(|host| host.set_closes("fail"));
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close", "freed", "close refused of 1"]);
}

#[wasm_bindgen_test]
fn the_close_event_of_the_one_before_is_not_its_own() {
    let (host, task, attempt) = open(|_| ());
    task.abandon(&attempt);
    task.log();
    // The app has waited long enough for the old one.
    task.connect_again(2);
    assert_eq!(task.log(), ["connect", "socket of 2"]);
    host.say("Close", &plain());
    assert_eq!(task.log(), [""; 0]);
    host.say("Close", &json(r#"{ "code": 1001 }"#));
    assert_eq!(task.log(), ["close 1001 of 2", "freed"]);
}

#[wasm_bindgen_test]
fn the_listeners_are_taken_off_when_nobody_uses_it() {
    let (host, task, _) = open(|_| ());
    host.say("Close", &plain());
    task.log();
    task.adapter().claim.leave();
    assert_eq!(task.log(), ["offOpen", "offClose", "offError", "offMessage"]);
    task.adapter().claim.leave();
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn but_not_before_its_close() {
    let (host, task, attempt) = open(|_| ());
    task.abandon(&attempt);
    task.adapter().claim.leave();
    assert_eq!(task.log(), ["close 4000"]);
    host.say("Close", &plain());
    assert_eq!(task.log(), ["offOpen", "offClose", "offError", "offMessage"]);
}

#[wasm_bindgen_test]
fn they_stay_on_a_host_that_cannot_take_one_of_them_off() {
    let (host, task, _) = open(|host| host.lack("offSocketMessage"));
    host.say("Close", &plain());
    task.log();
    task.adapter().claim.leave();
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn or_that_calls_them_even_then() {
    let (host, task, _) = open(|host| host.set_forgets(false));
    let end = |code: u32| {
        host.say("Close", &json(&format!(r#"{{ "code": {code} }}"#)));
        task.log();
        task.adapter().claim.leave();
        task.log()
    };
    assert_eq!(end(4001).len(), 4);
    // This call shows that the host still has the old listeners. So the new ones stay.
    task.connect(2);
    assert_eq!(end(4002), [""; 0]);
}

#[wasm_bindgen_test]
fn a_host_to_which_nothing_can_be_added_works_too() {
    let log = Array::new();
    let host = GlobalHost::new(&log, true);
    let task = Task::new(&host.object(), &log);
    task.connect(1);
    host.say("Open", &plain());
    assert_eq!(task.log()[5..], ["socket of 1", "open of 1"]);
    let newer = Task::new(&host.object(), &log);
    newer.connect(1);
    assert_eq!(
        newer.log(),
        ["superseded", "close 4000", "refused: undefined, Closing for 0 s, of 1"]
    );
}

#[wasm_bindgen_test]
fn a_host_that_refuses_gives_none() {
    let (host, task) = on(|host| host.set_connects("fail"));
    task.connect(1);
    let refused = r#"refused: {"error":2,"errorMessage":"no network"}, Final, of 1"#;
    assert_eq!(task.log()[..2], ["connect", refused]);
    host.set_connects("throws");
    task.connect(2);
    let log = task.log();
    assert!(log.iter().any(|line| line.contains("Final, of 2")), "{log:?}");
    assert_eq!(super::super::sys::get(&host.object(), "missing"), JsValue::UNDEFINED);
}
