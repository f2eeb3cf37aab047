//! The only list of all codes: what services say, what this program says, and what the linter's rules find.

use crate::catalog::codes::{CodeEntry, CodeOrigin, OF_PROGRAM, OF_SERVICES};
use crate::catalog::search;
use crate::catalog::services::RemoteService;
use crate::finding::Code;
use crate::policy::lint::RULES;

/// All rows, those of a place together.
pub fn all() -> impl Iterator<Item = CodeEntry> {
    let said = OF_SERVICES.iter().map(|said| {
        let source = said.service.map_or(CodeOrigin::AnyService, CodeOrigin::Service);
        CodeEntry { code: &said.code, source, said: Some(said) }
    });
    let own = |source| move |code: &'static Code| CodeEntry { code, source, said: None };
    let program = OF_PROGRAM.iter().copied().flatten().copied().map(own(CodeOrigin::Program));
    said.chain(program).chain(RULES.iter().map(|rule| rule.code).map(own(CodeOrigin::Lint)))
}

/// Every row that a code stands for, in any spelling: `4001`, `CORR-04001`, `mp250`, `POL049`, or the address that a
/// service gives. Where services share a number, all of theirs.
#[must_use]
pub fn find(code: &str, service: Option<RemoteService>) -> Vec<CodeEntry> {
    let (mut code, mut service) = (code, service);
    for _ in 0..MOST_WORDS {
        let found = spelt(code, service);
        if !found.is_empty() {
            return found;
        }
        code = code.trim_start_matches(|c: char| !c.is_alphanumeric());
        let may_be = |named: &RemoteService| service.is_none_or(|service| service == *named);
        let mut named = RemoteService::WITH_CODES.into_iter().filter(may_be);
        if let Some(rest) = HEADINGS.into_iter().find_map(|heading| without(heading, code)) {
            code = rest;
        } else if let Some((of, rest)) = named.find_map(|named| Some((named, without(named.word(), code)?))) {
            (code, service) = (rest, Some(of));
        } else if let Some((before, _)) = code.split_once(": ") {
            // As the program shows it, what it is about stands after a colon.
            code = before;
        } else {
            break;
        }
    }
    Vec::new()
}

/// How many things may stand around a code: a mark, a heading, a service, what it is about. A pasted text has no end.
const MOST_WORDS: usize = 5;

/// What stands before a code where it is shown.
const HEADINGS: [&str; 8] = ["error", "feil", "warning", "advarsel", "note", "merk", "http", "status"];

/// What stands after a word, whatever its case, and what parts the two.
fn without<'c>(word: &str, code: &'c str) -> Option<&'c str> {
    let (head, rest) = code.split_at_checked(word.len())?;
    let parted = rest.starts_with(|c: char| !c.is_alphanumeric());
    (head.eq_ignore_ascii_case(word) && parted).then(|| rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

fn spelt(code: &str, service: Option<RemoteService>) -> Vec<CodeEntry> {
    let wanted = Spelling::of(code);
    let is_wanted = |entry: &CodeEntry| {
        let own = entry.said.map(|said| said.own).filter(|own| !own.is_empty());
        wanted.is(entry.code.id) || own.is_some_and(|own| wanted.is(own))
    };
    all().filter(|entry| is_of(entry, service) && is_wanted(entry)).collect()
}

/// Whether a row belongs to a service; all do when none is named.
#[must_use]
pub fn is_of(entry: &CodeEntry, service: Option<RemoteService>) -> bool {
    service.is_none_or(|service| entry.source == CodeOrigin::Service(service))
}

/// The code that is spelt most like a word, when it is like enough to be a slip.
#[must_use]
pub fn nearest(word: &str) -> Option<&'static Code> {
    let rows: Vec<&'static Code> = all().map(|entry| entry.code).collect();
    search::nearest(word, rows.iter(), |code| [code.id]).copied()
}

/// A code apart from case, separators and leading zeros.
struct Spelling {
    /// Runs of letters and of digits.
    parts: Vec<String>,
    /// All of them.
    whole: String,
}

impl Spelling {
    /// Reads a code. Of an address, or of a URN, the last part is the code.
    fn of(text: &str) -> Self {
        let code = text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(['/', ':']).next().unwrap_or_default();
        let mut parts: Vec<String> = Vec::new();
        let mut before = ' ';
        for c in code.chars().flat_map(char::to_uppercase) {
            let goes_on = before.is_ascii_digit() == c.is_ascii_digit() && before.is_alphanumeric();
            match parts.last_mut() {
                Some(part) if goes_on && c.is_alphanumeric() => part.push(c),
                _ if c.is_alphanumeric() => parts.push(c.to_string()),
                _ => {}
            }
            before = c;
        }
        for part in &mut parts {
            let bare = part.trim_start_matches('0');
            *part = if bare.is_empty() && !part.is_empty() { "0".to_owned() } else { bare.to_owned() };
        }
        Self { whole: parts.concat(), parts }
    }

    /// Whether this stands for a code: the same, or only its number.
    fn is(&self, code: &str) -> bool {
        let other = Self::of(code);
        let is_number = |part: &String| part.bytes().all(|byte| byte.is_ascii_digit());
        match self.parts.as_slice() {
            [] => false,
            [number] if is_number(number) => other.parts.last() == Some(number),
            _ => self.whole == other.whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::finding::Severity;
    use std::collections::BTreeSet;

    fn ids(code: &str, service: Option<RemoteService>) -> Vec<&'static str> {
        find(code, service).iter().map(|entry| entry.code.id).collect()
    }

    #[test]
    fn a_code_is_found_in_any_spelling() {
        for (code, id) in [
            ("4001", "CORR-4001"),
            ("CORR-04001", "CORR-4001"),
            ("corr 4001", "CORR-4001"),
            ("MP-250", "MP-250"),
            ("mp250", "MP-250"),
            ("https://test.maskinporten.no/errors/MP-250", "MP-250"),
            ("urn:altinn:error:RR-00001", "RR-00001"),
            ("RR.VLD-00010", "RR-VLD-00010"),
            ("bro-21", "BRO-00021"),
            ("not-3", "NOT-00003"),
            ("auth.vld-17", "AUTH-VLD-00017"),
            ("pol049", "POL049"),
            ("NET-NO-CONNECTION", "NET-NO-CONNECTION"),
            ("net_no_connection", "NET-NO-CONNECTION"),
            ("403-EMPTY", "EVENTS-SCOPE"),
            ("MP-250:", "MP-250"),
            ("STATE-BROKEN: altinn-onboard.json", "STATE-BROKEN"),
            ("✗ Error MP-250", "MP-250"),
            ("Feil STATE-BROKEN:", "STATE-BROKEN"),
            ("Error: MP-250", "MP-250"),
            ("✗ Feil correspondence-4001: ttd-vedtak", "CORR-4001"),
            ("correspondence-4001", "CORR-4001"),
            ("Broker 21", "BRO-00021"),
        ] {
            assert_eq!(ids(code, None), [id], "{code}");
        }
    }

    #[test]
    fn every_service_that_shares_a_number_is_found_and_one_can_be_picked() {
        assert_eq!(
            ids("4", None),
            ["RR-00004", "RR-VLD-00004", "NOT-00004", "BRO-00004", "AUTH-00004", "AUTH-VLD-00004", "POL004"]
        );
        assert_eq!(ids("00004", Some(RemoteService::Broker)), ["BRO-00004"]);
        assert!(ids("4001", Some(RemoteService::Broker)).is_empty());
        assert!(ids("", None).is_empty() && ids("-", None).is_empty() && ids("Error", None).is_empty());
        assert!(ids("broker-4001", None).is_empty() && ids("broker-21", Some(RemoteService::Events)).is_empty());
    }

    #[test]
    fn a_text_without_end_is_looked_at_and_left() {
        assert!(ids(&"error ".repeat(20_000), None).is_empty());
        assert!(ids(&"broker: ".repeat(20_000), None).is_empty());
    }

    #[test]
    fn a_slip_is_met_with_the_nearest() {
        assert_eq!(nearest("NET-NO-CONECTION").map(|code| code.id), Some("NET-NO-CONNECTION"));
        assert_eq!(nearest("zzzzzz").map(|code| code.id), None);
    }

    #[test]
    fn no_two_rows_have_one_id_and_every_id_is_spelt_alike() {
        let mut seen = BTreeSet::new();
        for CodeEntry { code, .. } in all() {
            assert!(seen.insert(code.id), "{code} stands twice");
            let is_spelt = |part: &str| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            };
            assert!(code.id.split('-').all(is_spelt), "{code}");
            assert!(!code.severities.is_empty(), "{code}");
        }
        assert!(seen.len() > 400, "{}", seen.len());
    }

    #[test]
    fn every_row_says_in_both_languages_what_is_wrong_and_what_helps() {
        let values = |text: &'static str| -> BTreeSet<&str> { crate::text::value_names(text).collect() };
        for CodeEntry { code, .. } in all() {
            for phrase in [Some(code.sentence), code.why, Some(code.next)].into_iter().flatten() {
                assert_eq!(values(phrase.nb()), values(phrase.en()), "{code}");
                assert!(phrase.nb().trim().len() > 3 && phrase.en().trim().len() > 3, "{code}");
            }
        }
    }

    /// "Mend that and run it again" helps nobody: the step names a command, a value, a place or somebody to ask.
    #[test]
    fn the_next_step_of_an_error_is_better_than_to_try_again() {
        let empty = [
            "rett det",
            "rett det opp",
            "rett feilen",
            "mend that",
            "correct that",
            "correct it",
            "fix it",
            "try again",
            "prøv igjen",
            "kjør kommandoen på nytt",
            "run the command again",
        ];
        for CodeEntry { code, .. } in all().filter(|entry| entry.code.severities.contains(&Severity::Error)) {
            for language in [Language::Nb, Language::En] {
                let next = code.next.raw(language).to_lowercase();
                let mut left = next.clone();
                for words in empty {
                    left = left.replace(words, "");
                }
                let words = left.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
                // A value is told by the place that finds the fault.
                let names = left.contains('{') || left.contains("altinn-onboard");
                assert!(words >= 3 || names, "{code}: {next}");
            }
        }
    }
}
