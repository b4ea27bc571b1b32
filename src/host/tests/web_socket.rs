//! Sockets of a `WebSocket` class.

use super::hosts::{Replaced, SocketClass, TaskHost, console_into, json, plain, turn, with};
use super::task::Task;
use crate::host::Attempt;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// What follows when the class has made a socket.
const TAKEN: [&str; 6] =
    ["binaryType arraybuffer", "on close", "on error", "on open", "on message", "socket of 1"];

/// An open socket.
fn open() -> (SocketClass, Rc<Task>, Rc<Attempt>) {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let task = Task::new(&class.class(), &log);
    let attempt = task.connect(1);
    class.state(1);
    class.say("open", &plain());
    task.log();
    (class, task, attempt)
}

#[wasm_bindgen_test]
fn the_host_may_be_such_a_class() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let task = Task::new(&class.class(), &log);
    task.connect_with(1, r#"{ "url": "wss://a.invalid/", "protocols": ["v1", "v2"] }"#, false);
    let lines = task.log();
    assert_eq!(lines[..1], ["new wss://a.invalid/ [v1,v2]"]);
    assert_eq!(lines[1..], TAKEN);
    class.say("open", &plain());
    class.say("message", &json(r#"{ "data": "hello" }"#));
    class.say("close", &json(r#"{ "code": 1001, "reason": "" }"#));
    let lines = ["open of 1", "message hello (10 bytes) of 1", "close 4000 ", "close 1001 of 1"];
    assert_eq!(task.log(), lines);
}

#[wasm_bindgen_test]
fn the_class_may_refuse_the_url() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    class.set_error(&json(r#"{ "message": "no url", "errMsg": "no url" }"#));
    let task = Task::new(&class.class(), &log);
    task.connect(1);
    assert_eq!(task.log(), ["new wss://example.invalid/ []", "refused: no url, Final, of 1"]);
}

#[wasm_bindgen_test]
fn a_page_has_its_own_and_the_app_is_told_once() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let in_page = js_sys::Reflect::has(&js_sys::global(), &"document".into());
    let document =
        (in_page != Ok(true)).then(|| Replaced::new("document", &with("hidden", &false.into())));
    let global = Replaced::new("WebSocket", &class.class());
    let warnings = Array::new();
    let console = console_into(&warnings);

    let task = Task::new(&plain(), &log);
    let params = r#"{ "url": "wss://a.invalid/", "header": { "token": "x" } }"#;
    task.connect_with(1, params, false);
    let lines = task.log();
    task.connect_with(2, params, false);

    console.undo();
    global.undo();
    document.iter().for_each(Replaced::undo);
    assert_eq!(lines[..1], ["new wss://a.invalid/ []"]);
    assert_eq!(lines[1..], TAKEN);
    let warnings: Vec<_> = warnings.iter().filter_map(|text| text.as_string()).collect();
    let [page, header] = &warnings[..] else { panic!("two warnings, not {warnings:?}") };
    assert!(page.contains("miniprogram has no connectSocket"), "{page}");
    assert!(header.contains("WebSocket sends no header"), "{header}");
}

#[wasm_bindgen_test]
fn it_takes_a_message_or_throws() {
    let (class, task, attempt) = open();
    task.send(&attempt, 5, &json(r#"{ "data": "hello" }"#));
    class.set_error(&json(r#"{ "errMsg": "too large" }"#));
    task.send(&attempt, 6, &json(r#"{ "data": "world" }"#));
    assert_eq!(
        task.log(),
        ["send hello", "sent: 5, send:ok", "send world", "not sent: 6, too large"]
    );
}

#[wasm_bindgen_test]
fn one_that_is_closing_would_drop_a_message_so_it_gets_none() {
    for state in [2, 3] {
        let (class, task, attempt) = open();
        class.state(state);
        task.send(&attempt, 5, &json(r#"{ "data": "hello" }"#));
        assert_eq!(task.log(), ["withheld: 5"], "{state}");
        class.state(1);
        assert!(attempt.transmit(&task, 5), "the message is still there");
        assert_eq!(task.log(), ["send hello", "sent: 5, send:ok"]);
        class.state(state);
        task.port.set_ping(&json(r#"{ "data": "ping" }"#));
        assert!(attempt.ping(&task));
        assert_eq!(task.log(), ["ping refused of 1"], "{state}");
    }
}

#[wasm_bindgen_test]
fn its_sockets_may_have_slots_alone() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let task = Task::new(&class.with_slots(&log), &log);
    let attempt = task.connect(1);
    let slots = ["slot close", "slot error", "slot open", "slot message"];
    assert_eq!(task.log()[2..], [&slots[..], &["socket of 1"]].concat());
    class.state(1);
    class.say("open", &plain());
    class.say("message", &json(r#"{ "data": "hello" }"#));
    task.send(&attempt, 5, &json(r#"{ "data": "hi" }"#));
    assert_eq!(
        task.log(),
        ["open of 1", "message hello (10 bytes) of 1", "send hi", "sent: 5, send:ok"]
    );
}

#[wasm_bindgen_test]
fn a_host_may_give_one() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let task = Task::new(&class.given(), &log);
    let attempt = task.connect(1);
    assert_eq!(task.log()[1..], TAKEN);
    // Such a host never calls `success`.
    task.abandon(&attempt);
    assert_eq!(task.log(), ["close 4000 "]);
}

#[wasm_bindgen_test]
fn it_is_closed_with_code_and_reason() {
    let (_class, task, attempt) = open();
    task.port.set_close_params(&json(r#"{ "code": 4001, "reason": "bye" }"#));
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close 4001 bye"]);
    // The user has ended the session.
    task.abandon(&attempt);
    assert_eq!(task.log(), ["close 1000 "]);
}

#[wasm_bindgen_test]
fn it_may_refuse_to_close() {
    let (class, task, attempt) = open();
    class.set_error(&plain());
    attempt.close(&task, 1000);
    assert_eq!(task.log(), ["close 1000 ", "close refused of 1"]);
}

#[wasm_bindgen_test]
async fn it_is_cut_off_if_it_does_not_close_in_time() {
    let (class, task, attempt) = open();
    class.terminates();
    attempt.close(&task, 1000);
    turn().await;
    assert_eq!(task.log(), ["close 1000 "]);
    task.abandon(&attempt);
    assert_eq!(task.log(), ["close 1000 ", "on close"]);
    turn().await;
    assert_eq!(task.log(), ["terminate"]);
}

#[wasm_bindgen_test]
async fn but_not_if_it_has() {
    let (class, task, attempt) = open();
    class.terminates();
    task.abandon(&attempt);
    class.say("close", &plain());
    task.log();
    turn().await;
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn taro_on_h5_has_one_inside_its_task() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let task = Task::new(&class.in_task(&log), &log);
    let attempt = task.connect(1);
    let lines = task.log();
    assert_eq!(lines[..1], ["new ws://inside []"]);
    assert_eq!(lines[1..], TAKEN);
    class.say("open", &plain());
    task.log();
    // Taro counts the socket until it is told to close it.
    task.abandon(&attempt);
    assert_eq!(task.log(), ["close 4000 ", "task close"]);
}

#[wasm_bindgen_test]
fn its_task_is_closed_also_if_the_socket_refuses_or_has_closed() {
    let log = Array::new();
    let class = SocketClass::new(&log);
    let task = Task::new(&class.in_task(&log), &log);
    task.connect(1);
    class.say("open", &plain());
    class.set_error(&plain());
    task.log();
    class.say("close", &json(r#"{ "code": 1001 }"#));
    let lines = ["close 4000 ", "close 1000 ", "task close", "task close", "close 1001 of 1"];
    assert_eq!(task.log(), lines);
}

#[wasm_bindgen_test]
fn a_task_with_a_field_of_that_name_stays_a_task() {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    task.connect(1);
    assert_eq!(task.log()[1..2], ["onClose"]);
}
