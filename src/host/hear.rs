//! Acts on what hosts report: passes it to the attempt that it is about, to the signals, or to the core.

use super::abandoned::{close_again, find};
use super::adapter::Owner;
use super::report::Report;
use crate::core::Input;
use wasm_bindgen::prelude::*;

/// A host reports something to a task, by its number. Without `owner`, that task has ended. False if a socket has opened
/// that no attempt knows any more.
pub(crate) fn hear(
    owner: Option<&impl Owner>,
    task: u32,
    number: u32,
    report: Report,
    event: &JsValue,
) -> bool {
    if owner.is_some_and(|owner| hear_as(owner, number, report, event)) {
        return true;
    }
    match report {
        Report::Refused => close_again(task),
        _ => match find(task, number) {
            Some(attempt) => attempt.hear_abandoned(report),
            None => return report != Report::Opened,
        },
    }
    true
}

/// The same for a task that lives. False if the report is not about it, or about an attempt of it that is abandoned.
pub(super) fn hear_as(owner: &impl Owner, number: u32, report: Report, event: &JsValue) -> bool {
    let adapter = owner.adapter();
    match report {
        Report::Sent | Report::SendRefused => {
            let event = adapter.port.keep(event);
            owner.input(Input::Sent { id: number, ok: report == Report::Sent, event });
        }
        Report::Settled => owner.settled(),
        Report::Superseded => owner.input(Input::Superseded),
        Report::Freed => owner.input(Input::Freed),
        _ if report.is_signal() => adapter.signals.hear(owner, report, event),
        _ => {
            let attempt = adapter.attempt(number);
            return attempt.is_some_and(|attempt| attempt.hear(owner, report, event));
        }
    }
    true
}
