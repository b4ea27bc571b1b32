//! Close codes: which ones an application may send, and what a server asks for by its code.

use super::clock::Millis;

/// The longest pause that a server may ask for.
const MAX_PAUSE: Millis = Millis::new(300_000.0);

/// Whether an application may close with this code (the browsers' rule, which hosts share).
#[must_use]
pub fn is_legal(code: f64) -> bool {
    code.fract() == 0.0 && (code == 1_000.0 || (3_000.0..5_000.0).contains(&code))
}

/// When to retry: what a server asks for when it closes, or what a change of network suggests.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub(super) enum RetryHint {
    /// 1012, service restart: retries are spread over five times the base.
    Restart,
    /// 1013, try again later: the same, but the window doubles each further time in a row.
    Busy,
    /// `retry-after=S` in the reason.
    After(Millis),
    /// The network has changed. The server has no trouble, so the retry can come soon.
    Soon,
}

impl RetryHint {
    /// The hint in a close event.
    pub(super) const fn of_close(code: u16, retry_after: Option<Millis>) -> Option<Self> {
        match (retry_after, code) {
            (Some(pause), _) => Some(Self::After(pause.min(MAX_PAUSE))),
            (None, 1012) => Some(Self::Restart),
            (None, 1013) => Some(Self::Busy),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_codes_are_1000_and_3000_to_4999() {
        assert!([1000.0, 3000.0, 4999.0].into_iter().all(is_legal));
        let illegal = [f64::NAN, 0.0, 999.0, 1001.0, 1006.0, 2999.0, 3000.5, 5000.0, 70_000.0];
        assert!(!illegal.into_iter().any(is_legal));
    }

    #[test]
    fn a_pause_in_the_reason_goes_before_the_code_and_is_at_most_300_s() {
        let pause = |ms| Some(RetryHint::After(Millis::new(ms)));
        assert_eq!(RetryHint::of_close(1013, Some(Millis::new(7_000.0))), pause(7_000.0));
        assert_eq!(RetryHint::of_close(1000, Some(Millis::new(9e9))), pause(300_000.0));
        assert_eq!(RetryHint::of_close(1012, None), Some(RetryHint::Restart));
        assert_eq!(RetryHint::of_close(1013, None), Some(RetryHint::Busy));
        assert_eq!(RetryHint::of_close(1001, None), None);
    }
}
