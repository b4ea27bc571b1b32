//! The JS side of a task (`js/bridge/delegate.js`), as the driver sees it. It calls the user's code guarded,
//! so nothing throws here but what says `catch`. Codes, states and reasons cross as their numbers.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The JS side of one task.
    pub type Delegate;

    /// Whether a hook is running, so that outputs have to wait for its end: then it calls `drain`.
    #[wasm_bindgen(method)]
    pub(crate) fn defers(this: &Delegate) -> bool;
    /// Keeps an event of the host's for the running step, and gives its place.
    #[wasm_bindgen(method)]
    pub(crate) fn keep(this: &Delegate, event: JsValue) -> u32;
    /// The step is over: no event is needed any more.
    #[wasm_bindgen(method, js_name = stepDone)]
    pub(crate) fn step_done(this: &Delegate);
    /// Calls `timeout` after `ms`, instead of at the time set before.
    #[wasm_bindgen(method, js_name = setTimer)]
    pub(crate) fn set_timer(this: &Delegate, ms: f64);
    /// Calls no `timeout`.
    #[wasm_bindgen(method, js_name = clearTimer)]
    pub(crate) fn clear_timer(this: &Delegate);
    /// Asks the host which network there is; `hostFact` brings the answer.
    #[wasm_bindgen(method, js_name = askNetwork)]
    pub(crate) fn ask_network(this: &Delegate);
    /// Settles the Promise of the task.
    #[wasm_bindgen(method)]
    pub(crate) fn ready(this: &Delegate);
    /// The params of an attempt, or the ones it had if it is the same one `again`: a value or a
    /// Promise. Throws what the user's function threw.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn params(this: &Delegate, attempt: u32, again: bool) -> Result<JsValue, JsValue>;
    /// The `timeout` in params, 0 without. Throws for what is no params.
    #[wasm_bindgen(method, catch, js_name = timeoutIn)]
    pub(crate) fn timeout_in(this: &Delegate, params: &JsValue) -> Result<f64, JsValue>;

    /// A connection has ended, which the next question is about and `lastError` says from now on: its code;
    /// whether the socket was open, else the place of the event of the failed attempt; our reason for the close
    /// and the place of the host's.
    #[wasm_bindgen(method)]
    pub(crate) fn lost(
        this: &Delegate,
        code: u32,
        was_open: bool,
        event: u32,
        reason: u32,
        close: u32,
    );
    /// The user's `shouldReconnect`.
    #[wasm_bindgen(method, js_name = shouldReconnect)]
    pub(crate) fn should_reconnect(this: &Delegate, code: u16, was_open: bool) -> bool;
    /// The user's `retry`: ms, −1 for `false`, NaN for the default delay.
    #[wasm_bindgen(method)]
    pub(crate) fn retry(this: &Delegate, attempt: u32, outage: f64) -> f64;

    /// The one result of a send: the host took it; with the place of what it said.
    #[wasm_bindgen(method)]
    pub(crate) fn sent(this: &Delegate, id: u32, event: u32);
    /// The one result of a ping: its round trip.
    #[wasm_bindgen(method)]
    pub(crate) fn ponged(this: &Delegate, id: u32, rtt: f64);
    /// The one result of a send or ping that has failed: its code, and the place of what the host said.
    #[wasm_bindgen(method)]
    pub(crate) fn failed(this: &Delegate, id: u32, code: u32, event: u32);
    /// The oldest `close()` on its way had no socket to close.
    #[wasm_bindgen(method, js_name = closeDone)]
    pub(crate) fn close_done(this: &Delegate);

    /// A hook, by its number; what it is given is made of a number, or the place of an event, and a time.
    #[wasm_bindgen(method)]
    pub(crate) fn emit(this: &Delegate, hook: u32, what: u32, ms: f64);
    /// `onStateChange`.
    #[wasm_bindgen(method, js_name = stateChanged)]
    pub(crate) fn state_changed(this: &Delegate, state: u32, previous: u32);
    /// The hooks of this open are behind: the delegate answers by `hooksRan` when they have been called.
    #[wasm_bindgen(method, js_name = hooksDone)]
    pub(crate) fn hooks_done(this: &Delegate, generation: u32);
    /// `onError`.
    #[wasm_bindgen(method)]
    pub(crate) fn errored(this: &Delegate, code: u32, event: u32);
    /// `onClose`: the event given, or ours with this reason. `loss` is the code of `lastError` from now on,
    /// unless an attempt has failed.
    #[wasm_bindgen(method)]
    pub(crate) fn closed(this: &Delegate, loss: u32, reason: u32, event: u32);
}
