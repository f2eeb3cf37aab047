//! What people read of a promotion.

use super::{CarriedAnswer, Carries, PromotedStep, Promotion, StageSteps};
use crate::catalog::environments;
use crate::record::values::ProductionBy;
use crate::report::checklist::{StepLine, StepState};
use crate::report::screen::{Screen, Tone};
use crate::text::clean::without_breaks;
use crate::text::{Message, checklist as text, dates};

/// What the end of a run says: how far each stage is, what is left of the one that one is at, and the next command.
#[must_use]
pub fn end(promotion: &Promotion, screen: Screen) -> String {
    let language = screen.language;
    let mut out = heading(promotion, screen);
    for (number, stage) in (1..).zip(&promotion.stages) {
        out.push_str(&screen.indented(0, &stage_heading(number, stage).render(language)));
        if promotion.stage() == Some(stage.stage) {
            let left = stage.steps.iter().filter(|step| step.line.state.is_left());
            left.for_each(|step| out.push_str(&standing_lines(&step.line, screen)));
        }
    }
    out.push('\n');
    out.push_str(&foot(promotion, screen));
    let Promotion { from, to, service, .. } = promotion;
    let whole = format!("altinn-onboard promote --env {from} --to {to} --service {service} --plan");
    out.push_str(&screen.indented(0, &words::WHOLE.with("command", whole).render(language)));
    out
}

/// Each stage with its steps, what carries over, and how production differs.
#[must_use]
pub fn render(promotion: &Promotion, screen: Screen) -> String {
    let language = screen.language;
    let mut out = heading(promotion, screen);
    for (number, stage) in (1..).zip(&promotion.stages) {
        out.push('\n');
        out.push_str(&stage_lines(number, stage, promotion, screen));
    }
    out.push('\n');
    out.push_str(&side_by_side(promotion, screen));
    out.push('\n');
    out.push_str(&screen.heading(words::DIFFERENCES.raw(language)));
    for difference in &promotion.differences {
        out.push_str(&screen.marked(0, Tone::Calm, "·", difference.raw(language)));
    }
    out.push('\n');
    out.push_str(&foot(promotion, screen));
    out
}

fn heading(promotion: &Promotion, screen: Screen) -> String {
    let language = screen.language;
    let title = words::TITLE
        .with("service", promotion.title.clone())
        .with("from", environments::said(&promotion.from))
        .with("to", environments::said(&promotion.to));
    let mut out = screen.heading(&title.render(language));
    if promotion.simulated {
        out.push_str(&screen.indented(0, words::REHEARSAL.raw(language)));
    }
    let by = match promotion.by {
        Some(ProductionBy::Program) => words::BY_PROGRAM,
        Some(ProductionBy::People) => words::BY_PEOPLE,
        None => words::BY_NOBODY,
    };
    out.push_str(&screen.indented(0, by.raw(language)));
    out
}

fn foot(promotion: &Promotion, screen: Screen) -> String {
    let foot: Message = match (&promotion.next, promotion.stage()) {
        (_, None) => words::LIVE.into(),
        (Some(next), Some(stage)) => words::NEXT.with("stage", stage.name()).with("command", next.command.as_str()),
        (None, Some(stage)) => words::AT.with("stage", stage.name()),
    };
    screen.indented(0, &foot.render(screen.language))
}

fn stage_heading(number: usize, stage: &StageSteps) -> Message {
    let (all, settled) = stage.counted();
    words::STAGE
        .with("number", number.to_string())
        .with("stage", stage.stage.name())
        .with("settled", settled.to_string())
        .with("all", all.to_string())
}

fn stage_lines(number: usize, stage: &StageSteps, promotion: &Promotion, screen: Screen) -> String {
    let language = screen.language;
    let mut out = screen.heading(&stage_heading(number, stage).render(language));
    out.push_str(&screen.indented(2, &words::MEANS.with("meaning", stage.stage.meaning()).render(language)));
    for step in &stage.steps {
        out.push_str(&step_lines(step, promotion, screen));
    }
    out
}

/// A step: where it stands, on whom it waits and for how long that usually takes, and how it stood before.
fn step_lines(step: &PromotedStep, promotion: &Promotion, screen: Screen) -> String {
    let (language, row) = (screen.language, &step.line);
    let mut out = standing_lines(row, screen);
    if row.state.is_left() {
        out.push_str(&screen.hanging(4, &text::USUALLY.with("time", row.usually).render(language)));
    }
    if let (true, Some(before)) = (row.state.is_left(), step.before) {
        let from = environments::said(&promotion.from);
        let line = match before {
            StepState::Done => words::THERE_DONE.with("from", from),
            StepState::NotNeeded => words::THERE_NOT_NEEDED.with("from", from),
            StepState::Waiting | StepState::Blocked | StepState::ToDo => words::THERE_LEFT.with("from", from),
        };
        out.push_str(&screen.hanging(4, &line.render(language)));
    }
    out
}

/// A step and where it stands.
fn standing_lines(row: &StepLine, screen: Screen) -> String {
    let (symbol, tone) = match row.state {
        StepState::Done => ("✓", Tone::Good),
        StepState::Waiting => ("…", Tone::Calm),
        StepState::Blocked => ("▪", Tone::Calm),
        StepState::ToDo => ("○", Tone::Strong),
        StepState::NotNeeded => ("–", Tone::Faint),
    };
    let named = format!("{} ({})", row.title.raw(screen.language), row.id);
    let mut out = screen.marked(0, tone, symbol, &named);
    for line in standing(row) {
        out.push_str(&screen.hanging(4, &line.render(screen.language)));
    }
    out
}

/// On whom it waits since when and for what, or why it stands where it does.
fn standing(row: &StepLine) -> Vec<Message> {
    let Some(waiting) = &row.waiting else {
        let said = row.reason.clone().filter(|_| row.state != StepState::Done);
        return said.into_iter().collect();
    };
    let who = match waiting.since {
        Some(since) => words::WAITS_SINCE.with("who", waiting.who.name()).with("date", dates::said(dates::day(since))),
        None => words::WAITS.with("who", waiting.who.name()),
    };
    let letter = waiting.letter.as_ref().map(|letter| match letter.sent {
        Some(_) => words::LETTER.with("letter", letter.key.as_str()),
        None => words::LETTER_UNSENT.with("letter", letter.key.as_str()),
    });
    let who = match letter {
        Some(letter) => text::LISTED.with("before", who).with("next", letter),
        None => who,
    };
    vec![who, text::UNTIL.with("what", waiting.what.clone())]
}

/// The answers: those that hold there too are named, and those that are another or missing are shown.
fn side_by_side(promotion: &Promotion, screen: Screen) -> String {
    let language = screen.language;
    let mut out = screen.heading(words::ANSWERS.raw(language));
    let of = |carries: Carries| promotion.answers.iter().filter(move |answer| answer.carries == carries);
    let over: Vec<&str> = of(Carries::Over).chain(of(Carries::Same)).map(|answer| answer.topic).collect();
    if !over.is_empty() {
        out.push_str(&screen.indented(2, &words::OVER.with("topics", over.join(", ")).render(language)));
    }
    for answer in of(Carries::Differs).chain(of(Carries::Missing)) {
        out.push_str(&answer_lines(answer, promotion, screen));
    }
    out
}

fn answer_lines(answer: &CarriedAnswer, promotion: &Promotion, screen: Screen) -> String {
    let language = screen.language;
    let from = environments::said(&promotion.from);
    // Both are what somebody wrote, in a state that is shared.
    let line = match &answer.after {
        Some(after) => words::DIFFERS.with("after", without_breaks(after).into_owned()),
        None => words::MISSING.into(),
    };
    let line =
        line.with("from", from).with("before", without_breaks(&answer.before).into_owned()).with("topic", answer.topic);
    let mut out = screen.marked(0, Tone::Calm, "○", answer.question.raw(language));
    out.push_str(&screen.hanging(4, &line.render(language)));
    out
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "{service}: fra {from} til {to}", en: "{service}: from {from} to {to}" }
        REHEARSAL { nb: "Dette er en øvelse: alt er simulert.", en: "This is a rehearsal: everything is simulated." }
        BY_PROGRAM { nb: "Programmet gjør endringene, og hver av dem bekreftes her.", en: "The program makes the changes, and each change is confirmed here." }
        BY_PEOPLE { nb: "Endringene gjøres for hånd. Programmet kontrollerer det som kan leses.", en: "Changes are made by hand. The program checks what can be read." }
        BY_NOBODY { nb: "Det er ikke bestemt hvem som gjør endringene (--production-by).", en: "Who makes the changes has not been decided (--production-by)." }
        STAGE { nb: "{number}. {stage}: {settled} av {all}", en: "{number}. {stage}: {settled} of {all}" }
        MEANS { nb: "Målet: {meaning}", en: "The aim: {meaning}" }
        WAITS { nb: "Venter på {who}", en: "Waiting for {who}" }
        WAITS_SINCE { nb: "Venter på {who} siden {date}", en: "Waiting for {who} since {date}" }
        LETTER { nb: "brev {letter}", en: "letter {letter}" }
        LETTER_UNSENT { nb: "brev {letter} (ikke sendt)", en: "letter {letter} (not sent)" }
        THERE_DONE { nb: "I {from}: ferdig", en: "In {from}: done" }
        THERE_NOT_NEEDED { nb: "I {from}: ikke aktuelt", en: "In {from}: not applicable" }
        THERE_LEFT { nb: "I {from}: ikke ferdig", en: "In {from}: not done" }
        ANSWERS { nb: "Svarene side om side", en: "The answers side by side" }
        OVER { nb: "Følger med: {topics}", en: "Carry over: {topics}" }
        DIFFERS { nb: "Er annerledes: {after}; i {from}: {before} (--{topic})", en: "Different: {after}; in {from}: {before} (--{topic})" }
        MISSING { nb: "Må svares på; i {from}: {before} (--{topic})", en: "To be answered; in {from}: {before} (--{topic})" }
        DIFFERENCES { nb: "Dette er annerledes i produksjon", en: "What differs in production" }
        LIVE { nb: "Tjenesten er i drift.", en: "The service is live." }
        NEXT { nb: "Nå: {stage}. Neste kommando: {command}", en: "Now: {stage}. Next command: {command}" }
        WHOLE { nb: "Alle stegene: {command}", en: "All the steps: {command}" }
        AT { nb: "Nå: {stage}.", en: "Now: {stage}." }
    }
}
