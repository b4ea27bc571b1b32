//! Calls `connectSocket` and finds the socket. The call may return a socket, a Promise of one, a Promise that has
//! the socket as a property, or nothing if the host has one global socket.

use super::adapter::Owner;
use super::attempt::Attempt;
use super::link::Link;
use super::platform::{can_connect, may_be_global};
use super::report::Report;
use super::sys::{invoke, is_promise, open_native, returned};
use wasm_bindgen::prelude::*;

/// What a connect call has given.
pub(super) enum Given {
    /// What should be a socket.
    Socket(JsValue),
    /// A Promise of a socket.
    Later(JsValue),
    /// Nothing: the attempt has to wait, or is over.
    Nothing,
}

/// Asks a host for a socket. Fails with what the host throws.
pub(super) fn connect(
    attempt: &Attempt,
    owner: &impl Owner,
    params: &JsValue,
    limit: f64,
) -> Result<Given, JsValue> {
    let adapter = owner.adapter();
    let port = &adapter.port;
    let generation = attempt.generation;
    // uni-app returns a socket only if there is a callback, so there is one even if the user has none.
    let copy = port.callbacks(params, generation, Report::Accepted, Report::Refused, limit)?;
    let platform = adapter.platform();
    let has_connect = can_connect(&platform);
    let is_global = has_connect && may_be_global(&platform);
    attempt.is_global.set(is_global);
    let may_connect = !is_global || adapter.claim.allows(attempt, owner, &platform, params);
    // A getter of the params, or a hook of the task that had the socket before, may have ended the attempt.
    if !may_connect || !owner.wants(generation) {
        return Ok(Given::Nothing);
    }
    if !has_connect {
        return open_native(&platform, &copy).map(Given::Socket);
    }
    let value = invoke(&platform, "connectSocket", &copy)?;
    let mut socket = returned(&value);
    let is_own = value != socket;
    if Link::of(&socket).is_none() {
        if attempt.is_global.get() && !attempt.is_abandoned() && !is_promise(&socket) {
            if let Some(held) = adapter.claim.take(attempt, owner, &platform) {
                attempt.keep_link(Link::Global(held.clone()), &held);
                socket = held;
            }
            port.watch(&value, generation, Report::Refused)?;
            attempt.accept();
        } else if is_promise(&value) {
            return Ok(Given::Later(value));
        }
    } else if is_own {
        port.watch(&value, generation, Report::Refused)?;
    }
    Ok(Given::Socket(socket))
}
