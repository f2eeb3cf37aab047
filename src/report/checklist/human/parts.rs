//! What the long and the short checklist have in common.

use super::words;
use crate::catalog::environments;
use crate::record::Actor;
use crate::report::checklist::{Checklist, LetterLine, StepLine, StepState};
use crate::report::screen::{Screen, Tone, worst};
use crate::text::{Message, checklist as text, dates};

/// What the list is about, and that it is only a rehearsal.
pub(super) fn title(checklist: &Checklist, screen: Screen) -> String {
    let title = words::TITLE
        .with("service", checklist.title.clone())
        .with("environment", environments::said(checklist.environment.as_str()))
        .render(screen.language);
    let mut out = screen.heading(&title);
    if checklist.rehearsal {
        out.push_str(&screen.indented(0, words::REHEARSAL.raw(screen.language)));
    }
    out
}

/// What should be looked at soon, how much is left, and the next command.
pub(super) fn foot(checklist: &Checklist, screen: Screen) -> String {
    let mut out = String::new();
    if !checklist.notices.is_empty() {
        let findings: Vec<_> = checklist.notices.iter().map(|notice| notice.finding.clone()).collect();
        out.push('\n');
        out.push_str(&worst(&findings, screen));
    }
    out.push('\n');
    out.push_str(&screen.indented(0, &totals(checklist).render(screen.language)));
    if let Some(next) = &checklist.next {
        let label = format!("{}:", words::NEXT_COMMAND.raw(screen.language));
        out.push_str(&screen.marked(0, Tone::Strong, &label, &next.command));
    }
    out
}

/// Those who have to act, the operator first and then the others as they appear, each with their steps.
pub(super) fn roles(checklist: &Checklist) -> Vec<(Message, Vec<&StepLine>)> {
    let turn = |row: &StepLine| row.waiting.as_ref().map_or(row.turn, |waiting| waiting.who);
    let acting = |row: &&StepLine| matches!(row.state, StepState::Waiting | StepState::ToDo);
    let mut who = vec![Actor::You];
    for row in checklist.rows.iter().filter(acting) {
        if !who.contains(&turn(row)) {
            who.push(turn(row));
        }
    }
    let mut groups: Vec<(Message, Vec<&StepLine>)> = who
        .into_iter()
        .map(|role| {
            let heading =
                if role == Actor::You { words::ROLE_YOU.into() } else { words::ROLE_OTHER.with("who", role.name()) };
            (heading, checklist.rows.iter().filter(acting).filter(|row| turn(row) == role).collect())
        })
        .collect();
    groups.retain(|(_, rows)| !rows.is_empty());
    groups
}

/// A letter with what is known of it.
pub(super) fn letter_said(letter: &LetterLine) -> Message {
    let mut said = Message::verbatim(letter.key.as_str());
    if let Some(sent) = letter.sent {
        said = words::LETTER_SENT.with("letter", said).with("date", dates::said(sent));
    }
    if let Some(number) = &letter.case_number {
        said = words::LETTER_CASE.with("letter", said).with("number", number.as_str());
    }
    said
}

/// How many steps stand how.
pub(super) fn totals(checklist: &Checklist) -> Message {
    let counted = |state: StepState, count: usize| {
        let phrase = match state {
            StepState::Done => words::COUNT_DONE,
            StepState::Waiting => words::COUNT_WAITING,
            StepState::Blocked => words::COUNT_BLOCKED,
            StepState::ToDo => words::COUNT_TO_DO,
            StepState::NotNeeded => words::COUNT_NOT_NEEDED,
        };
        phrase.with("count", count.to_string())
    };
    let mut counts: Option<Message> = None;
    for state in StepState::ALL {
        let count = checklist.count(state);
        if count > 0 {
            let next = counted(state, count);
            counts = Some(match counts {
                None => next,
                Some(before) => text::LISTED.with("before", before).with("next", next),
            });
        }
    }
    let counts = counts.unwrap_or_else(|| Message::verbatim(""));
    match (checklist.left(), checklist.wrong()) {
        (0, 0) => words::NOTHING_LEFT.with("counts", counts),
        (0, wrong) => words::STILL_WRONG.with("wrong", wrong.to_string()).with("counts", counts),
        (left, _) => words::TOTALS
            .with("left", left.to_string())
            .with("all", checklist.rows.len().to_string())
            .with("counts", counts),
    }
}

/// Reasons are written to stand inside a sentence; on a line of their own they begin with a capital.
pub(super) fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // An id keeps its small letter.
        Some(first) if !text.split(' ').next().unwrap_or_default().contains([':', '-', '/', '.']) => {
            first.to_uppercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}
