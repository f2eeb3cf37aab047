use super::*;
use std::collections::BTreeSet;

#[test]
fn kinds_are_found_by_id_and_by_slug() {
    let mut slugs = BTreeSet::new();
    for kind in LetterKind::ALL {
        assert_eq!(LetterKind::parse(kind.id()), Some(kind));
        assert_eq!(LetterKind::parse(kind.entry().slug), Some(kind));
        assert!(slugs.insert(kind.entry().slug));
        assert!(!kind.entry().steps.is_empty());
    }
    assert_eq!(LetterKind::parse("l8"), Some(LetterKind::L8));
    assert_eq!(LetterKind::parse("L19"), None);
}

#[test]
fn the_desk_is_two_mailboxes() {
    assert_eq!(LetterKind::L1.entry().receiver.channel, Channel::Mailbox("servicedesk@altinn.no"));
    assert_eq!(LetterKind::L8.entry().receiver.channel, Channel::Mailbox("servicedesk@altinn.no"));
    assert_eq!(LetterKind::L3.entry().otherwise.unwrap().channel, Channel::Mailbox("tjenesteeier@altinn.no"));
}
