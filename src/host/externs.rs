//! The JS that adapters call. Calls of the platform's code are `catch`: an exception that ran through
//! Rust would leave things half done. `js/tap.js` catches what it calls itself.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/tap.js")]
extern "C" {
    /// Whether a value has a method of this name.
    pub(crate) fn can(value: &JsValue, name: &str) -> bool;

    /// The listeners of one attempt; it also makes the calls whose answers come by callbacks.
    pub(crate) type Tap;
    #[wasm_bindgen(js_name = makeTap)]
    pub(crate) fn make_tap(face: &JsValue, task: u32, generation: u32) -> Tap;
    #[wasm_bindgen(method, getter, js_name = onOpen)]
    pub(crate) fn on_open(this: &Tap) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onClose)]
    pub(crate) fn on_close(this: &Tap) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onError)]
    pub(crate) fn on_error(this: &Tap) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onMessage)]
    pub(crate) fn on_message(this: &Tap) -> JsValue;
    #[wasm_bindgen(method, catch)]
    pub(crate) fn params(this: &Tap, params: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    pub(crate) fn refuse(this: &Tap, reason: &JsValue);
    #[wasm_bindgen(method, js_name = await)]
    pub(crate) fn wait(this: &Tap, promise: &JsValue, done: u32, failed: u32);
    #[wasm_bindgen(method)]
    pub(crate) fn mind(this: &Tap, promise: &JsValue);
    #[wasm_bindgen(method)]
    pub(crate) fn transmit(this: &Tap, socket: &Socket, id: u32);
    #[wasm_bindgen(method)]
    pub(crate) fn ping(this: &Tap, socket: &Socket) -> bool;
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Tap, socket: &Socket);
    #[wasm_bindgen(method)]
    pub(crate) fn abandon(this: &Tap, socket: &JsValue);
}

/// What a tap hears; the numbers are those of `js/tap.js`.
pub(crate) mod heard {
    pub(crate) const OPENED: u32 = 0;
    pub(crate) const CLOSED: u32 = 1;
    pub(crate) const ERRORED: u32 = 2;
    pub(crate) const REFUSED: u32 = 3;
    pub(crate) const SUSPENDED: u32 = 4;
    pub(crate) const HANDED_OVER: u32 = 5;
    pub(crate) const CLOSE_REFUSED: u32 = 6;
    pub(crate) const PING_REFUSED: u32 = 7;
    pub(crate) const PARAMS: u32 = 8;
    pub(crate) const PARAMS_FAILED: u32 = 9;
}

#[wasm_bindgen]
extern "C" {
    /// The platform's object, or a framework's that stands in for it.
    pub(crate) type Host;
    #[wasm_bindgen(method, structural, getter, catch, js_name = miniGlobal)]
    pub(crate) fn mini_global(this: &Host) -> Result<Host, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = connectSocket)]
    pub(crate) fn connect_socket(this: &Host, params: &JsValue) -> Result<Socket, JsValue>;

    /// What `connectSocket` returned: a socket, or a Promise of one.
    #[derive(Clone)]
    pub(crate) type Socket;
    #[wasm_bindgen(method, structural, getter, catch, js_name = readyState)]
    pub(crate) fn ready_state(this: &Socket) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, getter, catch, js_name = __returned)]
    pub(crate) fn returned(this: &Socket) -> Result<Socket, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = onOpen)]
    pub(crate) fn on_open(this: &Socket, listener: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = onClose)]
    pub(crate) fn on_close(this: &Socket, listener: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = onError)]
    pub(crate) fn on_error(this: &Socket, listener: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = onMessage)]
    pub(crate) fn on_message(this: &Socket, listener: &JsValue) -> Result<(), JsValue>;
}
