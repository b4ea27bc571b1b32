//! The limit of an attempt, which the host gets too, and a host that reports its end first.

use crate::support::{Plan, Sim, closed, ms, options};
use wshb::core::{ConnectTimeout, Input, Options};

fn limited(limit: ConnectTimeout) -> Options {
    options(|o| o.connect_timeout = limit)
}

/// What the host is given for its newest attempt.
fn limit_of(sim: &Sim) -> f64 {
    sim.machine.attempt_limit().get()
}

#[test]
#[allow(clippy::float_cmp, reason = "numbers that are passed on as they are")]
fn it_is_that_of_the_option_or_of_longer_params_and_none_where_it_is_off() {
    for (limit, params, given) in [
        (ConnectTimeout::Default, None, 10_000.0),
        (ConnectTimeout::Default, Some(40_000.0), 40_000.0),
        (ConnectTimeout::After(ms(3_000.0)), None, 3_000.0),
        (ConnectTimeout::After(ms(1e300)), None, 2_147_483_647.0),
        (ConnectTimeout::Off, None, f64::INFINITY),
    ] {
        let mut sim = Sim::new(limited(limit));
        sim.host.plan = Plan::Silent;
        sim.host.params_timeout = params;
        sim.start();
        assert_eq!(limit_of(&sim), given);
    }
}

#[test]
fn it_grows_with_time_outs() {
    let mut sim = Sim::new(limited(ConnectTimeout::After(ms(3_000.0))));
    sim.host.plan = Plan::Silent;
    sim.start();
    sim.run_until(|sim| sim.count("connect") == 2);
    let (begun, limit) = (sim.now, limit_of(&sim));
    assert!((3_600.0..4_500.0).contains(&limit), "{limit}");
    sim.run_until(|sim| sim.count("error connect-timeout") == 2);
    assert!((sim.now - begun - limit).abs() <= 1.0);
}

#[test]
fn an_attempt_that_is_over_has_none() {
    let mut sim = Sim::started(Options::default());
    assert!(limit_of(&sim).is_finite());
    sim.run(100.0);
    assert!(limit_of(&sim).is_infinite());
}

#[test]
fn an_end_that_the_host_reports_when_the_time_is_up_is_a_time_out() {
    let refused = |sim: &mut Sim| {
        let (generation, refusal) = (sim.generation(), wshb::core::Refusal::Final);
        sim.input(Input::Refused { generation, event: "fail", refusal });
    };
    let closes = |sim: &mut Sim| sim.input(closed(sim.generation(), 1006, "host close"));
    for (report, error, close) in [
        (Sim::socket_errors as fn(&mut Sim), "host error", "ours, connect-timeout"),
        (refused, "fail", "ours, connect-timeout"),
        (closes, "ours", "host close"),
    ] {
        for (wait, code) in [(9_999.0, "connect-failed"), (10_000.0, "connect-timeout")] {
            let mut sim = Sim::new(Options::default());
            sim.host.plan = Plan::Silent;
            sim.start();
            sim.advance(wait);
            report(&mut sim);
            let close = close.replace("connect-timeout", code);
            let hooks = [format!("error {code}: {error}"), format!("close: {close}")];
            assert_eq!(sim.hooks()[..2], hooks);
        }
    }
}

#[test]
fn so_a_slow_server_gets_more_time_though_the_host_is_always_first() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::ErrorThenClose(10_000.0);
    sim.start();
    sim.run_until(|sim| sim.count("connect") == 2);
    assert!(limit_of(&sim) >= 12_000.0);
    assert_eq!(sim.machine.stats(sim.wall()).timed_out, 1);
}

#[test]
fn an_error_that_waited_in_a_suspension_is_no_time_out() {
    let mut sim = Sim::new(Options::default());
    sim.host.plan = Plan::Silent;
    sim.start();
    sim.freeze(60_000.0);
    sim.socket_errors();
    assert_eq!(sim.hooks()[0], "error connect-failed: host error");
}
