//! `wshb-protocol`: prints the module `#build/protocol.js`, which JS takes all from that it must share with
//! the core: numbers, names, options and their defaults. Its constants are literal, so that a type checker
//! knows each name and the build can put the numbers in their places.

use wshb::core::close_code::REPLACED;
use wshb::core::option_kind::{AUTO, FOLLOWS_PARAMS, OFF, OptionKind};
use wshb::core::protocol::{GlobalCall, Hook, HostFact, MessageVerdict, UNANSWERED};
use wshb::core::{
    CloseReason, Code, GiveUpReason, OptionRow, Options, OptionsChange, Overflow, QueueLimits,
    State, Stats,
};

fn main() {
    println!("// Written by the build: what Rust and JS must agree on. Its source is src/core.");
    numbers("FACT", HostFact::ALL, |fact| fact.name());
    names("FACTS", HostFact::ALL.iter().map(|fact| fact.name()));
    numbers("GLOBAL", GlobalCall::ALL, |call| call.name());
    numbers("VERDICT", MessageVerdict::ALL, |verdict| verdict.name());
    numbers("CODE", Code::ALL, |code| code.name());
    names("CODES", Code::ALL.iter().map(|code| code.name()));
    names("GIVE_UP_REASONS", GiveUpReason::ALL.iter().map(|reason| reason.name()));
    names("CLOSE_REASONS", CloseReason::ALL.iter().map(|reason| reason.name()));
    constant("CLOSE_REPLACED", REPLACED);
    numbers("STATE", State::ALL, |state| state.name());
    names("STATES", State::ALL.iter().map(|state| state.name()));
    names("STATS", Stats::NAMES.iter().copied());

    numbers("HOOK", Hook::ALL, |hook| hook.name());
    names("HOOKS", Hook::ALL.iter().map(|hook| hook.name()));
    constant("UNANSWERED", UNANSWERED);

    numbers("KIND", OptionKind::ALL, |kind| kind.name());
    names("OVERFLOWS", Overflow::ALL.iter().map(|overflow| overflow.name()));
    options("OPTIONS", 0, &Options::rows());
    options("QUEUE_OPTIONS", OptionsChange::QUEUE, &QueueLimits::rows());
    constant("SET_HAS_QUEUE", OptionsChange::HAS_QUEUE);
    constant("SET_NO_FATAL_CLOSE_CODES", OptionsChange::NO_FATAL_CLOSE_CODES);
    constant("SET_FATAL_CLOSE_CODE", OptionsChange::FATAL_CLOSE_CODE);
    constant("OFF", OFF);
    constant("AUTO", AUTO);
    constant("FOLLOWS_PARAMS", FOLLOWS_PARAMS);
}

fn constant(name: &str, value: impl std::fmt::Display) {
    println!("export const {name} = {value}");
}

/// A constant for each of `all`, as `PREFIX_NAME`.
fn numbers<T>(prefix: &str, all: &[T], name: impl Fn(&T) -> &'static str) {
    for (number, item) in all.iter().enumerate() {
        constant(&format!("{prefix}_{}", upper(name(item))), number);
    }
}

/// `give-up` and `giveUp` as `GIVE_UP`.
fn upper(name: &str) -> String {
    let words = name.replace('-', "_");
    let spaced = words.split_inclusive(|letter: char| letter.is_lowercase());
    let mut out = String::new();
    for letters in spaced {
        if out.ends_with(|last: char| last.is_lowercase())
            && letters.starts_with(char::is_uppercase)
        {
            out.push('_');
        }
        out.push_str(letters);
    }
    out.to_uppercase()
}

/// Public names, in the order of their numbers.
fn names<'a>(name: &str, all: impl Iterator<Item = &'a str>) {
    let all: Vec<_> = all.map(|text| format!("'{text}'")).collect();
    println!("export const {name} = /** @type {{const}} */ ([{}])", all.join(", "));
}

/// Rows of a name, a kind and a default; with a number if the core gets the value.
fn options(name: &str, first: u32, rows: &[OptionRow]) {
    println!("export const {name} = /** @type {{const}} */ ([");
    let mut change = first;
    for row in rows {
        let kind = upper(row.kind.name());
        print!("  ['{}', KIND_{kind}, {}", row.name, row.default);
        if row.is_of_core {
            print!(", {change}");
            change = change.saturating_add(1);
        }
        println!("],");
    }
    println!("])");
}
