//! Which task owns the one socket of a host, and what happens while it is in use.

use super::hosts::{GlobalHost, clock_in, console_into, json, plain};
use super::task::Task;
use crate::host::Attempt;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A host, a task whose socket is open, and a newer task. All write into one list.
fn two_tasks() -> (GlobalHost, Rc<Task>, Rc<Attempt>, Rc<Task>) {
    let log = Array::new();
    let host = GlobalHost::new(&log, false);
    let task = Task::new(&host.object(), &log);
    let attempt = task.connect(1);
    host.say("Open", &plain());
    let newer = Task::new(&host.object(), &log);
    task.log();
    (host, task, attempt, newer)
}

fn refused(error: &str) -> Vec<String> {
    let log = Array::new();
    let host = GlobalHost::new(&log, false);
    host.set_connects("fail");
    host.set_error(&json(error));
    let task = Task::new(&host.object(), &log);
    task.connect(1);
    task.log().into_iter().filter(|line| line.starts_with("refused")).collect()
}

#[wasm_bindgen_test]
fn a_newer_task_takes_it_and_waits_for_its_close() {
    let (host, _task, _attempt, newer) = two_tasks();
    newer.connect(1);
    assert_eq!(
        newer.log(),
        ["superseded", "close 4000", "refused: undefined, Closing for 0 s, of 1"]
    );
    // The older task still hears of its own socket; the newer one may connect now.
    host.say("Close", &json(r#"{ "code": 1000 }"#));
    assert_eq!(newer.log(), ["close 1000 of 1", "freed"]);
    newer.connect_again(1);
    assert_eq!(newer.log(), ["connect", "socket of 1"]);
}

#[wasm_bindgen_test]
fn who_has_waited_connects_even_without_that_close() {
    let (_host, _task, _attempt, newer) = two_tasks();
    newer.connect(1);
    newer.log();
    newer.connect_again(1);
    assert_eq!(newer.log(), ["connect", "socket of 1"]);
}

#[wasm_bindgen_test]
fn the_time_since_the_first_close_call_counts() {
    let (_host, task, attempt, newer) = two_tasks();
    attempt.close(&task, 1000);
    task.log();
    let clock = clock_in(5_500.0);
    newer.connect(1);
    clock.undo();
    assert_eq!(
        newer.log(),
        ["superseded", "close 4000", "refused: undefined, Closing for 5 s, of 1"]
    );
}

#[wasm_bindgen_test]
fn the_task_that_was_superseded_can_take_it_back() {
    let (host, task, _attempt, newer) = two_tasks();
    newer.connect(1);
    host.say("Close", &plain());
    newer.log();
    task.connect(2);
    assert_eq!(task.log(), ["superseded", "connect", "socket of 2"]);
}

#[wasm_bindgen_test]
fn an_attempt_with_a_socket_of_its_own_takes_nothing() {
    let (_host, _task, _attempt, newer) = two_tasks();
    newer.connect_with(1, r#"{ "url": "wss://example.invalid/", "multiple": true }"#, false);
    assert_eq!(newer.log()[..1], ["connect"]);
}

#[wasm_bindgen_test]
fn a_host_says_that_it_has_a_socket() {
    for error in [
        r#"{ "error": 3, "errMsg": "E" }"#,
        r#"{ "error": "3", "errMsg": "E" }"#,
        r#"{ "error": 2, "errMsg": "E: a socket EXISTS" }"#,
        r#"{ "error": 2, "errMsg": "E: 已存在" }"#,
    ] {
        let log = refused(error);
        assert!(log.len() == 1 && log[0].ends_with("Occupied, of 1"), "{error}: {log:?}");
    }
}

#[wasm_bindgen_test]
fn other_errors_are_none_of_that() {
    for error in [
        r#"{ "error": 2, "errMsg": "E" }"#,
        r#"{ "error": 12, "errMsg": "E: exists" }"#,
        r#"{ "errMsg": "E: exists" }"#,
    ] {
        let log = refused(error);
        // A call that also gives no socket is refused twice; the core acts on the first one.
        assert!(log[0].ends_with("Final, of 1"), "{error}: {log:?}");
    }
}

#[wasm_bindgen_test]
fn a_socket_of_the_app_itself_is_closed_with_a_warning() {
    let (host, task, _attempt, _newer) = two_tasks();
    let warnings = Array::new();
    let console = console_into(&warnings);
    // The host has taken the call at first.
    host.call_back("fail", &json(r#"{ "error": 3, "errMsg": "E" }"#));
    console.undo();
    assert_eq!(task.log(), ["refused: E, Occupied, of 1"]);
    let text = "websocket-heartbeat-miniprogram: the one socket of the host was in use: closed";
    assert_eq!(warnings.get(0), text);
}
