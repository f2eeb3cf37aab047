//! What people read before a policy file is fixed.

use super::FixedFile;
use crate::report::screen::{Screen, Tone};
use crate::report::unified::unified;

/// What is fixed, what of it takes effect only now, and the lines that differ.
#[must_use]
pub fn file(file: &FixedFile<'_>, screen: Screen) -> String {
    let mut out = screen.heading(file.name);
    let mut said: Vec<String> = Vec::new();
    for applied in &file.fixed.applied {
        let line = applied.message.render(screen.language);
        if !said.contains(&line) {
            out.push_str(&screen.marked(0, Tone::Good, applied.code.id, &line));
            said.push(line);
        }
    }
    if file.fixed.applied.iter().any(|applied| applied.takes_effect) {
        out.push_str(&screen.indented(0, words::TAKES_EFFECT.raw(screen.language)));
    }
    out.push_str(&unified(file.name, &file.before, &file.fixed.text, screen));
    out.push('\n');
    out
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TAKES_EFFECT { nb: "Noe som Altinn ikke har tatt hensyn til før, begynner å virke med disse endringene. Les endringene før de publiseres.", en: "This puts something into effect that Altinn has ignored until now. Read the changes before you publish them." }
    }
}
