//! The checklist for people: a word and a symbol for each state, what is known and how, whose turn it is.

pub mod words;

use super::{Checklist, EvidenceLine, HowKnown, LetterLine, ListedDifference, StepLine, StepState, WaitingLine};
use crate::record::Actor;
use crate::report::screen::{Screen, Tone, findings as findings_of};
use crate::text::clean::without_breaks;
use crate::text::dates;
use crate::text::{Message, checklist as text};

/// What the reader wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// How wide it is, in which language, and whether it shows colours.
    pub screen: Screen,
    /// Grouped by whose turn it is, instead of in journey order.
    pub by_role: bool,
    /// Every fact of every step, with the call that showed it.
    pub evidence: bool,
}

/// Renders the checklist as text.
#[must_use]
pub fn render(checklist: &Checklist, view: View) -> String {
    let screen = view.screen;
    let title = words::TITLE
        .with("service", checklist.title.clone())
        .with("environment", checklist.environment.as_str())
        .render(screen.language);
    let mut out = screen.heading(&title);
    if checklist.rehearsal {
        out.push_str(&screen.indented(0, words::REHEARSAL.raw(screen.language)));
    }
    if view.by_role {
        for (heading, rows) in by_role(checklist) {
            out.push('\n');
            out.push_str(&screen.heading(&heading.render(screen.language)));
            for row in rows {
                out.push_str(&entry(row, checklist.rehearsal, view));
            }
        }
    } else {
        out.push('\n');
        for row in &checklist.rows {
            out.push_str(&entry(row, checklist.rehearsal, view));
        }
    }
    if !checklist.notices.is_empty() {
        let findings: Vec<_> = checklist.notices.iter().map(|notice| notice.finding.clone()).collect();
        out.push('\n');
        out.push_str(&findings_of(&findings, screen));
    }
    out.push('\n');
    out.push_str(&screen.indented(0, &totals(checklist).render(screen.language)));
    if let Some(next) = &checklist.next {
        let label = format!("{}:", words::NEXT_COMMAND.raw(screen.language));
        out.push_str(&screen.marked(0, Tone::Strong, &label, &next.command));
    }
    out
}

/// The operator first, then the others as they appear, then what must wait for something else, then what is settled.
fn by_role(checklist: &Checklist) -> Vec<(Message, Vec<&StepLine>)> {
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
    let of = |wanted: fn(StepState) -> bool| checklist.rows.iter().filter(|row| wanted(row.state)).collect();
    groups.push((words::ROLE_LATER.into(), of(|state| state == StepState::Blocked)));
    groups.push((words::ROLE_SETTLED.into(), of(|state| !state.is_left())));
    groups.retain(|(_, rows)| !rows.is_empty());
    groups
}

fn entry(row: &StepLine, rehearsal: bool, view: View) -> String {
    let screen = view.screen;
    let (symbol, state, tone): (_, Message, _) = match row.state {
        StepState::Done => ("✓", words::DONE.into(), Tone::Good),
        StepState::Waiting => {
            let who = row.waiting.as_ref().map_or(row.turn, |waiting| waiting.who);
            ("…", words::WAITING.with("who", who.name()), Tone::Calm)
        }
        StepState::Blocked => ("▪", words::BLOCKED.into(), Tone::Calm),
        StepState::ToDo => ("○", words::TO_DO.into(), Tone::Strong),
        StepState::NotNeeded => ("–", words::NOT_NEEDED.into(), Tone::Faint),
    };
    let mark = format!("{symbol} {}:", state.render(screen.language));
    let title = format!("{} ({})", row.title.raw(screen.language), row.id);
    let mut out = screen.marked(0, tone, &mark, &title);
    let mut line = |text: String| out.push_str(&screen.hanging(4, &text));
    if let Some(reason) = &row.reason {
        line(sentence(&reason.render(screen.language)));
    }
    if let Some(waiting) = &row.waiting {
        for text in waiting_lines(waiting, row.reason.as_ref(), screen) {
            line(text);
        }
    }
    for text in time_lines(row, screen) {
        line(text);
    }
    for text in evidence_lines(row, rehearsal, view) {
        line(text);
    }
    for text in difference_lines(row, view) {
        line(text);
    }
    out
}

/// Of what is left: how long it usually takes, and, unless somebody is at it, whether it can be begun.
fn time_lines(row: &StepLine, screen: Screen) -> Vec<String> {
    let usually = row.state.is_left().then(|| text::USUALLY.with("time", row.usually));
    let begins = matches!(row.state, StepState::ToDo | StepState::Blocked);
    let can_start = begins.then(|| text::CAN_START.with("answer", row.can_start));
    usually.into_iter().chain(can_start).map(|line| line.render(screen.language)).collect()
}

/// Where somebody can act now, what differs is said in full. Where it is settled, or other steps come first, the numbers
/// show that there is something to read.
fn difference_lines(row: &StepLine, view: View) -> Vec<String> {
    let language = view.screen.language;
    let acts = matches!(row.state, StepState::ToDo | StepState::Waiting);
    if acts || view.evidence {
        let said = |difference: &ListedDifference| {
            words::GUIDE.with("number", difference.number.to_string()).with("text", difference.text).render(language)
        };
        return row.differences.iter().map(said).collect();
    }
    if row.differences.is_empty() || row.state == StepState::NotNeeded {
        return Vec::new();
    }
    let numbers = row.differences.iter().map(|difference| difference.number.to_string()).collect::<Vec<_>>().join(", ");
    vec![words::GUIDE_NUMBERS.with("numbers", numbers).render(language)]
}

fn waiting_lines(waiting: &WaitingLine, reason: Option<&Message>, screen: Screen) -> Vec<String> {
    let labelled = |label: crate::text::Phrase, message: &Message| {
        text::LABELLED.with("label", label).with("text", message.clone()).render(screen.language)
    };
    let mut lines = Vec::new();
    if reason != Some(&waiting.what) {
        // What is waited for is worded as it will be then; standing alone it would read as if it were so already.
        lines.push(text::UNTIL.with("what", waiting.what.clone()).render(screen.language));
    }
    let since = waiting.since.map(|at| dates::short(dates::day(at), screen.language));
    match (since, &waiting.letter) {
        (Some(date), Some(letter)) => lines
            .push(words::SINCE_LETTER.with("date", date).with("letter", letter_said(letter)).render(screen.language)),
        (Some(date), None) => lines.push(words::SINCE.with("date", date).render(screen.language)),
        (None, Some(letter)) => lines.push(words::LETTER.with("letter", letter_said(letter)).render(screen.language)),
        (None, None) => {}
    }
    lines.push(labelled(words::PROOF, &waiting.proof));
    lines.push(labelled(words::MEANWHILE, &waiting.meanwhile));
    lines
}

fn letter_said(letter: &LetterLine) -> Message {
    let mut said = Message::verbatim(letter.key.as_str());
    if let Some(sent) = letter.sent {
        said = words::LETTER_SENT.with("letter", said).with("date", sent.to_string());
    }
    if let Some(number) = &letter.case_number {
        said = words::LETTER_CASE.with("letter", said).with("number", number.as_str());
    }
    said
}

/// The ways of knowing in one line, each with its day; every fact on a line of its own when all evidence is wanted.
fn evidence_lines(row: &StepLine, rehearsal: bool, view: View) -> Vec<String> {
    let language = view.screen.language;
    let mut lines: Vec<String> = Vec::new();
    if !view.evidence {
        return ways(row, rehearsal, view).into_iter().collect();
    }
    let known = words::KNOWN_SO_FAR.raw(language).to_owned();
    let (proving, besides) = (row.evidence.iter().map(Some), row.known.iter().map(Some));
    let heading = (!row.known.is_empty()).then_some(None);
    for evidence in proving.chain(heading).chain(besides) {
        let Some(evidence) = evidence else {
            lines.push(known.clone());
            continue;
        };
        let date = dates::short(dates::day(evidence.at), language);
        let mut said = format!("{} {date}", evidence.source.name().raw(language));
        if rehearsal {
            said = format!("{said}, {}", words::SIMULATED_MARK.raw(language));
        }
        // Both are what somebody wrote, in a state that is shared.
        said = format!("{said}: {} ({})", without_breaks(&fact(evidence)), without_breaks(&evidence.how));
        if !lines.contains(&said) {
            lines.push(said);
        }
    }
    lines
}

/// A fact as one would type it.
fn fact(evidence: &EvidenceLine) -> String {
    let topic = evidence.topic.id();
    match &evidence.key {
        Some(key) => format!("{topic} {key} = {}", evidence.value),
        None => format!("{topic} = {}", evidence.value),
    }
}

/// How a step is known: seen before made before told, since a tick is worth as much as its best proof. The newest day of
/// each.
fn ways(row: &StepLine, rehearsal: bool, view: View) -> Option<String> {
    let language = view.screen.language;
    let mut ways: Vec<String> = Vec::new();
    for source in HowKnown::ALL {
        let Some(at) = row.evidence.iter().filter(|line| line.source == source).map(|line| line.at).max() else {
            continue;
        };
        let word = source.name().raw(language);
        let word = if ways.is_empty() { word.to_owned() } else { uncapitalised(word) };
        ways.push(format!("{word} {}", dates::short(dates::day(at), language)));
    }
    if rehearsal && !ways.is_empty() {
        ways.push(words::SIMULATED_MARK.raw(language).to_owned());
    }
    (!ways.is_empty()).then(|| ways.join(", "))
}

fn uncapitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

fn totals(checklist: &Checklist) -> Message {
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
    match checklist.left() {
        0 => words::NOTHING_LEFT.with("counts", counts),
        left => words::TOTALS
            .with("left", left.to_string())
            .with("all", checklist.rows.len().to_string())
            .with("counts", counts),
    }
}

/// Reasons are written to stand inside a sentence; on a line of their own they begin with a capital.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // An id keeps its small letter.
        Some(first) if !text.split(' ').next().unwrap_or_default().contains([':', '-', '/', '.']) => {
            first.to_uppercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
