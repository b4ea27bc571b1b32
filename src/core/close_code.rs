//! Close codes: which ones are sent, and by which a server asks for a pause.

/// The session has ended: the user's `close()` and `destroy()`.
pub(super) const NORMAL: u16 = 1000;
/// The link is dead (IANA: timeout).
pub(super) const TIMEOUT: u16 = 3008;
/// Another socket replaces this one, so the session goes on. Servers throw it away at 1000.
pub const REPLACED: u16 = 4000;

/// Service restart: retries are spread over five times the base.
pub(super) const RESTART: u16 = 1012;
/// Try again later: the same, but the window doubles each further time in a row.
pub(super) const BUSY: u16 = 1013;

/// Whether an application may close with this code (the browsers' rule, which hosts share).
#[must_use]
pub fn is_legal(code: f64) -> bool {
    code.fract() == 0.0 && (code == 1_000.0 || (3_000.0..5_000.0).contains(&code))
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
}
