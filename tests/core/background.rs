//! Attempts and links that end while the app is hidden, on hosts that cut the network of hidden apps.

use crate::support::{ABSENT, Call, Hook, Plan, Sim, WIFI, ms, options};
use wshb::core::{ConnectTimeout, Input, Options, State};

/// A task that gives up after 3 retries. It is hidden, and then every attempt comes to this.
fn hidden(plan: Plan) -> Sim {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(3)));
    sim.hide();
    sim.host.plan = plan;
    sim.run(5_000.0);
    sim.server_closes(1006);
    sim
}

/// It is shown, and the host works again.
fn returns(sim: &mut Sim) {
    sim.host.plan = Plan::Opens(100.0);
    sim.trace.unread();
    sim.input(Input::Shown);
}

#[test]
fn attempts_that_end_while_hidden_are_uncounted_whatever_ends_them() {
    for plan in [
        Plan::Refused(10.0),
        Plan::RefusedAtOnce,
        Plan::ErrorThenClose(10.0),
        Plan::ClosesEarly(10.0, 1006),
        Plan::ParamsFail(10.0),
        Plan::Silent,
    ] {
        let mut sim = hidden(plan);
        sim.run(600_000.0);
        assert!(sim.count("connect") > 10, "{plan:?}");
        assert_eq!(sim.count("give up"), 0, "{plan:?}");
        returns(&mut sim);
        sim.run(2_600.0);
        assert_eq!(sim.state(), "open", "{plan:?}");
    }
}

#[test]
fn an_open_that_the_host_cuts_at_once_is_uncounted_too() {
    let mut sim = hidden(Plan::Opens(100.0));
    for _ in 0..10 {
        sim.run_until(|sim| sim.is(State::Open));
        sim.server_closes(1006);
    }
    assert_eq!(sim.count("give up"), 0);
}

#[test]
fn in_a_page_they_count() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(3)));
    sim.input(Input::PageHidden);
    sim.host.plan = Plan::Refused(10.0);
    sim.server_closes(1006);
    sim.run(60_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
    assert_eq!(sim.count("connect"), 4);
}

#[test]
fn after_the_return_they_count_from_the_first() {
    let mut sim = hidden(Plan::Refused(10.0));
    sim.run(60_000.0);
    sim.input(Input::Shown);
    let before = sim.count("connect");
    sim.run(60_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
    assert_eq!(sim.count("connect"), before + 3);
}

#[test]
fn what_began_before_the_hiding_is_uncounted_if_it_ends_after_it() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(1)));
    sim.host.plan = Plan::Refused(1_000.0);
    sim.server_closes(1006);
    sim.run_until(|sim| sim.is(State::Connecting));
    sim.hide();
    sim.run(1_000.0);
    assert_eq!(sim.state(), "waiting");
}

#[test]
fn what_began_while_hidden_counts_if_it_ends_after_the_return() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(1)));
    sim.host.plan = Plan::Refused(1_000.0);
    sim.hide();
    sim.server_closes(1006);
    sim.run_until(|sim| sim.is(State::Connecting));
    sim.input(Input::Shown);
    sim.run(1_000.0);
    assert_eq!(sim.hooks().last().unwrap(), "give up: repeat-limit");
}

#[test]
fn without_any_retry_a_loss_leads_to_give_up_while_hidden_too() {
    let mut sim = Sim::opened(options(|o| o.repeat_limit = Some(0)));
    sim.hide();
    sim.server_closes(1006);
    assert_eq!(sim.hooks(), ["close: host close", "give up: repeat-limit"]);
}

#[test]
fn an_interrupted_attempt_waits_for_the_return_without_hooks() {
    let mut sim = hidden(Plan::Suspended(10.0));
    sim.run_until(|sim| sim.is(State::Connecting));
    let begun = sim.now;
    sim.trace.unread();
    sim.run(120_000.0);
    assert_eq!(sim.reported(), [""; 0]);
    assert_eq!(sim.state(), "connecting");
    let minutes: Vec<f64> = sim.trace.times("connect")[1..].iter().map(|at| at - begun).collect();
    assert_eq!(minutes, [0.0, 60_010.0], "one attempt a minute all the same");
    returns(&mut sim);
    assert_eq!(sim.all(), ["abandon 5: 4000 in 2000 ms", "connect 1"], "at once");
    sim.run(100.0);
    let down = sim.now - 5_100.0;
    assert_eq!(sim.hooks(), ["open: host open", &format!("reopen: 1 retries, {down}")]);
}

#[test]
fn so_it_does_even_if_no_retry_is_allowed() {
    let mut sim = Sim::new(options(|o| o.repeat_limit = Some(0)));
    sim.host.plan = Plan::Suspended(10.0);
    sim.hide();
    sim.start();
    sim.run(600_000.0);
    assert_eq!(sim.hooks(), [""; 0]);
    assert_eq!(sim.count("ready"), 1, "the Promise of the task does not wait");
    returns(&mut sim);
    sim.run(100.0);
    assert_eq!(sim.hooks(), ["open: host open"]);
}

#[test]
fn a_return_before_5_s_is_enough_if_an_attempt_was_lost() {
    let mut sim = Sim::opened(options(|o| o.reconnect_timeout = ms(1e9)));
    sim.hide();
    sim.server_closes(1006);
    sim.run(1_000.0);
    returns(&mut sim);
    sim.run(700.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn a_call_made_just_before_the_return_does_not_delay_the_next_beyond_the_gap() {
    let mut sim = hidden(Plan::Suspended(10.0));
    sim.run_until(|sim| sim.is(State::Connecting));
    sim.run(10.0);
    returns(&mut sim);
    sim.run(39.0);
    assert_eq!(sim.count("connect"), 2);
    sim.run(1.0);
    assert_eq!(sim.count("connect"), 3);
}

#[test]
fn just_after_the_return_a_refusal_is_one_of_an_app_that_comes_back() {
    let mut sim = hidden(Plan::Suspended(10.0));
    sim.run(60_000.0);
    sim.input(Input::Shown);
    let back = sim.now;
    sim.run(1_000.0);
    let times: Vec<f64> = sim.trace.times("connect").iter().map(|at| at - back).collect();
    assert_eq!(times[times.len() - 3..], [310.0, 620.0, 930.0]);
}

#[test]
fn the_user_may_end_or_replace_what_waits() {
    for (call, state) in [
        (Call::Close, "closed"),
        (Call::Destroy, "destroyed"),
        (Call::Supersede, "given-up"),
        (Call::Reconnect, "connecting"),
    ] {
        let mut sim = hidden(Plan::Suspended(10.0));
        sim.run_until(|sim| sim.is(State::Connecting));
        sim.run(1_000.0);
        let before = sim.count("connect");
        sim.call(call);
        sim.run(1_000.0);
        assert_eq!(sim.state(), state);
        let again = usize::from(call == Call::Reconnect);
        assert_eq!(sim.count("connect"), before + again, "{call:?}");
    }
}

#[test]
fn it_has_no_limit_while_it_waits_and_its_whole_time_then() {
    let mut sim = Sim::new(options(|o| o.connect_timeout = ConnectTimeout::After(ms(3_000.0))));
    sim.host.plan = Plan::Suspended(2_900.0);
    sim.hide();
    sim.start();
    sim.run(50_000.0);
    assert_eq!(sim.hooks(), [""; 0]);
    sim.host.plan = Plan::Opens(2_900.0);
    sim.input(Input::Shown);
    sim.run(2_900.0);
    assert_eq!(sim.hooks(), ["open: host open"]);
}

#[test]
fn without_a_network_it_waits_for_the_return_too() {
    let mut sim = hidden(Plan::Suspended(10.0));
    sim.network(ABSENT);
    sim.run(120_000.0);
    assert_eq!(sim.count("give up"), 0);
    returns(&mut sim);
    sim.network(WIFI);
    sim.run(1_000.0);
    assert_eq!(sim.state(), "open");
}

#[test]
fn hidden_twice_it_is_hidden_since_the_first_time() {
    let mut sim = Sim::opened(Options::default());
    sim.hide();
    sim.run(4_000.0);
    sim.hide();
    sim.run(1_000.0);
    sim.input(Input::Shown);
    assert_eq!(sim.effects(), ["ping"]);
}

#[test]
fn a_return_inside_a_hook_counts_at_once() {
    let mut sim = hidden(Plan::Refused(10.0));
    sim.run(5_000.0);
    sim.in_hook(Hook::Error, Call::Show);
    sim.host.plan = Plan::Refused(10.0);
    sim.run_until(|sim| sim.user.once.is_empty());
    sim.host.plan = Plan::Opens(100.0);
    sim.run(700.0);
    assert_eq!(sim.state(), "open");
}
