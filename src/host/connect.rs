//! Calls `connectSocket` and finds the socket. The call may return a socket, a Promise of one, a Promise that has
//! the socket as a property, or nothing if the host has one global socket.

use super::adapter::Owner;
use super::attempt::Attempt;
use super::link::Link;
use super::platform::{can_connect, may_be_global};
use super::report::Report;
use super::sys::{can, get, invoke, is_promise};
use super::web_socket;
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
) -> Result<Given, JsValue> {
    let adapter = owner.adapter();
    let port = &adapter.port;
    let generation = attempt.generation;
    // uni-app returns a socket only if there is a callback, so there is one even if the user has none.
    let copy = port.callbacks(params, generation, Report::Accepted, Report::Refused)?;
    let platform = adapter.platform();
    if !can_connect(&platform) {
        return web_socket::open(&platform, &copy).map(Given::Socket);
    }
    let is_global = may_be_global(&platform);
    attempt.is_global.set(is_global);
    if is_global && !adapter.claim.allows(attempt, owner, &platform, params) {
        return Ok(Given::Nothing);
    }
    let value = invoke(&platform, "connectSocket", &copy)?;
    if can(&value, "onOpen") {
        if !is_global && !attempt.is_abandoned() {
            adapter.signals.saw_plain_host(adapter, &platform);
        }
    } else if is_promise(&value) {
        // mpx: the socket is a property of a Promise that resolves to nothing.
        let socket = get(&value, "__returned");
        if !can(&socket, "onOpen") {
            return Ok(Given::Later(value));
        }
        port.watch(&value, generation, Report::Refused)?;
        return Ok(Given::Socket(socket));
    } else if attempt.is_global.get() && !attempt.is_abandoned() {
        let socket = adapter.claim.take(owner, &platform);
        socket.iter().for_each(|socket| attempt.keep_link(Link::Global(socket.clone())));
        port.watch(&value, generation, Report::Refused)?;
        attempt.accept();
        return Ok(Given::Socket(socket.unwrap_or(value)));
    }
    Ok(Given::Socket(value))
}
