//! A short life of one connection in a real browser, through the files that are shipped: once on
//! wasm, once on pure JS.
#![cfg(target_arch = "wasm32")]

use js_sys::Promise;
use js_sys::futures::JsFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/pkg/dist/wasm.esm.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = default)]
    static ON_WASM: JsValue;
}

#[wasm_bindgen(module = "/pkg/dist/index.esm.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = default)]
    static ON_JS: JsValue;
}

#[wasm_bindgen(inline_js = r#"
    // A host whose sockets open, echo what is sent, and once close by themselves.
    function host() {
        var sockets = 0
        return {
            connectSocket: function () {
                var number = ++sockets
                var on = {}
                var soon = function (name, event) {
                    setTimeout(function () { on[name] && on[name](event) }, 5)
                }
                soon('open', {})
                return {
                    onOpen: function (fn) { on.open = fn },
                    onMessage: function (fn) { on.message = fn },
                    onClose: function (fn) { on.close = fn },
                    onError: function (fn) { on.error = fn },
                    send: function (options) {
                        soon('message', { data: options.data })
                        if (number === 1) soon('close', { code: 1006, reason: 'lost' })
                    },
                    close: function (options) { soon('close', { code: options.code || 1000 }) },
                }
            },
        }
    }

    // Opens, says hello, loses the socket, reconnects, says hello again, closes; tells what it saw.
    export async function live(start) {
        var engine = await start.preload()
        var log = [engine]
        var task = await start({
            miniprogram: host(),
            connectSocketParams: { url: 'wss://example.invalid/' },
            reconnectTimeout: 50,
        })
        return new Promise(function (resolve) {
            task.onOpen = function () {
                log.push('open')
                task.send({ data: 'hello' })
            }
            task.onReconnect = function () { log.push('reconnect') }
            task.onMessage = function (event) {
                log.push(event.data)
                if (log.indexOf('reconnect') > 0) task.close()
            }
            task.onClose = function (event) {
                log.push('close ' + event.code)
                if (task.state === 'closed') resolve(log.join(', '))
            }
        })
    }
"#)]
extern "C" {
    fn live(start: &JsValue) -> Promise;
}

const EXPECTED: &str = "open, hello, close 1006, reconnect, open, hello, close 1000";

async fn lives(start: &JsValue, engine: &str) {
    let log = JsFuture::from(live(start)).await.expect("a whole life");
    assert_eq!(log.as_string(), Some(format!("{engine}, {EXPECTED}")));
}

#[wasm_bindgen_test]
async fn on_wasm() {
    lives(&ON_WASM.with(Clone::clone), "wasm").await;
}

#[wasm_bindgen_test]
async fn on_pure_js() {
    lives(&ON_JS.with(Clone::clone), "js").await;
}
