//! What people read of a plan.

use super::{Planned, PlannedEffect, PlannedMove};
use crate::report::screen::Screen;
use crate::text::{Message, checklist};

/// Each step by its title and id, and below it what comes next.
#[must_use]
pub fn render(steps: &[Planned], screen: Screen) -> String {
    let mut out = String::new();
    for planned in steps {
        out.push_str(&screen.heading(&format!("{} ({})", planned.title.render(screen.language), planned.step)));
        for line in lines(&planned.next) {
            out.push_str(&screen.hanging(2, &line.render(screen.language)));
        }
        for (number, click) in (1..).zip(&planned.clicks) {
            let text = click.render(screen.language);
            out.push_str(&screen.hanging(4, &format!("{number}. {text}")));
        }
    }
    out
}

fn lines(next: &PlannedMove) -> Vec<Message> {
    match next {
        PlannedMove::Ask { topic, question } => {
            vec![words::ASK.with("question", question.clone()).with("flag", format!("--{topic}"))]
        }
        PlannedMove::Do(effects) => effects.iter().map(effect).collect(),
        // What is waited for is worded as it will be then.
        PlannedMove::Wait(what) => vec![checklist::UNTIL.with("what", what.clone())],
        PlannedMove::Blocked { titles, .. } => vec![words::BLOCKED.with("steps", titles.clone())],
        PlannedMove::NotNeeded(reason) => vec![reason.clone()],
        PlannedMove::Done => vec![words::DONE.into()],
    }
}

fn effect(effect: &PlannedEffect) -> Message {
    let kind = match (effect.writes, effect.reversible) {
        (false, _) => return effect.what.clone(),
        (true, true) => words::WRITE,
        (true, false) => words::WRITE_FOR_EVER,
    };
    kind.with("what", effect.what.clone())
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        ASK { nb: "Spør: {question} ({flag})", en: "Ask: {question} ({flag})" }
        WRITE { nb: "Gjør: {what}", en: "Do: {what}" }
        WRITE_FOR_EVER { nb: "Gjør (kan ikke angres): {what}", en: "Do, and it cannot be undone: {what}" }
        BLOCKED { nb: "Venter på andre steg: {steps}", en: "Waiting for other steps: {steps}" }
        DONE { nb: "Ingenting gjenstår.", en: "Nothing is left." }
    }
}
