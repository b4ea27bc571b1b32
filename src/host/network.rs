//! Translates the network that a host reports into a number for the core.

use super::sys::{matches, network_type, number_of_name};
use crate::core::protocol::HostFact;
use wasm_bindgen::prelude::*;

/// The network in an event of the host, or in its answer to a question: a [`HostFact`], or a higher number for each
/// further type. `None` if it cannot be read.
pub(super) fn network_fact(event: &JsValue) -> Option<u32> {
    let kind = &network_type(event).ok()?;
    if matches(kind, "^(none|notreachable)$") {
        return Some(HostFact::Offline.number());
    }
    let unknown = HostFact::NetworkUnknown.number();
    // A type that is unknown does not mean that there is no network.
    if matches(kind, "^un") {
        return Some(unknown);
    }
    Some(unknown.saturating_add(number_of_name(kind)))
}
