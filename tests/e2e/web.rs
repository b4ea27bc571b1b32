//! Short lives of one connection in a real browser, through the files that are shipped: on wasm and on
//! pure JS; with a simulated host, and with the browser's own `WebSocket` and a server.
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

    // Opens, says hello, loses the socket, reconnects, says hello again, closes; reports what it saw.
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

    // Opens a real socket, gets text and bytes back, is closed by the server, reconnects, closes.
    export async function liveForReal(start, url, miniprogram) {
        var log = []
        var task = await start({
            miniprogram: miniprogram,
            connectSocketParams: { url: url, protocols: ['chat'], header: { token: 'not sent' } },
            reconnectTimeout: 50,
        })
        return new Promise(function (resolve) {
            task.onOpen = function () {
                log.push('open ' + task.socketTask.protocol)
                task.send('hello 汉字')
                task.send(new Uint8Array([0, 1, 2, 255]).subarray(1))
            }
            task.onReconnect = function () { log.push('reconnect') }
            task.onMessage = function (event) {
                if (typeof event.data === 'string') return log.push(event.data)
                log.push(Object.prototype.toString.call(event.data) + new Uint8Array(event.data))
                if (log.indexOf('reconnect') > 0) task.close({ code: 4001, reason: 'done' })
                else task.send('close 4000 bye')
            }
            task.onClose = function (event) {
                log.push(event.constructor.name + ' ' + event.code + ' ' + event.reason)
                if (task.state === 'closed') resolve(log.join(', '))
            }
        })
    }

    // A page's object without connectSocket is served by the page's class.
    export function inPage(start, url) {
        return liveForReal(start, url, {})
    }

    export function byClass(start, url) {
        return liveForReal(start, url, WebSocket)
    }

    // No server listens there: reports the first error, and what follows.
    export async function refused(start) {
        var task = await start({
            miniprogram: WebSocket,
            connectSocketParams: { url: 'ws://127.0.0.1:9/?token=secret' },
            repeatLimit: 0,
        })
        var log = []
        return new Promise(function (resolve) {
            task.onError = function (event) { log.push(event.code + ': ' + event.message) }
            task.onClose = function (event) { log.push('close ' + event.code) }
            task.onGiveUp = function (event) { resolve(log.concat(event.reason).join(', ')) }
        })
    }

    // Params that the browser refuses with a text that quotes them: gives all that an app can print of the attempts.
    export async function shownOf(start) {
        var url = 'ws://127.0.0.1:9/socket'
        var attempts = [
            { url: url, protocols: ['bearer', 'SECRET/ab=='] },
            { url: url, protocols: ['SECRET', 'SECRET'] },
            { url: 'ws://me:SECRET@127.0.0.1:9/socket?a b=SECRET', protocols: ['SECRET SECRET'] },
            { url: url + '?token=SECRET#SECRET' },
            { url: url + '?' + 'SECRET'.repeat(400) + '#SECRET' },
            { url: 'ws:/me:SECRET@[bad', protocols: ['SECRET/'] },
            { url: 'foo://me:SECRET@127.0.0.1/?SECRET' },
            { url: 'ws:\\\\me:SECRET/@127.0.0.1:99999/' },
        ]
        var shown = []
        var print = function () {
            for (var i = 0; i < arguments.length; i++) {
                shown.push(String(arguments[i]), JSON.stringify(arguments[i]), arguments[i].message)
            }
        }
        for (var i = 0; i < attempts.length; i++) {
            await new Promise(function (resolve) {
                start({
                    miniprogram: WebSocket,
                    connectSocketParams: attempts[i],
                    repeatLimit: 0,
                    logger: print,
                }).then(function (task) {
                    print(task, task.opts)
                    task.onError = function (event) {
                        print(event)
                        for (var name in event) print(event[name])
                    }
                    task.onGiveUp = resolve
                })
            })
        }
        return shown.join('\n')
    }
"#)]
extern "C" {
    fn live(start: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = byClass)]
    fn by_class(start: &JsValue, url: &str) -> Promise;
    #[wasm_bindgen(js_name = inPage)]
    fn in_page(start: &JsValue, url: &str) -> Promise;
    fn refused(start: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = shownOf)]
    fn shown_of(start: &JsValue) -> Promise;
}

/// `tests/support/servers/echo.mjs`, started by the suite.
const SERVER: &str = env!("WSHB_ECHO", "run `npm test -- browser`: it starts a server");

const EXPECTED: &str = "open, hello, close 1006, reconnect, open, hello, close 1000";

const EXPECTED_FOR_REAL: &str = "open chat, hello 汉字, [object ArrayBuffer]1,2,255, CloseEvent 4000 bye, \
     reconnect, open chat, hello 汉字, [object ArrayBuffer]1,2,255, CloseEvent 4001 done";

async fn result_of(life: Promise) -> String {
    let log = JsFuture::from(life).await.expect("a whole life");
    log.as_string().expect("a text")
}

fn wasm() -> JsValue {
    ON_WASM.with(Clone::clone)
}

fn pure_js() -> JsValue {
    ON_JS.with(Clone::clone)
}

#[wasm_bindgen_test]
async fn on_wasm() {
    assert_eq!(result_of(live(&wasm())).await, format!("wasm, {EXPECTED}"));
}

#[wasm_bindgen_test]
async fn on_pure_js() {
    assert_eq!(result_of(live(&pure_js())).await, format!("js, {EXPECTED}"));
}

#[wasm_bindgen_test]
async fn the_browsers_class_on_wasm() {
    assert_eq!(result_of(by_class(&wasm(), SERVER)).await, EXPECTED_FOR_REAL);
}

#[wasm_bindgen_test]
async fn the_browsers_class_on_pure_js() {
    assert_eq!(result_of(by_class(&pure_js(), SERVER)).await, EXPECTED_FOR_REAL);
}

#[wasm_bindgen_test]
async fn an_object_without_connect_socket_on_wasm() {
    assert_eq!(result_of(in_page(&wasm(), SERVER)).await, EXPECTED_FOR_REAL);
}

#[wasm_bindgen_test]
async fn an_object_without_connect_socket_on_pure_js() {
    assert_eq!(result_of(in_page(&pure_js(), SERVER)).await, EXPECTED_FOR_REAL);
}

#[wasm_bindgen_test]
async fn nobody_listens() {
    let refusal = "connect-failed: the host gave no reason, close 1006, repeat-limit";
    assert_eq!(result_of(refused(&wasm())).await, refusal);
    assert_eq!(result_of(refused(&pure_js())).await, refusal);
}

#[wasm_bindgen_test]
async fn what_the_browser_says_shows_no_secret() {
    for start in [wasm(), pure_js()] {
        let shown = result_of(shown_of(&start)).await;
        assert!(!shown.contains("SECRET"), "{shown}");
        for said in ["The subprotocol '…' is invalid.", "The subprotocol '…' is duplicated."] {
            assert!(shown.contains(said), "{said} is not in {shown}");
        }
    }
}
