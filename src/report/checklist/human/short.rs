//! The checklist in few lines: at the end of a run, and by whose turn it is. The whole list is a command of its own.

use super::parts::{foot, letter_said, roles, sentence, title};
use super::words;
use crate::record::Actor;
use crate::report::checklist::{Checklist, StepLine, StepState};
use crate::report::screen::{Screen, Tone};
use crate::text::dates;
use crate::text::{Message, checklist as text};

/// Steps of a kind that are named; the others are counted.
const NAMED: usize = 3;

/// What can be done now, on whom what waits since when, and the next command: some ten lines, however long the journey.
#[must_use]
pub fn end(checklist: &Checklist, screen: Screen) -> String {
    let mut out = title(checklist, screen);
    let now: Vec<&StepLine> = checklist.rows.iter().filter(|row| row.state == StepState::ToDo).collect();
    let waiting: Vec<&StepLine> = checklist.rows.iter().filter(|row| row.state == StepState::Waiting).collect();
    for rows in [&now, &waiting] {
        rows.iter().take(NAMED).for_each(|row| out.push_str(&line(row, screen)));
        if let Some(more) = rows.len().checked_sub(NAMED).filter(|more| *more > 0) {
            let more = words::AND_MORE.with("count", more.to_string());
            out.push_str(&screen.indented(2, &more.render(screen.language)));
        }
    }
    out.push_str(&foot(checklist, screen));
    out.push_str(&screen.indented(0, &words::WHOLE_LIST.with("list", list_of(checklist)).render(screen.language)));
    out
}

/// The command that shows the whole list of a service.
fn list_of(checklist: &Checklist) -> String {
    let Checklist { environment, service, .. } = checklist;
    format!("altinn-onboard checklist --env {environment} --service {service}")
}

/// Who has to act in what, in one page: what is settled is counted.
#[must_use]
pub fn by_role(checklist: &Checklist, screen: Screen) -> String {
    let mut out = title(checklist, screen);
    for (heading, rows) in roles(checklist) {
        out.push('\n');
        out.push_str(&screen.heading(&heading.render(screen.language)));
        rows.iter().for_each(|row| out.push_str(&line(row, screen)));
    }
    let later: Vec<&StepLine> = checklist.rows.iter().filter(|row| row.state == StepState::Blocked).collect();
    if !later.is_empty() {
        out.push('\n');
        out.push_str(&screen.heading(words::ROLE_LATER.raw(screen.language)));
        later.iter().for_each(|row| out.push_str(&screen.marked(0, Tone::Calm, "▪", &named(row, screen))));
    }
    out.push_str(&foot(checklist, screen));
    out
}

fn named(row: &StepLine, screen: Screen) -> String {
    format!("{} ({})", row.title.raw(screen.language), row.id)
}

/// A step that somebody has to act in: what is to be done, or what is waited for since when, with its letter.
fn line(row: &StepLine, screen: Screen) -> String {
    let language = screen.language;
    let Some(waiting) = &row.waiting else {
        let mut out = screen.marked(0, Tone::Strong, "○", &named(row, screen));
        if let Some(reason) = &row.reason {
            out.push_str(&screen.hanging(4, &sentence(&reason.render(language))));
        }
        return out;
    };
    let since = waiting.since.map(|at| dates::said(dates::day(at)));
    let who: Message = match since {
        Some(date) => words::WAITS_SINCE.with("who", waiting.who.name()).with("date", date),
        None => words::WAITING.with("who", waiting.who.name()),
    };
    let mut out = screen.marked(0, Tone::Calm, "…", &named(row, screen));
    let letter = waiting.letter.as_ref().map(|letter| match letter.sent {
        Some(_) => words::LETTER_SENT_HERE.with("letter", letter_said(letter)),
        None => words::LETTER_NOT_SENT.with("letter", letter.key.as_str()),
    });
    let who = match letter.filter(|_| waiting.who != Actor::Machine) {
        Some(letter) => text::LISTED.with("before", who).with("next", letter),
        None => who,
    };
    out.push_str(&screen.hanging(4, &who.render(language)));
    out.push_str(&screen.hanging(4, &text::UNTIL.with("what", waiting.what.clone()).render(language)));
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::Language;

    fn screen(language: Language, width: usize) -> Screen {
        Screen { language, width, colour: false }
    }

    #[test]
    fn a_run_ends_in_ten_lines() {
        assert_eq!(
            end(&sample(), screen(Language::Nb, 100)),
            "\
Sjekkliste: Altinn Melding i TT02
○ Angi tilgangsregler (policy)
… Få tilgang til scopes (scopes)
    Venter på Altinn servicedesk siden 21. november 2026, brev L1 (ikke sendt)
    Venter til Altinn har tildelt altinn:correspondence.write

3 av 5 steg gjenstår: 1 ferdig, 1 venter, 1 kan gjøres nå, 1 blokkert, 1 ikke aktuelt.
Neste kommando: altinn-onboard step policy
Hele listen: altinn-onboard checklist --env tt02 --service correspondence
"
        );
        let mut long = sample();
        let row = long.rows[3].clone();
        long.rows.extend(std::iter::repeat_n(row, 20));
        let text = end(&long, screen(Language::En, 100));
        assert!(text.lines().count() <= 14 && text.contains("and 18 more"), "{text}");
    }

    #[test]
    fn by_role_fits_a_page_and_counts_what_is_settled() {
        let text = by_role(&sample(), screen(Language::En, 100));
        assert_eq!(
            text,
            "\
Checklist: Altinn Correspondence in TT02

What you can do now
○ Set the access rules (policy)

Needed from the Altinn service desk
… Get access to scopes (scopes)
    Waiting for the Altinn service desk since 21 November 2026, letter L1 (not sent)
    Waiting until Altinn has granted altinn:correspondence.write

Later, when something else is in place
▪ Send a test message (test-message)

3 of 5 steps left: 1 done, 1 waiting, 1 to do now, 1 blocked, 1 not applicable.
Next command: altinn-onboard step policy
"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_screen_except_what_cannot_be_broken() {
        for language in [Language::Nb, Language::En] {
            for text in [end(&sample(), screen(language, 40)), by_role(&sample(), screen(language, 40))] {
                for line in text.lines() {
                    let unbreakable = !line.trim().contains(' ') || line.trim().starts_with("altinn-onboard ");
                    assert!(unicode_width::UnicodeWidthStr::width(line) <= 40 || unbreakable, "{line}");
                }
            }
        }
    }
}
