//! `js/api/task.js`: the JS side of a task, as the driver sees it. It calls the user's code guarded, and is
//! guarded itself: but for what says `catch`, nothing throws here.

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

    /// An attempt has failed, which the next question is about and `lastError` says from now on: the
    /// code with the place of the host's event, our reason for the close with the place of the host's.
    #[wasm_bindgen(method, js_name = attemptLost)]
    pub(crate) fn attempt_lost(this: &Delegate, code: &str, event: u32, reason: &str, close: u32);
    /// The same for an open socket that has ended; `is_dead`: by our verdict.
    #[wasm_bindgen(method, js_name = linkLost)]
    pub(crate) fn link_lost(this: &Delegate, code: &str, is_dead: bool, reason: &str, close: u32);
    /// The user's `shouldReconnect`.
    #[wasm_bindgen(method, js_name = shouldReconnect)]
    pub(crate) fn should_reconnect(this: &Delegate, code: u16, was_open: bool) -> bool;
    /// The user's `retry`: ms, −1 for `false`, NaN for the default delay.
    #[wasm_bindgen(method)]
    pub(crate) fn retry(this: &Delegate, attempt: u32, outage: f64) -> f64;

    /// The one result of a send: a code of ours (empty: none) and the place of the host's object.
    #[wasm_bindgen(method)]
    pub(crate) fn sent(this: &Delegate, id: u32, code: &str, value: u32);
    /// The one result of a ping: a code of ours (empty: none) and the round trip.
    #[wasm_bindgen(method)]
    pub(crate) fn ponged(this: &Delegate, id: u32, code: &str, rtt: f64);
    /// The oldest `close()` on its way had no socket to close.
    #[wasm_bindgen(method, js_name = closeDone)]
    pub(crate) fn close_done(this: &Delegate);

    /// `onStateChange`.
    #[wasm_bindgen(method, js_name = stateChanged)]
    pub(crate) fn state_changed(this: &Delegate, state: &str, previous: &str);
    /// `onOpen`.
    #[wasm_bindgen(method)]
    pub(crate) fn opened(this: &Delegate, event: u32);
    /// `onReopen`.
    #[wasm_bindgen(method)]
    pub(crate) fn reopened(this: &Delegate, retries: u32, down: f64);
    /// The hooks of this open are behind: the delegate answers by `hooksRan` when they have been called.
    #[wasm_bindgen(method, js_name = hooksDone)]
    pub(crate) fn hooks_done(this: &Delegate, generation: u32);
    /// `onMessage`.
    #[wasm_bindgen(method, js_name = messageAt)]
    pub(crate) fn message(this: &Delegate, event: u32);
    /// `onError`.
    #[wasm_bindgen(method)]
    pub(crate) fn failed(this: &Delegate, code: &str, event: u32);
    /// `onClose`: the event given, or ours with this reason. `loss` is the code of `lastError` from now
    /// on, unless an attempt has failed.
    #[wasm_bindgen(method)]
    pub(crate) fn closed(this: &Delegate, loss: &str, reason: &str, event: u32);
    /// `onReconnect`.
    #[wasm_bindgen(method)]
    pub(crate) fn reconnecting(this: &Delegate);
    /// `onGiveUp`.
    #[wasm_bindgen(method, js_name = gaveUp)]
    pub(crate) fn gave_up(this: &Delegate, reason: &str);
    /// `onLatency`.
    #[wasm_bindgen(method)]
    pub(crate) fn latency(this: &Delegate, ms: f64);
}
