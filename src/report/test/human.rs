//! What people read of the cases that do not hold.

use crate::policy::cases::Case;
use crate::report::screen::{Screen, Tone};
use crate::text::Message;

/// Each case that does not hold and why, then how many of all the `cases` hold.
#[must_use]
pub fn render(cases: usize, failures: &[(&Case, Message)], screen: Screen) -> String {
    let mut out = String::new();
    for (case, wrong) in failures {
        let line = words::FAILED_CASE.with("name", case.name.clone()).with("reason", wrong.clone());
        let line = line.with("policy", case.policy.as_str()).render(screen.language);
        out.push_str(&screen.marked(0, Tone::Bad, "✗", &line));
    }
    // Other programs read the last line, so it is the same in every language.
    let (passed, failed) = (cases - failures.len(), failures.len());
    out.push_str(&format!("{passed} passed, {failed} failed\n"));
    out
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        FAILED_CASE { nb: "{name}: {reason} ({policy})", en: "{name}: {reason} ({policy})" }
    }
}
