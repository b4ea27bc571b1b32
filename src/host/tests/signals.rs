//! What the host says about the app and the network.

use super::hosts::{Page, SignalHost, json, plain};
use super::task::Task;
use crate::host::adapter::Owner;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const APP: [&str; 3] = ["NetworkStatusChange", "AppShow", "AppHide"];
const GAME: [&str; 3] = ["NetworkStatusChange", "Show", "Hide"];

fn host(names: &[&str]) -> (SignalHost, Array) {
    let log = Array::new();
    let names = names.iter().map(ToString::to_string).collect();
    (SignalHost::new(&log, names), log)
}

/// A task that listens to all signals of a host.
fn listening(host: &JsValue, log: &Array) -> Rc<Task> {
    let task = Task::new(host, log);
    let signals = &task.adapter().signals;
    signals.set_aware(&task, false, true);
    signals.set_aware(&task, true, true);
    signals.watch(&task, true);
    task
}

fn watch(task: &Rc<Task>, is_on: bool) {
    task.adapter().signals.watch(task, is_on);
}

#[wasm_bindgen_test]
fn the_app_is_hidden_and_shown() {
    let (host, log) = host(&APP);
    let task = listening(&host.object(), &log);
    assert_eq!(task.log(), ["onNetworkStatusChange", "onAppShow", "onAppHide"]);
    host.say("AppHide", &plain());
    host.say("AppShow", &plain());
    assert_eq!(task.log(), ["hidden", "shown"]);
}

#[wasm_bindgen_test]
fn mini_games_have_shorter_names() {
    let (host, log) = host(&GAME);
    let task = listening(&host.object(), &log);
    assert_eq!(task.log(), ["onNetworkStatusChange", "onShow", "onHide"]);
    host.say("Hide", &plain());
    assert_eq!(task.log(), ["hidden"]);
}

#[wasm_bindgen_test]
fn a_host_may_lack_all_of_them() {
    let (host, log) = host(&[]);
    let task = listening(&host.object(), &log);
    assert_eq!(task.log(), [""; 0]);
    watch(&task, false);
    assert_eq!(task.log(), ["network 1", "shown"]);
}

#[wasm_bindgen_test]
fn a_network_has_a_number() {
    let (host, log) = host(&APP);
    let task = listening(&host.object(), &log);
    task.log();
    let reported = |event: &str| {
        host.say("NetworkStatusChange", &json(event));
        task.log().join(", ")
    };
    for none in [
        r#"{ "isConnected": false, "networkType": "wifi" }"#,
        r#"{ "networkType": "none" }"#,
        r#"{ "networkType": "NOTREACHABLE" }"#,
    ] {
        assert_eq!(reported(none), "network 0", "{none}");
    }
    for unknown in ["{}", r#"{ "networkType": "unknown" }"#, "null"] {
        let line = reported(unknown);
        assert!(unknown == "null" || line == "network 1", "{unknown}: {line}");
    }
    let wifi = reported(r#"{ "isConnected": true, "networkType": "wifi" }"#);
    let mobile = reported(r#"{ "isConnected": true, "networkType": "4g" }"#);
    assert_ne!(wifi, mobile);
    assert_eq!(reported(r#"{ "networkType": "WIFI" }"#), wifi);
    assert!(![wifi, mobile].iter().any(|line| line == "network 0" || line == "network 1"));
}

#[wasm_bindgen_test]
fn the_host_is_asked_for_the_network() {
    let (host, log) = host(&APP);
    let task = listening(&host.object(), &log);
    task.log();
    task.adapter().signals.ask_network(&task);
    host.answer(&json(r#"{ "networkType": "none" }"#));
    assert_eq!(task.log(), ["ask", "network 0"]);
    task.adapter().signals.set_aware(&task, false, false);
    task.log();
    task.adapter().signals.ask_network(&task);
    assert_eq!(task.log(), [""; 0]);
    // An answer that comes too late does not count.
    host.answer(&json(r#"{ "networkType": "none" }"#));
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn the_listeners_are_taken_off() {
    let (host, log) = host(&APP);
    let task = listening(&host.object(), &log);
    task.log();
    watch(&task, true);
    assert_eq!(task.log(), [""; 0]);
    watch(&task, false);
    let offs = ["offNetworkStatusChange", "offAppShow", "offAppHide"];
    // Without a listener, the state of the network is unknown, and the app counts as shown.
    assert_eq!(task.log(), [&offs[..], &["network 1", "shown"]].concat());
    host.say("AppHide", &plain());
    assert_eq!(task.log(), [""; 0]);
}

#[wasm_bindgen_test]
fn all_tasks_share_them() {
    let (host, log) = host(&APP);
    let first = listening(&host.object(), &log);
    first.log();
    let second = listening(&host.object(), &log);
    assert_eq!(second.log(), [""; 0]);
    host.say("AppHide", &plain());
    assert_eq!(first.log(), ["hidden", "hidden"]);
    watch(&first, false);
    assert_eq!(first.log(), ["network 1", "shown"]);
    watch(&second, false);
    assert_eq!(first.log().len(), 5);
}

#[wasm_bindgen_test]
fn a_function_without_a_parameter_would_take_off_those_of_the_app() {
    let (host, log) = host(&APP);
    host.takes_off_all();
    let task = listening(&host.object(), &log);
    task.log();
    watch(&task, false);
    assert_eq!(task.log(), ["network 1", "shown"]);
    // Ours stay, do nothing, and are used again.
    host.say("AppHide", &plain());
    assert_eq!(task.log(), [""; 0]);
    watch(&task, true);
    assert_eq!(task.log(), [""; 0]);
    host.say("AppHide", &plain());
    assert_eq!(task.log(), ["hidden"]);
}

#[wasm_bindgen_test]
fn only_what_is_wanted_is_listened_to() {
    let (host, log) = host(&APP);
    let task = Task::new(&host.object(), &log);
    let signals = &task.adapter().signals;
    signals.set_aware(&task, true, true);
    signals.watch(&task, true);
    assert_eq!(task.log(), ["network 1", "onAppShow", "onAppHide"]);
    signals.set_aware(&task, false, true);
    assert_eq!(
        task.log(),
        ["offAppShow", "offAppHide", "onNetworkStatusChange", "onAppShow", "onAppHide"]
    );
}

#[wasm_bindgen_test]
fn wechat_on_ios_may_report_a_loss_by_its_global_event_alone() {
    let (host, log) = host(&["SocketClose"]);
    host.is_wechat("ios");
    let task = Task::new(&host.object(), &log);
    watch(&task, true);
    assert_eq!(task.log(), ["network 1", "shown", "onSocketClose"]);
    host.say("SocketClose", &plain());
    assert_eq!(task.log(), ["doubted"]);
}

#[wasm_bindgen_test]
fn no_other_host_is_listened_to_there() {
    for system in ["android", ""] {
        let (host, log) = host(&["SocketClose"]);
        if !system.is_empty() {
            host.is_wechat(system);
        }
        let task = Task::new(&host.object(), &log);
        watch(&task, true);
        assert_eq!(task.log(), ["network 1", "shown"], "{system}");
    }
}

#[wasm_bindgen_test]
fn a_page_has_events_for_both() {
    let page = Page::new();
    page.set(true, false);
    let log = Array::new();
    let task = listening(&plain(), &log);
    page.on_window("online");
    page.set(false, true);
    page.on_window("offline");
    page.on_document("visibilitychange");
    page.set(true, false);
    page.on_document("visibilitychange");
    page.on_window("pageshow");
    page.on_document("freeze");
    task.adapter().signals.ask_network(&task);
    let lines = task.log();
    watch(&task, false);
    task.log();
    page.on_window("offline");
    page.on_document("visibilitychange");
    let after = task.log();
    page.leave();
    assert_eq!(
        lines,
        ["network 1", "network 0", "page hidden", "shown", "shown", "shown", "network 1"]
    );
    assert_eq!(after, [""; 0]);
}
