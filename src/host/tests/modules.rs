//! The runner copies only those files of JS that Rust names. So the files that are imported by others alone are named
//! here.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/util/data.js")]
extern "C" {
    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(data: &JsValue) -> u32;
}

#[wasm_bindgen(module = "/js/util/text.js")]
extern "C" {
    #[wasm_bindgen(js_name = wordsOf)]
    fn words_of(event: &JsValue) -> String;
}

#[wasm_bindgen(module = "/js/engine/timers.js")]
extern "C" {
    #[wasm_bindgen(js_name = clearAll)]
    fn clear_all();
}

#[wasm_bindgen(module = "/js/bridge/awaited-promise.js")]
extern "C" {
    type AwaitedPromise;
    #[wasm_bindgen(constructor)]
    fn new(promise: &JsValue) -> AwaitedPromise;
}

#[wasm_bindgen(module = "/js/bridge/callbacks.js")]
extern "C" {
    #[wasm_bindgen(js_name = withCallbacks)]
    fn with_callbacks(params: &JsValue, done: &Function, fail: &Function) -> JsValue;
}

#[wasm_bindgen(module = "/js/bridge/host-listeners.js")]
extern "C" {
    #[wasm_bindgen(js_name = hostListener)]
    fn host_listener(core: &JsValue, task: u32, number: u32, report: u32) -> Function;
}

#[wasm_bindgen(module = "/js/bridge/removals.js")]
extern "C" {
    type Removals;
    #[wasm_bindgen(constructor)]
    fn new() -> Removals;
}

#[wasm_bindgen(module = "/js/bridge/secrets.js")]
extern "C" {
    fn address(url: &JsValue) -> String;
}

#[wasm_bindgen(module = "/js/bridge/send-message.js")]
extern "C" {
    #[wasm_bindgen(js_name = sendMessage)]
    fn send_message(target: &JsValue, message: &JsValue, base64: bool, done: &Function);
}

#[wasm_bindgen(module = "/js/bridge/shared-listener.js")]
extern "C" {
    #[wasm_bindgen(js_name = listenToHost)]
    fn listen_to_host(host: &JsValue, event: &str, callback: &Function) -> Function;
}

#[wasm_bindgen(module = "/tests/support/adapters/registry.js")]
extern "C" {
    #[wasm_bindgen(js_name = newRegistry)]
    fn new_registry(call: &Function, core: &JsValue, host: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/tests/support/adapters/log.js")]
extern "C" {
    fn show(value: &JsValue) -> String;
}
