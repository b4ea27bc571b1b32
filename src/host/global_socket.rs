//! Hosts with one global socket instead of socket objects (Alipay's single mode, DingTalk). A registry on the host
//! object (`js/bridge/registry.js`) knows which task owns the socket, and holds the four listeners on the host. All
//! copies and versions of this library in an app share it, so it is a JS object, which they call by its methods. Those
//! of the copy that made it decide: they are the functions here.

use super::adapter::Owner;
use super::attempt::Attempt;
use super::clock::now;
use super::port::Closer;
use super::sys::{call_field, can, dispatch, flag, get, global_listener, is};
use super::sys::{number_in, registry_of, says, set, warn_once};
use crate::core::Millis;
use crate::core::close_code::REPLACED;
use crate::core::protocol::GlobalCall;
use core::cell::OnceCell;
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// The events of a global socket: the field for our listener, and how the host takes it.
static EVENTS: [(&str, &str, &str); 4] = [
    ("Open", "onSocketOpen", "offSocketOpen"),
    ("Close", "onSocketClose", "offSocketClose"),
    ("Error", "onSocketError", "offSocketError"),
    ("Message", "onSocketMessage", "offSocketMessage"),
];

/// The number of the close event. Only that of the open event is lower.
const CLOSE: usize = 1;

/// Acts on what JS asks of a registry or of the socket of a connection. Returns the function of the host to call, if there is one.
pub(crate) fn call_global(call: GlobalCall, target: &JsValue, argument: &JsValue) -> JsValue {
    match call {
        GlobalCall::Claim => claim(target, argument),
        GlobalCall::Leave => leave(target, argument),
        GlobalCall::Hold => hold(target, argument),
        GlobalCall::Drop => drop_socket(target, argument),
        GlobalCall::Send => return send(target, argument),
        GlobalCall::Close => return close(target),
        // If the host has reported events of the socket and cannot close it, the socket is gone. Otherwise it may still
        // open.
        GlobalCall::CloseRefused if flag(target, "isKnown") => {
            call_field(&get(target, "registry"), "drop", target);
        }
        // It may be closing.
        GlobalCall::CloseRefused | GlobalCall::CloseRefusedAgain => {}
    }
    JsValue::UNDEFINED
}

// The methods of a registry

/// Makes a task the owner. The newest one wins: a hook of the former owner may make an even newer task the owner.
fn claim(registry: &JsValue, owner: &JsValue) {
    let last = get(registry, "owner");
    set(registry, "owner", owner);
    if last != *owner {
        call_field(&last, "superseded", &JsValue::UNDEFINED);
    }
}

/// Removes an owner: its task has ended, or uses a socket of another kind.
fn leave(registry: &JsValue, owner: &JsValue) {
    if is(registry, "owner", owner) {
        set(registry, "owner", &JsValue::UNDEFINED);
    }
    tidy(registry);
}

/// Holds the socket of a new connection, in place of the one before.
fn hold(registry: &JsValue, socket: &JsValue) {
    if !flag(registry, "Open") {
        let host = get(registry, "host");
        for (number, (field, ..)) in EVENTS.iter().enumerate() {
            set(registry, field, &global_listener(registry, number));
        }
        for (field, on, _) in &EVENTS {
            call_field(&host, on, &get(registry, field));
        }
    }
    let awaits = flag(registry, "awaitsClose") || flag(registry, "socket");
    set(registry, "awaitsClose", &awaits.into());
    set(registry, "socket", socket);
}

/// Drops a socket that is gone without a close event.
fn drop_socket(registry: &JsValue, socket: &JsValue) {
    if is(registry, "socket", socket) {
        set(registry, "socket", &JsValue::UNDEFINED);
        free(registry);
    }
}

/// The socket is gone.
fn free(registry: &JsValue) {
    call_field(&get(registry, "owner"), "freed", &JsValue::UNDEFINED);
    tidy(registry);
}

/// Takes our listeners off when there is no task and no socket. The listeners of the app stay.
fn tidy(registry: &JsValue) {
    if ["owner", "socket", "stays"].iter().any(|field| flag(registry, field)) {
        return;
    }
    let host = get(registry, "host");
    for (field, _, off) in &EVENTS {
        if flag(registry, field) {
            call_field(&host, off, &get(registry, field));
            set(registry, field, &JsValue::UNDEFINED);
        }
    }
}

/// A host has called `listener`, which is one of ours for the event of this number.
pub(crate) fn hear_global(registry: &JsValue, number: usize, event: &JsValue, listener: &JsValue) {
    let Some((field, ..)) = EVENTS.get(number) else { return };
    if !is(registry, field, listener) {
        // It was taken off, but the host still calls it: no more listeners must be added.
        return set(registry, "stays", &JsValue::TRUE);
    }
    let socket = get(registry, "socket");
    let is_close = number == CLOSE;
    let is_of_older = is_close
        && flag(registry, "awaitsClose")
        && !flag(&socket, "isKnown")
        && !flag(&socket, "closingSince");
    if number <= CLOSE {
        // If a socket opens that nobody holds, a connect will replace it, and its close comes then.
        let is_stray = !is_close && !socket.is_object();
        set(registry, "awaitsClose", &is_stray.into());
    }
    if is_of_older || !socket.is_object() {
        return;
    }
    set(&socket, "isKnown", &JsValue::TRUE);
    if is_close {
        set(registry, "socket", &JsValue::UNDEFINED);
    }
    dispatch(&socket, field, event);
    if is_close {
        free(registry);
    }
}

// What an attempt does with it

/// Whether a host refused because it already has a socket: error 3 on Alipay, 2 on DingTalk.
pub(super) fn is_occupied(event: &JsValue) -> bool {
    let error = number_in(event, "error");
    error == 3.0 || (error == 2.0 && says(event, r"exist|\u5b58\u5728"))
}

// The functions of the socket of a connection

/// The function of the host that sends, as long as it is the socket of the host; else the message fails.
fn send(held: &JsValue, message: &JsValue) -> JsValue {
    if is_current(held) {
        return "sendSocketMessage".into();
    }
    let error = Object::new();
    set(&error, "error", &10.into());
    call_field(message, "fail", &error);
    JsValue::UNDEFINED
}

/// The function of the host that closes it, as long as it is the socket of the host.
fn close(held: &JsValue) -> JsValue {
    if !is_current(held) {
        return JsValue::UNDEFINED;
    }
    if !flag(held, "closingSince") {
        set(held, "closingSince", &now().into());
    }
    "closeSocket".into()
}

/// Whether the socket of a connection is still that of the host.
fn is_current(held: &JsValue) -> bool {
    is(&get(held, "registry"), "socket", held)
}

/// The claim of a task to the global socket of its host.
#[derive(Default)]
pub(crate) struct Claim {
    /// The task, as the registry knows it. Its `registry` is the one that it has claimed.
    owner: OnceCell<JsValue>,
}

impl Claim {
    /// Makes the task the owner; false if a newer task has taken the socket meanwhile. If the attempt has ended, its
    /// socket has to be closed, and for that need not have an owner.
    fn make(&self, attempt: &Attempt, owner: &impl Owner, registry: &JsValue) -> bool {
        let known = self.owner.get_or_init(|| owner.adapter().port.global_owner());
        set(known, "registry", registry);
        let is_wanted = owner.wants(attempt.generation);
        if is_wanted {
            call_field(registry, "claim", known);
        }
        is(registry, "owner", known) || !is_wanted && !flag(registry, "owner")
    }

    fn registry(&self) -> JsValue {
        self.owner.get().map(|owner| get(owner, "registry")).unwrap_or_default()
    }

    /// Gives up the claim: the task has ended, or uses a socket of another kind.
    pub(crate) fn leave(&self) {
        if let Some(owner) = self.owner.get() {
            call_field(&get(owner, "registry"), "leave", owner);
            set(owner, "registry", &JsValue::UNDEFINED);
        }
    }

    /// Whether to connect now. If not, the attempt is over, or it reports here that it has to wait.
    pub(super) fn allows(
        &self,
        attempt: &Attempt,
        owner: &impl Owner,
        host: &JsValue,
        params: &JsValue,
    ) -> bool {
        let registry = &registry_of(host);
        if !registry.is_object() || attempt.is_abandoned() {
            return true;
        }
        if is(params, "multiple", &JsValue::TRUE) {
            self.leave();
            return true;
        }
        if !self.make(attempt, owner, registry) {
            return false;
        }
        if !attempt.has_waited && flag(registry, "socket") {
            let socket = &get(&get(registry, "socket"), "api");
            Closer::new(socket, socket, false, REPLACED).close();
        }
        if attempt.has_waited || !flag(registry, "socket") {
            return true;
        }
        let since = number_in(&get(registry, "socket"), "closingSince");
        attempt.wait_for_close(owner, Millis::new(now() - since));
        false
    }

    /// Makes the global socket, after a connect call that returned no socket; `None` if a newer task has taken it
    /// meanwhile. Its functions are those of 1.x, and the user gets it as `socketTask`.
    pub(super) fn take(
        &self,
        attempt: &Attempt,
        owner: &impl Owner,
        host: &JsValue,
    ) -> Option<JsValue> {
        let port = &owner.adapter().port;
        let mut registry = registry_of(host);
        if !registry.is_object() {
            registry = port.global_registry(host);
            let stays = !EVENTS.iter().all(|(_, _, off)| can(host, off));
            set(&registry, "stays", &stays.into());
        }
        if !self.make(attempt, owner, &registry) {
            return None;
        }
        let held = port.global_socket(&registry, host);
        call_field(&registry, "hold", &held);
        Some(get(&held, "api"))
    }

    /// The connect call of an attempt failed; `ours` is the global socket, if the attempt had it. Says once where the
    /// socket in use was the app's own, or drops that of the attempt.
    pub(super) fn refused(&self, ours: &JsValue, is_occupied: bool) {
        let registry = self.registry();
        let held = get(&registry, "socket");
        let has_socket = is(&held, "api", ours);
        if !is_occupied && has_socket && held.is_object() {
            call_field(&registry, "drop", &held);
        }
        // The other socket is the app's own, unless one of this library has not reported its close.
        if is_occupied && has_socket && !flag(&registry, "awaitsClose") {
            warn_once("the one socket of the host was in use: closed");
        }
    }
}
