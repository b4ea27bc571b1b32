//! The JS side of a task (`js/bridge/delegate.js`), as the driver sees it. It guards all calls of
//! user code, so only the functions with `catch` can throw. Codes, states and reasons are passed as numbers.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The JS side of one task.
    pub type Delegate;

    /// Whether a hook is running. Then outputs have to wait: the delegate calls `drain` after the hook. `is_cut`: a call
    /// has ended the running step.
    #[wasm_bindgen(method)]
    pub(crate) fn defers(this: &Delegate, is_cut: bool) -> bool;
    /// The step is over: no event is needed any more. At rest, neither is this object, nor the port, from the next turn
    /// until the user calls something.
    #[wasm_bindgen(method, js_name = stepDone)]
    pub(crate) fn step_done(this: &Delegate, is_at_rest: bool);
    /// Settles the Promise of the task.
    #[wasm_bindgen(method)]
    pub(crate) fn ready(this: &Delegate);
    /// The params of an attempt, as a value or a Promise. `again`: the same attempt goes on, with the same
    /// params. Throws what the user's function threw.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn params(this: &Delegate, attempt: u32, again: bool) -> Result<JsValue, JsValue>;
    /// The `timeout` of params, 0 if there is none. Throws if the value has no url.
    #[wasm_bindgen(method, catch, js_name = timeoutIn)]
    pub(crate) fn timeout_in(this: &Delegate, params: &JsValue) -> Result<f64, JsValue>;

    /// A connection has ended: sets `lastError`, and what the next user callback gets. `code`: the error code;
    /// `event`: the place of the event of a failed attempt; `reason`: our reason for the close; `close`: the
    /// place of the host's close event.
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

    /// The host took a send: its result, unless it has one already. `event` is the place of the host's answer.
    #[wasm_bindgen(method)]
    pub(crate) fn sent(this: &Delegate, id: u32, event: u32);
    /// The one result of a ping: its round trip.
    #[wasm_bindgen(method)]
    pub(crate) fn ponged(this: &Delegate, id: u32, rtt: f64);
    /// The one result of a send or ping that has failed: its code, and the place of the host's answer.
    #[wasm_bindgen(method)]
    pub(crate) fn failed(this: &Delegate, id: u32, code: u32, event: u32);
    /// All sends that the host has, and that have no result, have failed with this code.
    #[wasm_bindgen(method, js_name = failSends)]
    pub(crate) fn fail_sends(this: &Delegate, code: u32);
    /// The oldest `close()` request had no socket to close.
    #[wasm_bindgen(method, js_name = closeDone)]
    pub(crate) fn close_done(this: &Delegate);

    /// Calls a hook, by its number. Its arguments are made from `what`, which is a number or the place of an
    /// event, and from `ms`.
    #[wasm_bindgen(method)]
    pub(crate) fn emit(this: &Delegate, hook: u32, what: u32, ms: f64);
    /// Logs a change of the state.
    #[wasm_bindgen(method, js_name = logState)]
    pub(crate) fn log_state(this: &Delegate, state: u32, previous: u32);
    /// All hooks of an open have been emitted. When they have run, the delegate calls `hooksRan`.
    #[wasm_bindgen(method, js_name = hooksDone)]
    pub(crate) fn hooks_done(this: &Delegate, generation: u32);
    /// `onError`.
    #[wasm_bindgen(method)]
    pub(crate) fn errored(this: &Delegate, code: u32, event: u32);
    /// `onClose`, with the event at this place or with one made for this reason. `loss` is the new code of
    /// `lastError`, unless an attempt has failed.
    #[wasm_bindgen(method)]
    pub(crate) fn closed(this: &Delegate, loss: u32, reason: u32, event: u32);
}
