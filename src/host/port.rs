//! What an adapter may use of the JS side of its task (`js/bridge/adapter-port.js`). Where a function of ours is given
//! to a host, it is made there from numbers: that of the attempt or send, and what a call of it means.

use super::report::Report;
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The JS side of one task.
    pub type Port;

    /// Keeps an event of the host for the running step, and returns its place.
    #[wasm_bindgen(method)]
    pub(crate) fn keep(this: &Port, event: &JsValue) -> u32;
    /// The same for an event that must be an object.
    #[wasm_bindgen(method, js_name = keepObject)]
    pub(crate) fn keep_object(this: &Port, event: &JsValue) -> u32;
    /// The same for an error; `undefined` becomes an object.
    #[wasm_bindgen(method, js_name = keepError)]
    pub(crate) fn keep_error(this: &Port, event: &JsValue) -> u32;
    /// The same for a close event: one without this code, or without a reason, is copied and gets them.
    #[wasm_bindgen(method, js_name = keepClose)]
    pub(crate) fn keep_close(this: &Port, event: &JsValue, code: u16) -> u32;

    /// A function for a host. It holds numbers only, since a host may keep it for ever. `closer` closes a socket that has
    /// opened, but that nobody knows any more.
    #[wasm_bindgen(method, js_name = listener)]
    fn number_listener(this: &Port, number: u32, report: u32, closer: &JsValue) -> Function;
    /// A copy of the user's params, with callbacks that call ours, then the user's. `limit` is its `timeout`, unless it
    /// has one or the limit is infinite. Throws what a getter throws.
    #[wasm_bindgen(method, catch, js_name = callbacks)]
    fn number_callbacks(
        this: &Port,
        params: &JsValue,
        number: u32,
        done: u32,
        fail: u32,
        limit: f64,
    ) -> Result<JsValue, JsValue>;
    /// Reports a result of a call, which may be a Promise or `{ error }`, if it shows that the call failed. Throws what
    /// its `then` throws.
    #[wasm_bindgen(method, catch, js_name = watch)]
    fn number_watch(this: &Port, result: &JsValue, number: u32, fail: u32) -> Result<(), JsValue>;
    /// Hands a message to a socket, and reports how that ends. A native one takes the data alone, others take params. With
    /// `base64`, bytes are sent so.
    #[wasm_bindgen(method, js_name = send)]
    fn number_send(
        this: &Port,
        target: &JsValue,
        native: bool,
        message: &JsValue,
        base64: bool,
        number: u32,
        done: u32,
        fail: u32,
    );
    /// The oldest `close()` request as a call to make, which reports a refusal.
    #[wasm_bindgen(method, js_name = closeRequest)]
    fn number_close(this: &Port, closer: &Closer, number: u32, fail: u32) -> Closer;
    /// A Promise that reports when it has settled, and can be given up. It reports that it fails later as `late_fail`, if
    /// it is the Promise of a socket. Then it closes that socket if it comes later. Unless `limit` is 0, it is given up
    /// after so many ms; without `promise` always.
    #[wasm_bindgen(method, js_name = awaited)]
    fn number_awaited(
        this: &Port,
        promise: &JsValue,
        settled: u32,
        late_fail: u32,
        limit: u32,
    ) -> AwaitedPromise;
    /// Makes the task hear of an event of a host, if there is one. `off` is the function that takes the listener off; that
    /// which adds it has `on` in its place. Unless `is_off`, it stays.
    #[wasm_bindgen(method, js_name = listenToHost)]
    fn number_listen_to_host(this: &Port, host: &JsValue, off: &str, is_off: bool, report: u32);
    /// Makes the task hear of an event of a page.
    #[wasm_bindgen(method, js_name = listenToPage)]
    fn number_listen_to_page(this: &Port, target: &JsValue, event: &str, report: u32);
    /// Makes it hear of none of them any more.
    #[wasm_bindgen(method)]
    pub(crate) fn unlisten(this: &Port);
    /// The task as a registry sees it: an object whose functions report that a newer task has taken the one socket of
    /// the host, or that this is free.
    #[wasm_bindgen(method, js_name = globalOwner)]
    fn number_global_owner(this: &Port, superseded: u32, freed: u32) -> JsValue;
    /// Makes the registry of a host with one global socket.
    #[wasm_bindgen(method, js_name = globalRegistry)]
    pub(crate) fn global_registry(this: &Port, host: &JsValue) -> JsValue;
    /// The global socket of a host, for a new connection (`js/api/global-socket.js`).
    #[wasm_bindgen(method, js_name = globalSocket)]
    pub(crate) fn global_socket(this: &Port, registry: &JsValue, host: &JsValue) -> JsValue;
    /// Shows the host's own socket object to the user.
    #[wasm_bindgen(method, js_name = showSocket)]
    pub(crate) fn show_socket(this: &Port, socket: &JsValue);

    /// How many bytes that socket has not sent yet; NaN if it does not tell.
    #[wasm_bindgen(method)]
    pub(crate) fn unsent(this: &Port) -> f64;

    /// The listener of the message path, for a new attempt.
    #[wasm_bindgen(method, js_name = messageListener)]
    pub(crate) fn message_listener(this: &Port, generation: u32) -> Function;
    /// Whether that listener passes all messages to [`super::inbox`], because earlier ones wait there.
    #[wasm_bindgen(method, js_name = holdMessages)]
    pub(crate) fn hold_messages(this: &Port, held: bool);
    /// The attempt is abandoned: that listener drops all messages.
    #[wasm_bindgen(method, js_name = dropMessages)]
    pub(crate) fn drop_messages(this: &Port);
    /// Whether the user's `isPong` accepts a message. Logs, once, that one has data which is neither text nor bytes.
    #[wasm_bindgen(method, js_name = acceptsPong)]
    pub(crate) fn accepts_pong(this: &Port, event: &JsValue, is_unknown: bool) -> bool;

    /// The message of a send, for the host; undefined if it was taken already.
    #[wasm_bindgen(method, js_name = takeMessage)]
    pub(crate) fn take_message(this: &Port, id: u32) -> JsValue;
    /// The message of a ping; undefined if there is nothing to send.
    #[wasm_bindgen(method, js_name = pingMessage)]
    pub(crate) fn ping_message(this: &Port) -> JsValue;
    /// Sends a ping by `task.send`, if the app has replaced that by a function of its own (as in 1.x).
    #[wasm_bindgen(method, js_name = sendByApp)]
    fn number_send_by_app(this: &Port, message: &JsValue, number: u32, fail: u32) -> bool;
    /// Logs what the host says about the app and the network.
    #[wasm_bindgen(method, js_name = logFact)]
    pub(crate) fn log_fact(this: &Port, fact: u32);
}

impl Port {
    pub(crate) fn listener(&self, number: u32, report: Report, closer: &JsValue) -> Function {
        self.number_listener(number, report.number(), closer)
    }

    pub(crate) fn callbacks(
        &self,
        params: &JsValue,
        number: u32,
        done: Report,
        fail: Report,
        limit: f64,
    ) -> Result<JsValue, JsValue> {
        self.number_callbacks(params, number, done.number(), fail.number(), limit)
    }

    pub(crate) fn awaited(
        &self,
        promise: &JsValue,
        late_fail: Report,
        limit: u32,
    ) -> AwaitedPromise {
        self.number_awaited(promise, Report::Settled.number(), late_fail.number(), limit)
    }

    pub(crate) fn global_owner(&self) -> JsValue {
        self.number_global_owner(Report::Superseded.number(), Report::Freed.number())
    }

    pub(crate) fn watch(&self, result: &JsValue, number: u32, fail: Report) -> Result<(), JsValue> {
        self.number_watch(result, number, fail.number())
    }

    pub(crate) fn send(
        &self,
        target: &JsValue,
        native: bool,
        message: &JsValue,
        base64: bool,
        number: u32,
        [done, fail]: [Report; 2],
    ) {
        self.number_send(target, native, message, base64, number, done.number(), fail.number());
    }

    pub(crate) fn close_request(&self, closer: &Closer, number: u32, fail: Report) -> Closer {
        self.number_close(closer, number, fail.number())
    }

    pub(crate) fn listen_to_host(&self, host: &JsValue, off: &str, is_off: bool, report: Report) {
        self.number_listen_to_host(host, off, is_off, report.number());
    }

    pub(crate) fn listen_to_page(&self, target: &JsValue, event: &str, report: Report) {
        self.number_listen_to_page(target, event, report.number());
    }

    pub(crate) fn send_by_app(&self, message: &JsValue, number: u32, fail: Report) -> bool {
        self.number_send_by_app(message, number, fail.number())
    }
}

#[wasm_bindgen]
extern "C" {
    /// A Promise that can be given up: one that never settles must not keep what waits for it alive.
    pub type AwaitedPromise;
    /// Makes it settle now.
    #[wasm_bindgen(method, js_name = giveUp)]
    pub(crate) fn give_up(this: &AwaitedPromise);
}

#[wasm_bindgen(module = "/js/bridge/closer.js")]
extern "C" {
    /// How to close a socket: a call that JS can make even if the engine has failed.
    #[derive(Clone)]
    pub type Closer;
    /// `given` is what the host gave: the socket, or a task around it, which has to be closed too. `by_code`: the method of
    /// the socket takes a code and a reason, instead of params. `code` is used if no other is chosen.
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(socket: &JsValue, given: &JsValue, by_code: bool, code: u16) -> Closer;
    /// Asks the socket to close, by 1000 if it refuses the code, and ignores how that ends.
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Closer);
    /// By which code the socket is closed, and how long it may take (ms); negative: it is not closed when it opens.
    #[wasm_bindgen(method)]
    pub(crate) fn mark(this: &Closer, code: u16, grace: f64);
    /// Closes a socket that comes when nobody waits for it any more: now, and if it opens later, once more.
    #[wasm_bindgen(js_name = closeLate)]
    pub(crate) fn close_late(socket: &JsValue, code: u16);
}
