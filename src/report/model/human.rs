//! What people read of what a round trip through Altinn Studio changes.

use crate::policy::studio::Loss;
use crate::report::screen::Screen;
use crate::text::places::Places;
use crate::text::policy_model as text;

/// Each kind of loss, with how many places it has.
#[must_use]
pub fn summed_up(lost: Vec<(Loss, usize)>, screen: Screen) -> String {
    let mut out = screen.indented(0, words::SOME.raw(screen.language));
    for (loss, times) in lost {
        let said = text::ABOUT.with("what", loss.message).with("access", loss.access.name());
        let said = if times > 1 { text::TIMES.with("said", said).with("times", times.to_string()) } else { said };
        out.push_str(&screen.hanging(2, &said.render(screen.language)));
    }
    out
}

/// Every loss, with its line in the `source`.
#[must_use]
pub fn listed(source: &str, losses: &[Loss], screen: Screen) -> String {
    if losses.is_empty() {
        return screen.indented(0, words::NONE.raw(screen.language));
    }
    let mut out = screen.indented(0, words::SOME.raw(screen.language));
    let mut places = Places::new(source);
    for loss in losses {
        let (line, _) = places.of(loss.span.start);
        let said = words::ABOUT_AT.with("line", line.to_string()).with("what", loss.message.clone());
        out.push_str(&screen.hanging(2, &said.with("access", loss.access.name()).render(screen.language)));
    }
    out
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT_AT { nb: "Linje {line}: {what} ({access})", en: "Line {line}: {what} ({access})" }
        NONE { nb: "Altinn Studio tar vare på alt i filen.", en: "Altinn Studio keeps everything in the file." }
        SOME { nb: "Åpnes og lagres filen i Altinn Studio, endres dette:", en: "If the file is opened and saved in Altinn Studio, this changes:" }
    }
}
