//! One number for a state: for all that decides what may happen next.

use crate::support::Sim;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hasher};

/// Numbers this large are points in time; spans are shorter.
const TIME_DIGITS: usize = 12;

impl Sim {
    /// The same number for states that differ by the time of day alone. Counters and the random numbers to
    /// come are left out: no decision that a law looks at depends on them. `text` is scratch space.
    pub(crate) fn fingerprint(&self, text: &mut String) -> u64 {
        assert!(self.due.is_empty(), "an event that is on its way has no place in the number");
        text.clear();
        write!(text, "{:?}{:?}{:?}{:?}", self.machine, self.laws, self.user, self.sends).unwrap();
        let mut hasher = DefaultHasher::new();
        let rng = text.find("rng: ").unwrap();
        let phase = text.find("phase: ").unwrap();
        let stats = text.find("stats: ").unwrap();
        let started = text.find("started: ").unwrap();
        for part in [&text[..rng], &text[phase..stats], &text[started..]] {
            self.hash_text(part.as_bytes(), &mut hasher);
        }
        hasher.finish()
    }

    fn hash_text(&self, text: &[u8], hasher: &mut DefaultHasher) {
        let mut at = 0;
        let mut plain = 0;
        while at < text.len() {
            let digits = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits < TIME_DIGITS {
                at += digits.max(1);
                continue;
            }
            let is_part = |byte: &&u8| byte.is_ascii_digit() || **byte == b'.';
            let end = at + text[at..].iter().take_while(is_part).count();
            let time: f64 = std::str::from_utf8(&text[at..end]).unwrap().parse().unwrap();
            hasher.write(&text[plain..at]);
            hasher.write_i64(((time - self.wall()) * 100.0).round() as i64);
            at = end;
            plain = end;
        }
        hasher.write(&text[plain..]);
    }
}
