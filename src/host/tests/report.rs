//! The numbers that stand for what functions of ours report.

use crate::host::Report;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_number_stands_for_one_report() {
    let count = (0..).take_while(|number| Report::from_number(*number) as u32 == *number).count();
    assert_eq!(count, 19);
    assert!(Report::from_number(19) == Report::Nothing);
    assert!(Report::from_number(u32::MAX) == Report::Nothing);
}

#[wasm_bindgen_test]
fn the_last_ones_are_about_the_app_and_the_network() {
    use Report::{Accepted, Closed, Freed, Hidden, Network, Nothing, PageNetwork};
    use Report::{PageVisibility, Sent, Shown, SomeClosed, Superseded};
    let signals = [Network, PageNetwork, PageVisibility, Shown, Hidden, SomeClosed];
    assert!(signals.into_iter().all(Report::is_signal));
    let others = [Nothing, Accepted, Closed, Sent, Superseded, Freed];
    assert!(!others.into_iter().any(Report::is_signal));
}
