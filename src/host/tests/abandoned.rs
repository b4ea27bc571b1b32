//! Sockets that nobody wants, and that have not reported their close yet.

use super::hosts::{TaskHost, plain, turn};
use super::task::Task;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A task that has abandoned its attempts 1 … `count`, all of which the host has accepted.
fn abandoned(count: u32) -> (TaskHost, Rc<Task>) {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    for generation in 1..=count {
        let attempt = task.connect(generation);
        host.call_back(generation, "success", &plain());
        task.abandon(&attempt);
    }
    task.log();
    (host, task)
}

fn closes(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("close {number}: 4000")).collect()
}

#[wasm_bindgen_test]
fn they_are_asked_to_close_again_when_a_new_one_is_refused() {
    let (host, task) = abandoned(2);
    host.set_answer("throws");
    task.connect(3);
    assert_eq!(
        task.log(),
        ["connect 3", "close 1: 4000", "close 2: 4000", "refused: connectSocket:fail, Final, of 3"]
    );
}

#[wasm_bindgen_test]
fn but_none_that_has_reported_its_close() {
    let (host, task) = abandoned(3);
    host.say(2, "Close", &plain());
    host.set_answer("throws");
    task.connect(4);
    assert_eq!(task.log()[1..3], closes([1, 3]));
}

#[wasm_bindgen_test]
fn nor_one_of_another_task() {
    let (_host, task) = abandoned(1);
    let (other_host, other) = abandoned(1);
    other_host.set_answer("throws");
    other.connect(2);
    assert_eq!(other.log()[1..2], closes([1]));
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn a_refusal_of_one_of_them_counts_too() {
    let (host, task) = abandoned(2);
    host.call_back(2, "fail", &plain());
    assert_eq!(task.log(), closes([1, 2]));
}

#[wasm_bindgen_test]
fn eight_are_kept() {
    let (host, task) = abandoned(9);
    host.set_answer("throws");
    task.connect(10);
    let log = task.log();
    assert_eq!(log[1..9], closes(2..=9));
    assert!(log[9].starts_with("refused"), "{log:?}");
}

#[wasm_bindgen_test]
fn one_that_is_not_kept_is_closed_when_it_opens() {
    let (host, task) = abandoned(9);
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), closes([1]));
    // No other report of it leads to anything.
    host.say(1, "Error", &plain());
    host.say(1, "Close", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_socket_that_comes_later_is_closed_now_and_when_it_opens() {
    let log = Array::new();
    let host = TaskHost::new(&log);
    host.set_answer("promise");
    let task = Task::new(&host.object(), &log);
    task.abandon(&task.connect(1));
    turn().await;
    assert_eq!(task.log(), ["connect 1", "onOpen", "close 1: 4000"]);
    host.say(1, "Open", &plain());
    host.say(1, "Open", &plain());
    assert_eq!(task.log(), ["close 1: 4000"], "a further open is not its own");
}

#[wasm_bindgen_test]
fn so_is_one_that_comes_from_a_call_in_which_the_attempt_has_ended() {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    let attempt = task.begin(1, false);
    let (of_host, abandoned) = (Rc::clone(&task), Rc::clone(&attempt));
    let within: Closure<dyn Fn()> = Closure::new(move || of_host.abandon(&abandoned));
    host.set_within(&within.into_js_value());
    attempt.connect(&task, &plain(), f64::INFINITY);
    assert_eq!(task.log(), ["connect 1", "onOpen", "close 1: 4000"]);
}

#[wasm_bindgen_test]
fn an_attempt_that_has_ended_does_not_connect() {
    let log = Array::new();
    let host = TaskHost::new(&log);
    let task = Task::new(&host.object(), &log);
    let attempt = task.begin(1, false);
    // As a getter of the params may do.
    task.abandon(&attempt);
    attempt.connect(&task, &plain(), f64::INFINITY);
    assert_eq!(task.log(), [""; 0]);
}
