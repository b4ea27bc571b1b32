//! The delays before retries, and how long attempts may take.

use crate::support::{Plan, Sim, assert_close, assert_within, ms, options};
use wshb::core::{ConnectTimeout, Options, RetryAnswer, State};

const SEEDS: u32 = 300;

/// The delays before the retries of that task.
fn delays(options: &Options, seed: u32, plan: Plan, retries: usize) -> Vec<f64> {
    Sim::failing(options.clone(), seed, plan, retries + 1).delays()
}

/// The least and the largest delay before each retry over many seeds.
fn ranges(options: &Options, plan: Plan, retries: usize) -> Vec<(f64, f64)> {
    let mut ranges = vec![(f64::INFINITY, 0.0); retries];
    for seed in 0..SEEDS {
        for (range, delay) in ranges.iter_mut().zip(delays(options, seed, plan, retries)) {
            *range = (f64::min(range.0, delay), f64::max(range.1, delay));
        }
    }
    ranges
}

/// Fails unless the delays fill this range.
#[track_caller]
fn assert_fills((least, largest): (f64, f64), low: f64, high: f64) {
    let slack = (high - low) * 0.05 + 1.0;
    // No attempt starts within 50 ms of the last one.
    assert_within(least, low, f64::max(low, 50.0) + slack);
    assert_within(largest, high - slack, high + 1.0);
}

/// The delay after an open socket closes in this way.
fn delay_after(options: Options, seed: u32, close: impl Fn(&mut Sim)) -> f64 {
    let mut sim = Sim::seeded(options, seed);
    sim.start();
    sim.run(6_000.0);
    close(&mut sim);
    sim.run_until(|sim| sim.count("connect") == 2);
    sim.delays()[0]
}

fn range_after(options: &Options, close: impl Fn(&mut Sim)) -> (f64, f64) {
    let delays = (0..SEEDS).map(|seed| delay_after(options.clone(), seed, &close));
    delays.fold((f64::INFINITY, 0.0), |(low, high), d| (low.min(d), high.max(d)))
}

#[test]
fn the_first_retry_is_random_in_0_to_1_of_the_base() {
    assert_fills(ranges(&Options::default(), Plan::Refused(60.0), 1)[0], 0.0, 2_000.0);
}

#[test]
fn retries_2_to_5_are_random_in_half_to_1_of_a_growing_window_after_a_quick_failure() {
    let ranges = ranges(&Options::default(), Plan::Refused(60.0), 5);
    for (index, window) in [(1, 2_580.0), (2, 3_328.2), (3, 4_293.4), (4, 5_538.5)] {
        assert_fills(ranges[index], window / 2.0, window);
    }
}

#[test]
fn retries_2_to_5_are_random_in_0_to_1_of_it_after_a_time_out() {
    let ranges = ranges(&Options::default(), Plan::Silent, 5);
    for (index, window) in [(1, 2_580.0), (2, 3_328.2), (3, 4_293.4), (4, 5_538.5)] {
        assert_fills(ranges[index], 0.0, window);
    }
}

#[test]
fn later_retries_are_random_in_half_to_1_of_a_window_that_grows_to_the_cap() {
    let ranges = ranges(&Options::default(), Plan::Refused(60.0), 14);
    assert_fills(ranges[5], 7_144.7 / 2.0, 7_144.7);
    assert_fills(ranges[13], 15_000.0, 30_000.0);
}

#[test]
fn a_time_out_doubles_the_later_windows_up_to_one_and_a_half_caps() {
    let ranges = ranges(&Options::default(), Plan::Silent, 9);
    assert_fills(ranges[5], 5_538.5, 11_077.0);
    assert_fills(ranges[6], 11_077.0, 22_154.0);
    assert_fills(ranges[8], 22_500.0, 45_000.0);
}

#[test]
fn the_first_five_delays_sum_to_less_than_18_s() {
    for plan in [Plan::Refused(60.0), Plan::Silent] {
        for seed in 0..2_000 {
            let sum: f64 = delays(&Options::default(), seed, plan, 5).iter().sum();
            assert!(sum < 18_000.0, "seed {seed}: {sum}");
        }
    }
}

#[test]
fn a_cap_below_the_base_makes_the_window_constant() {
    let options = options(|o| o.reconnect_timeout_max = ms(0.0));
    for (index, range) in ranges(&options, Plan::Refused(60.0), 8).into_iter().enumerate() {
        assert_fills(range, if index == 0 { 0.0 } else { 1_000.0 }, 2_000.0);
    }
}

#[test]
fn a_base_below_50_ms_counts_as_50() {
    let options = options(|o| {
        o.reconnect_timeout = ms(0.0);
        o.reconnect_timeout_max = ms(0.0);
    });
    for delay in &delays(&options, 1, Plan::Refused(60.0), 10)[1..] {
        assert_within(*delay, 25.0, 51.0);
    }
}

#[test]
fn a_changed_reconnect_timeout_moves_the_retry_that_waits() {
    let mut sim = Sim::opened(options(|o| o.reconnect_timeout = ms(20_000.0)));
    sim.server_closes(1001);
    sim.set(|o| o.reconnect_timeout = ms(100.0));
    sim.run(100.0);
    assert_eq!(sim.count("connect"), 2);
}

#[test]
fn delays_saturate_at_what_host_timers_take() {
    let options = options(|o| {
        o.reconnect_timeout = ms(1e300);
        o.connect_timeout = ConnectTimeout::After(ms(f64::INFINITY));
    });
    let mut sim = Sim::new(options);
    sim.host.plan = Plan::Silent;
    sim.start();
    assert!(sim.deadline().is_some_and(|at| at <= 2_147_483_647.0));
    sim.server_closes(1006);
    assert!(sim.deadline().is_some_and(|at| at <= 2_147_483_647.0));
}

#[test]
fn a_flapping_socket_climbs_the_backoff() {
    let mut sim = Sim::opened(Options::default());
    sim.run(5_000.0);
    for _ in 0..12 {
        sim.server_closes(1001);
        sim.run_until(|sim| sim.is(State::Open));
    }
    assert_within(*sim.delays().last().unwrap(), 15_000.0, 30_000.0);
}

#[test]
fn close_code_1012_spreads_the_first_retry_over_5_bases() {
    let range = range_after(&Options::default(), |sim| sim.server_closes(1012));
    assert_fills(range, 0.0, 10_000.0);
}

#[test]
fn close_code_1013_spreads_it_over_5_bases_doubled_each_time_in_a_row() {
    let range = range_after(&Options::default(), |sim| sim.server_closes(1013));
    assert_fills(range, 0.0, 10_000.0);
    let ranges = ranges(&Options::default(), Plan::ClosesEarly(60.0, 1013), 4);
    assert_fills(ranges[1], 0.0, 20_000.0);
    assert_fills(ranges[2], 0.0, 30_000.0);
    assert_fills(ranges[3], 0.0, 30_000.0);
}

#[test]
fn retry_after_spreads_it_over_that_many_seconds_at_most_300() {
    for (asked, given) in [(60_000.0, 60_000.0), (1_000.0, 1_000.0), (9e9, 300_000.0)] {
        let range = range_after(&Options::default(), |sim| sim.server_closes_for(1012, asked));
        assert_fills(range, 0.0, given);
    }
}

#[test]
fn retry_after_0_is_no_hint() {
    for (code, longest) in [(1000, 2_000.0), (1012, 10_000.0)] {
        let range = range_after(&Options::default(), |sim| sim.server_closes_for(code, 0.0));
        assert_fills(range, 0.0, longest);
    }
}

#[test]
fn other_close_codes_carry_no_retry_hint() {
    for code in [1000, 1001, 1006, 4000] {
        let range = range_after(&Options::default(), |sim| sim.server_closes(code));
        assert_fills(range, 0.0, 2_000.0);
    }
}

#[test]
fn retry_is_asked_before_a_retry_hint_is_followed() {
    let options = options(|o| o.asks_retry = true);
    let delay = delay_after(options, 1, |sim| {
        sim.user.retries = [RetryAnswer::After(ms(123.0))].into();
        sim.server_closes_for(1013, 300_000.0);
    });
    assert_close(delay, 123.0);
}

#[test]
fn retry_that_gives_nothing_usable_leaves_it_to_the_default() {
    let options = options(|o| o.asks_retry = true);
    assert_fills(ranges(&options, Plan::Refused(60.0), 1)[0], 0.0, 2_000.0);
    assert_fills(range_after(&options, |sim| sim.server_closes(1012)), 0.0, 10_000.0);
}

#[test]
fn delays_that_the_user_chose_count_as_retries_of_the_backoff() {
    let mut sim = Sim::new(options(|o| o.asks_retry = true));
    sim.host.plan = Plan::Refused(60.0);
    sim.user.retries = [RetryAnswer::After(ms(100.0)); 13].into();
    sim.start();
    sim.run_until(|sim| sim.count("connect") == 15);
    assert_within(sim.delays()[13], 15_000.0, 30_001.0);
}

#[test]
fn delays_that_the_server_chose_count_as_retries_of_the_backoff() {
    let mut sim = Sim::new(Options::default());
    sim.host.next = [Plan::ClosesEarly(60.0, 1013); 13].into();
    sim.host.plan = Plan::Refused(60.0);
    sim.start();
    sim.run_until(|sim| sim.count("connect") == 15);
    assert_within(sim.delays()[13], 15_000.0, 30_001.0);
}

#[test]
fn another_failure_ends_the_row_of_1013() {
    let mut longest = 0.0;
    for seed in 0..SEEDS {
        let mut sim = Sim::seeded(Options::default(), seed);
        let busy = Plan::ClosesEarly(60.0, 1013);
        sim.host.next = [busy, busy, Plan::Refused(60.0), busy].into();
        sim.start();
        sim.run_until(|sim| sim.count("connect") == 5);
        longest = f64::max(longest, sim.delays()[3]);
    }
    assert_within(longest, 9_500.0, 10_001.0);
}

#[test]
fn the_first_time_out_comes_after_connect_timeout_and_later_ones_are_random_and_longer() {
    let mut ranges = [(f64::INFINITY, 0.0_f64); 4];
    for seed in 0..SEEDS {
        let sim = Sim::failing(Options::default(), seed, Plan::Silent, 5);
        let ends = sim.trace.times("error connect-timeout");
        let spans = sim.trace.times("connect").into_iter().zip(ends).map(|(from, to)| to - from);
        for (range, span) in ranges.iter_mut().zip(spans) {
            *range = (range.0.min(span), range.1.max(span));
        }
    }
    assert_eq!(ranges[0], (10_000.0, 10_000.0));
    assert_fills(ranges[1], 12_000.0, 15_000.0);
    assert_fills(ranges[2], 16_000.0, 20_000.0);
    assert_fills(ranges[3], 16_000.0, 20_000.0);
}

#[test]
fn refusals_do_not_raise_the_timeout_factor() {
    let mut sim = Sim::failing(Options::default(), 1, Plan::Refused(10.0), 4);
    sim.host.plan = Plan::Silent;
    sim.run_until(|sim| sim.count("error connect-timeout") == 1);
    assert_close(sim.now - sim.time_of("connect"), 10_000.0);
}
