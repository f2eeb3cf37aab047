//! The checklist for people: a word and a symbol for each state, what is known and how, whose turn it is.

mod parts;
pub mod short;
pub mod words;

use super::{Checklist, EvidenceLine, HowKnown, ListedDifference, StepLine, StepState, WaitingLine};
use crate::report::screen::{Screen, Tone};
use crate::text::clean::without_breaks;
use crate::text::dates;
use crate::text::{Message, checklist as text};

use parts::{foot, letter_said, sentence, title};

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
    if view.by_role {
        return short::by_role(checklist, screen);
    }
    let mut out = title(checklist, screen);
    out.push('\n');
    for row in &checklist.rows {
        out.push_str(&entry(row, checklist.rehearsal, view));
    }
    out.push_str(&foot(checklist, screen));
    out
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
    for (number, click) in row.clicks.iter().enumerate() {
        line(format!("{}. {}", number + 1, click.render(screen.language)));
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
    let since = waiting.since.map(|at| dates::long(dates::day(at), screen.language));
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
        let date = dates::long(dates::day(evidence.at), language);
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
        Some(key) => format!("{topic} {key} = {}", evidence.value.typed()),
        None => format!("{topic} = {}", evidence.value.typed()),
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
        ways.push(format!("{word} {}", dates::long(dates::day(at), language)));
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

#[cfg(test)]
mod tests;
