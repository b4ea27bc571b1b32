//! Signals of the host: the network comes, goes or changes, the app is hidden or shown, some socket is closed. The
//! core decides what they mean.

use super::adapter::{Adapter, Owner};
use super::network::network_fact;
use super::platform::can_connect;
use super::report::Report;
use super::sys::{can, get, invoke, is, matches, number_in, page_document};
use crate::core::Input;
use crate::core::protocol::HostFact;
use core::cell::Cell;
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// A signal of a host: what it reports, and the function that takes our listener off. That which adds it has `on` in
/// place of `off`.
type HostSignal = (Report, &'static str);

static NETWORK: HostSignal = (Report::Network, "offNetworkStatusChange");
static SOME_CLOSED: HostSignal = (Report::SomeClosed, "offSocketClose");
static APP: [HostSignal; 2] = [(Report::Shown, "offAppShow"), (Report::Hidden, "offAppHide")];
/// In mini-games these functions have shorter names.
static GAME: [HostSignal; 2] = [(Report::Shown, "offShow"), (Report::Hidden, "offHide")];

/// The signals of one task.
#[derive(Default)]
pub(crate) struct Signals {
    is_on: Cell<bool>,
    /// The option `networkAware`.
    network: Cell<bool>,
    /// The option `lifecycleAware`.
    lifecycle: Cell<bool>,
}

impl Signals {
    /// Sets one of the two options.
    pub(crate) fn set_aware(&self, owner: &impl Owner, is_lifecycle: bool, is_wanted: bool) {
        let option = if is_lifecycle { &self.lifecycle } else { &self.network };
        if option.replace(is_wanted) != is_wanted {
            self.refresh(owner);
        }
    }

    /// Listens to the host, or stops.
    pub(crate) fn watch(&self, owner: &impl Owner, is_on: bool) {
        if self.is_on.replace(is_on) != is_on {
            self.update(owner);
        }
    }

    /// An option has changed: listens anew, if it does.
    pub(crate) fn refresh(&self, owner: &impl Owner) {
        if self.is_on.get() {
            self.update(owner);
        }
    }

    /// Takes all listeners off, then adds those that are wanted now.
    fn update(&self, owner: &impl Owner) {
        let adapter = owner.adapter();
        adapter.port.unlisten();
        // Without a listener the state of the network is unknown, and so is that of the app.
        if !self.wants_network() {
            report(owner, HostFact::NetworkUnknown.number(), false);
        }
        if !self.is_on.get() || !self.lifecycle.get() {
            owner.input(Input::Shown);
        }
        if !self.is_on.get() {
            return;
        }
        let platform = adapter.platform();
        if can_connect(&platform) {
            let on = |signal| listen(adapter, &platform, signal);
            if is_wechat_on_ios(&platform) {
                on(&SOME_CLOSED);
            }
            if self.network.get() {
                on(&NETWORK);
            }
            if self.lifecycle.get() {
                let signals = if can(&platform, "onAppShow") { &APP } else { &GAME };
                signals.iter().for_each(on);
            }
        } else {
            self.listen_to_page(adapter);
        }
    }

    fn listen_to_page(&self, adapter: &Adapter) {
        let Some(document) = page_document() else { return };
        // A document may be in no window.
        let window = JsValue::from(document.default_view());
        let on =
            |target: &JsValue, event, report| adapter.port.listen_to_page(target, event, report);
        if self.network.get() {
            on(&window, "online", Report::PageNetwork);
            on(&window, "offline", Report::PageNetwork);
        }
        if self.lifecycle.get() {
            on(&window, "pageshow", Report::PageVisibility);
            on(&document, "freeze", Report::PageVisibility);
            on(&document, "visibilitychange", Report::PageVisibility);
        }
    }

    fn wants_network(&self) -> bool {
        self.is_on.get() && self.network.get()
    }

    /// Asks the host which network there is now.
    pub(crate) fn ask_network(&self, owner: &impl Owner) {
        if !self.wants_network() {
            return;
        }
        let adapter = owner.adapter();
        let platform = adapter.platform();
        if can_connect(&platform) {
            let port = &adapter.port;
            // The host may have no such function.
            let _ = port
                .callbacks(&Object::new(), 0, Report::Network, Report::Nothing, f64::INFINITY)
                .and_then(|params| invoke(&platform, "getNetworkType", &params))
                .and_then(|answer| port.watch(&answer, 0, Report::Nothing));
        } else {
            self.hear(owner, Report::PageNetwork, &JsValue::UNDEFINED);
        }
    }

    /// Acts on a signal, or on the answer of a host that was asked.
    pub(crate) fn hear(&self, owner: &impl Owner, signal: Report, event: &JsValue) {
        let is_network = matches!(signal, Report::Network | Report::PageNetwork);
        if is_network && !self.wants_network() {
            return;
        }
        let fact = match signal {
            Report::Network => {
                let fact = network_fact(event);
                return fact.into_iter().for_each(|fact| report(owner, fact, false));
            }
            Report::SomeClosed => HostFact::Doubted,
            Report::Shown => HostFact::Shown,
            Report::Hidden => HostFact::Hidden,
            _ => {
                let Some(document) = page_document() else { return };
                if is_network {
                    let Some(window) = document.default_view() else { return };
                    let is_offline = is(&window.navigator(), "onLine", &JsValue::FALSE);
                    if is_offline { HostFact::Offline } else { HostFact::NetworkUnknown }
                } else if document.hidden() {
                    HostFact::Hidden
                } else {
                    HostFact::Shown
                }
            }
        };
        report(owner, fact.number(), signal == Report::PageVisibility);
    }
}

/// Whether the loss of a socket may be reported by the global event alone. Nowhere else is that listened to, since hosts
/// may have only one place for a listener, which is the app's. Baidu has a function for the device too, which asks the
/// user.
fn is_wechat_on_ios(host: &JsValue) -> bool {
    can(host, "getAppAuthorizeSetting")
        && invoke(host, "getDeviceInfo", &JsValue::UNDEFINED)
            .is_ok_and(|device| matches(&get(&device, "platform"), "^ios$"))
}

/// Listens to a signal of a host. A function without a parameter takes off the app's listeners too (swan): there ours
/// stays, and is used again.
fn listen(adapter: &Adapter, host: &JsValue, (report, off): &HostSignal) {
    let takes_one = number_in(&get(host, off), "length") > 0.0;
    adapter.port.listen_to_host(host, off, takes_one, *report);
}

/// Logs a fact about the app or the network, and reports it to the core.
fn report(owner: &impl Owner, fact: u32, is_page: bool) {
    owner.adapter().port.log_fact(fact);
    owner.input(match HostFact::from_number(fact) {
        Some(HostFact::Hidden) if is_page => Input::PageHidden,
        Some(HostFact::Hidden) => Input::Hidden,
        Some(HostFact::Shown) => Input::Shown,
        Some(HostFact::Doubted) => Input::Doubted,
        _ => Input::Network(fact.saturating_sub(HostFact::Offline.number())),
    });
}
