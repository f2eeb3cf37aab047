//! Letters that are written when things have gone on: reminders, going live.

use super::*;
use crate::domain::system_user::{ExternalRef, SystemId};
use crate::engine::letters::needed::overdue;
use crate::record::values::{RequestFound, RequestStatus, SystemUserRequestSeen};

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

/// A request for a system user that waits for an answer.
pub(super) fn asked_for_system_user(case: &mut Case, party: OrgNumber) {
    let system = SystemId::parse("991825827_filer").unwrap();
    case.tell(t::SystemId, system.clone());
    let ui = "https://am.ui.tt02.altinn.no/accessmanagement/ui";
    let link = Some(format!("{ui}/systemuser/request?id={}", uuid::Uuid::nil()));
    let found = Some(RequestFound { id: uuid::Uuid::nil(), status: RequestStatus::New, link });
    let reference = ExternalRef::parse("oks-vedtak").unwrap();
    let seen = SystemUserRequestSeen { system, reference, found };
    case.tell_at(t::SystemUserRequest, Some(&party.to_string()), seen);
}

/// Only what waits for an answer is written about, and a new link is a new letter.
#[test]
fn an_access_manager_gets_the_link_of_what_waits() {
    let mut case = Case::new();
    case.tell(t::ResourceId, crate::domain::ResourceId::parse("oks-vedtak").unwrap());
    assert_eq!(case.lacks(LetterKind::L12), ["system-user request"]);
    let party = OrgNumber::parse("310000019").unwrap();
    asked_for_system_user(&mut case, party);
    let text = case.compose(LetterKind::L12).as_file();
    for part in ["991825827_filer", "310 000 019", "request?id=00000000", "180 dager", "Tenor", "oks-vedtak"] {
        assert!(text.replace('\u{a0}', " ").contains(part), "{part}: {text}");
    }
    assert!(text.contains("sende meldinger") && !text.contains("filer i tjenesten"), "{text}");
    assert!(text.contains("Altinn Melding") && !text.contains("Formidling"), "{text}");
    let system = SystemId::parse("991825827_filer").unwrap();
    // A link that somebody wrote into the shared state goes to nobody.
    let (id, link) = (uuid::Uuid::nil(), Some("https://example.com/request?id=1".to_owned()));
    let planted = Some(RequestFound { id, status: RequestStatus::New, link });
    let reference = ExternalRef::parse("oks-vedtak").unwrap();
    let seen = SystemUserRequestSeen { system: system.clone(), reference, found: planted };
    case.tell_at(t::SystemUserRequest, Some("310000019"), seen);
    assert_eq!(case.lacks(LetterKind::L12), ["system-user request"]);
    let found = Some(RequestFound { id: uuid::Uuid::nil(), status: RequestStatus::Accepted, link: None });
    let reference = ExternalRef::parse("oks-vedtak").unwrap();
    case.tell_at(t::SystemUserRequest, Some("310000019"), SystemUserRequestSeen { system, reference, found });
    assert_eq!(case.lacks(LetterKind::L12), ["system-user request"], "it is approved");
}

/// A service that is begun in production alone: who makes the resource is not asked there, so no letter waits for it.
#[test]
fn in_production_a_person_makes_the_resource_and_no_letter_waits_for_who_does() {
    let mut case = Case::new();
    let test = case.place.clone();
    assert!(case.book.forget(&test, crate::record::Topic::ResourceBy, jiff::Timestamp::UNIX_EPOCH));
    assert_eq!(case.lacks(LetterKind::L1), ["--resource-by"]);
    assert!(!case.due().contains(&"L2".to_owned()));
    case.place.environment = EnvironmentName::parse("production").unwrap();
    case.book.deployments.clear();
    case.book.begin(&case.place, Product::Correspondence);
    assert!(case.compose(LetterKind::L1).body.contains("altinn:correspondence.write"));
    assert!(!case.compose(LetterKind::L1).body.contains("resourceregistry/resource.write"), "the program makes none");
    for kind in ["L2", "L3"] {
        assert!(case.due().contains(&kind.to_owned()), "{kind}: {:?}", case.due());
    }
    // It may also be that the program makes it in TT02.
    case.book.begin(&test, Product::Correspondence);
    assert_eq!(case.lacks(LetterKind::L1), ["--resource-by"]);
    case.tell(t::ResourceBy, ResourceBy::Program);
    assert!(case.compose(LetterKind::L1).body.contains("resourceregistry/resource.write"));
    assert!(case.due().contains(&"L3".to_owned()), "{:?}", case.due());
}
