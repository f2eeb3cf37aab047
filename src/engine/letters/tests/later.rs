//! Letters that are written when things have gone on: reminders, going live.

use super::*;
use crate::engine::letters::needed::overdue;

#[test]
fn a_reminder_names_the_letter_that_nobody_has_answered_and_goes_where_it_went() {
    let mut case = Case::new();
    assert_eq!(case.lacks(LetterKind::L16), ["--detail reminds=…"], "nothing was sent");
    case.send("L7");
    assert_eq!(case.lacks(LetterKind::L16), ["--detail reminds=…"], "the answer is not overdue");
    let mut sent = case.book.organisation.at(t::Letter, Some("L7")).unwrap().clone();
    sent.deadline = Some(jiff::civil::date(2026, 11, 13));
    case.tell_at(t::Letter, Some("L7"), sent);
    assert!(case.due().contains(&"L16".to_owned()), "{:?}", case.due());
    let letter = case.compose(LetterKind::L16);
    assert_eq!(letter.receiver, LetterKind::L7.entry().receiver);
    assert!(letter.subject.starts_with("Påminnelse: Til signering: bruksvilkår"), "{}", letter.subject);
    let said = letter.body.replace('\n', " ");
    assert!(said.contains("ALT-4711") && said.contains("13. november 2026"), "{}", letter.body);
    // They are signed: there is nothing to remind of, unless somebody names the letter.
    case.tell(t::TermsSigned, Signed(jiff::civil::date(2026, 11, 19)));
    assert!(!case.due().contains(&"L16".to_owned()));
    case.profile.details.insert("reminds".into(), "L7".into());
    assert_eq!(case.compose(LetterKind::L16).receiver, LetterKind::L7.entry().receiver);
}

/// The letter that is to be reminded of.
fn late(case: &Case) -> String {
    case.with(|request| overdue(request).map(|(_, key, _)| key.to_owned())).unwrap()
}

#[test]
fn after_a_reminder_of_one_letter_the_next_is_reminded_of() {
    let mut case = Case::new();
    for key in ["L7", "L1"] {
        case.send(key);
        let mut sent = case.book.organisation.at(t::Letter, Some(key)).unwrap().clone();
        sent.sent = Some(jiff::civil::date(2026, 11, 2));
        sent.deadline = Some(jiff::civil::date(2026, 11, 13));
        case.tell_at(t::Letter, Some(key), sent);
    }
    let first = late(&case);
    case.send("L16");
    let next = late(&case);
    assert_ne!(first, next);
    assert!(["L1", "L7"].contains(&first.as_str()) && ["L1", "L7"].contains(&next.as_str()));
}

#[test]
fn going_live_names_the_resource_and_how_it_is_stopped() {
    let mut case = Case::new();
    assert!(case.lacks(LetterKind::L14).contains(&"--resource-id".to_owned()), "{:?}", case.lacks(LetterKind::L14));
    case.tell(t::ResourceId, crate::domain::ResourceId::parse("oks-vedtak").unwrap());
    assert_eq!(case.lacks(LetterKind::L9), ["--detail phone-numbers=…", "--detail numbers-until=…"]);
    for detail in LetterKind::L14.entry().details {
        case.profile.details.insert(detail.id.to_owned(), format!("<{}>", detail.id));
    }
    let letter = case.compose(LetterKind::L14);
    assert!(letter.subject.contains("<planned-start>"), "{}", letter.subject);
    for said in ["oks-vedtak", "<first-day>", "<how-stopped>", "<answers-questions>"] {
        assert!(letter.body.contains(said), "{}", letter.body);
    }
}
