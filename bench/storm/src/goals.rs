//! What the defaults are held to.

use crate::report::Report;
use crate::scenario::{Close, Fault, Overload, Scenario};

/// A bound on the worst of some scenarios.
pub(crate) struct Goal {
    pub(crate) what: String,
    pub(crate) unit: &'static str,
    pub(crate) limit: f64,
    pub(crate) scenarios: Vec<Scenario>,
    pub(crate) measure: fn(&Report) -> f64,
    pub(crate) crowd: Crowd,
}

/// How many clients a goal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crowd {
    Many,
    /// 200, averaged over many runs.
    Small,
}

/// Clients ÷ rate of the restarts, s.
const IDEALS: [f64; 3] = [20.0, 60.0, 300.0];
/// For how long the port is closed in restarts, s.
const DOWNS: [u32; 5] = [0, 5, 30, 60, 120];
const UP_TO_A_MINUTE: [u32; 4] = [0, 5, 30, 60];
const OVERLOADS: [Overload; 6] = [
    Overload::Drop,
    Overload::DropResend,
    Overload::Refuse,
    Overload::RefuseDear,
    Overload::Soft,
    Overload::Collapse,
];

fn restarts(downs: &[u32], overloads: &[Overload], ideals: &[f64]) -> Vec<Scenario> {
    let mut all = Vec::new();
    for &ideal in ideals {
        for &overload in overloads {
            all.extend(downs.iter().map(|&down| Scenario::restart(down, overload, ideal)));
        }
    }
    all
}

/// All of them.
pub(crate) fn goals() -> Vec<Goal> {
    let mut all = peaks();
    all.extend(attempts());
    all.extend(recovery());
    all.extend(everyday());
    all.extend(other_faults());
    all
}

fn goal(
    what: impl Into<String>,
    unit: &'static str,
    limit: f64,
    scenarios: Vec<Scenario>,
    measure: fn(&Report) -> f64,
) -> Goal {
    Goal { what: what.into(), unit, limit, scenarios, measure, crowd: Crowd::Many }
}

fn peaks() -> Vec<Goal> {
    let every = || restarts(&DOWNS, &OVERLOADS, &IDEALS);
    let once_back = |down| restarts(&[down], &[Overload::Drop, Overload::Refuse], &[60.0]);
    let asks_for = |s| Scenario::restart(0, Overload::Drop, f64::from(s));
    let hint = asks_for(60).closing(Close::Restart);
    let pause = [20, 60, 300].map(|s| asks_for(s).closing(Close::RetryAfter(s)));
    vec![
        goal("every restart: peak in a second", "N", 0.55, every(), Report::peak_share),
        goal("every restart: peak in 100 ms", "N", 0.07, every(), |r| r.peak_tenth),
        goal("every restart: peak from 10 s on", "N", 0.40, every(), |r| {
            r.peak_late / r.scenario.ideal
        }),
        goal("restart told by 1012: peak", "N", 0.11, vec![hint], Report::peak_share),
        goal("restart told by retry-after=N/C: peak", "C", 1.3, pause.into(), |r| r.peak),
        goal("after 30 s down: peak once back, N/60", "C", 9.0, once_back(30), |r| {
            r.peak_once_back
        }),
        goal("after 120 s down: peak once back, N/60", "C", 3.5, once_back(120), |r| {
            r.peak_once_back
        }),
    ]
}

fn attempts() -> Vec<Goal> {
    let refuse = |down, ideal| vec![Scenario::restart(down, Overload::Refuse, ideal)];
    let drop = vec![Scenario::restart(0, Overload::Drop, 60.0)];
    let mean: fn(&Report) -> f64 = |r| r.attempts_mean;
    let p99: fn(&Report) -> f64 = |r| f64::from(r.attempts_p99);
    vec![
        goal("refuse: attempts per client, N/20", "", 4.0, refuse(0, 20.0), mean),
        goal("refuse: attempts per client, N/60", "", 7.5, refuse(0, 60.0), mean),
        goal("refuse: attempts per client, N/300", "", 15.0, refuse(0, 300.0), mean),
        goal("refuse, 30 s down: attempts per client, N/60", "", 10.5, refuse(30, 60.0), mean),
        goal("refuse, 120 s down: attempts per client, N/60", "", 15.0, refuse(120, 60.0), mean),
        goal("drop: attempts per client, N/60", "", 3.3, drop, mean),
        goal("refuse: attempts of 99 % of clients, N/60", "", 17.0, refuse(0, 60.0), p99),
        goal("refuse: attempts of 99 % of clients, N/300", "", 28.0, refuse(0, 300.0), p99),
    ]
}

fn recovery() -> Vec<Goal> {
    use Overload::{Collapse, Drop, DropResend, Refuse, RefuseDear, Soft};
    let p99 = |what, limit, overloads: &[Overload], ideals: &[f64]| {
        let scenarios = restarts(&UP_TO_A_MINUTE, overloads, ideals);
        goal(what, "× ideal", limit, scenarios, Report::p99_over_ideal)
    };
    let last: fn(&Report) -> f64 = |r| r.back.worst.unwrap_or(f64::INFINITY) / r.scenario.ideal;
    let long = restarts(&[120], &OVERLOADS[..4], &[20.0]);
    vec![
        p99("refuse: 99 % back, N/20 and N/60", 1.5, &[Refuse], &[20.0, 60.0]),
        p99("refuse: 99 % back, N/300", 1.1, &[Refuse], &[300.0]),
        p99("drop, with and without resends: 99 % back, N/20", 2.2, &[Drop, DropResend], &[20.0]),
        p99(
            "drop, with and without resends: 99 % back, N/60 and N/300",
            1.9,
            &[Drop, DropResend],
            &[60.0, 300.0],
        ),
        p99("dear refusals: 99 % back, N/20 and N/60", 2.1, &[RefuseDear], &[20.0, 60.0]),
        p99("dear refusals: 99 % back, N/300", 2.1, &[RefuseDear], &[300.0]),
        p99("soft: 99 % back", 2.0, &[Soft], &IDEALS),
        goal(
            "collapse: 99 % back, N/60",
            "× ideal",
            5.0,
            restarts(&DOWNS, &[Collapse], &[60.0]),
            Report::p99_over_ideal,
        ),
        goal("after 120 s down: 99 % back, N/20", "s", 30.0, long, |r| seconds(r.back.p99)),
        goal(
            "soft: the last one back",
            "× ideal",
            6.0,
            restarts(&UP_TO_A_MINUTE, &[Soft], &IDEALS),
            last,
        ),
        goal(
            "collapse: the last one back, N/60 and N/100",
            "× ideal",
            6.0,
            restarts(&[0, 30], &[Collapse], &[60.0, 100.0]),
            last,
        ),
    ]
}

fn everyday() -> Vec<Goal> {
    let small = |what, limit, downs: &[u32]| Goal {
        crowd: Crowd::Small,
        ..goal(what, "s", limit, restarts(downs, &[Overload::Drop], &[4.0]), |r| {
            seconds(r.back.p50)
        })
    };
    let lone = || vec![Scenario::restart(0, Overload::None, 60.0)];
    vec![
        small("200 clients, 50/s, up to 5 s down: half back", 2.5, &[0, 5]),
        small("200 clients, 50/s, 30 s down: half back", 6.5, &[30]),
        small("200 clients, 50/s, 120 s down: half back", 12.0, &[120]),
        goal("no overload: half back", "s", 1.5, lone(), |r| seconds(r.back.p50)),
        goal("no overload: 99 % back", "s", 2.6, lone(), |r| seconds(r.back.p99)),
    ]
}

fn other_faults() -> Vec<Goal> {
    use Overload::{Drop, DropResend, Refuse};
    let flap = || vec![Scenario::of(Fault::Flap(20), Refuse)];
    let rolling = || vec![Scenario::of(Fault::Rolling, Refuse)];
    let announced = || vec![Scenario::of(Fault::Rolling, Refuse).closing(Close::Restart)];
    let cut = [Drop, DropResend, Refuse].map(|o| Scenario::of(Fault::Partition(60), o));
    let p50: fn(&Report) -> f64 = |r| seconds(r.back.p50);
    let p99: fn(&Report) -> f64 = |r| seconds(r.back.p99);
    vec![
        goal("flap: attempts per client", "", 10.0, flap(), |r| r.attempts_mean),
        goal("flap: peak in a second", "N", 0.55, flap(), Report::peak_share),
        goal("rolling: half of the outages", "s", 10.0, rolling(), p50),
        goal("rolling: 99 % of the outages", "s", 50.0, rolling(), p99),
        goal("rolling: peak", "C", 9.0, rolling(), |r| r.peak),
        goal("rolling, told by 1012: half of the outages", "s", 11.0, announced(), p50),
        goal("rolling, told by 1012: 99 % of the outages", "s", 44.0, announced(), p99),
        goal("rolling, told by 1012: peak", "C", 5.0, announced(), |r| r.peak),
        goal("partition: 99 % back, N/60", "× ideal", 1.15, cut.into(), Report::p99_over_ideal),
    ]
}

fn seconds(span: Option<f64>) -> f64 {
    span.unwrap_or(f64::INFINITY)
}
