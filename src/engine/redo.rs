//! `--redo STEP`: forgets what a step gives, so that it is done again, and what others read on the strength of it.

use jiff::Timestamp;

use super::step_run::StepRun;
use crate::record::{Book, Source, Topic};

/// Names by which an effect finds what it made before: they stay, so that nothing is made twice.
const NAMES: [Topic; 2] = [Topic::KeyName, Topic::ClientName];

/// What stays besides when one step alone is done again.
const KEPT: [Topic; 3] = [Topic::KeyName, Topic::ClientName, Topic::ClientKey];

/// Forgets everything that a step gives, and what steps that need any of it have seen or made. What they were told stays;
/// so do the names of client and key, by which both are found again.
pub fn redo(book: &mut Book, works: &[StepRun], step: &str, now: Timestamp) {
    let mut forgotten: Vec<Topic> = Vec::new();
    for work in works.iter().filter(|work| work.id() == step) {
        for topic in work.step.card().gives {
            book.forget(&work.place, *topic, now);
            forgotten.push(*topic);
        }
    }
    // A step may need what one after it gives: it is gone on until nothing more is forgotten.
    let mut known = 0;
    while known < forgotten.len() {
        known = forgotten.len();
        for work in works.iter().filter(|work| work.id() != step) {
            let card = work.step.card();
            if card.needs.iter().any(|topic| forgotten.contains(topic)) {
                withdraw_seen(book, work, &NAMES, &mut forgotten, now);
            }
        }
    }
}

/// Takes back what one step has seen or made, so that it does it again with the same answers; where all was told, the
/// answers. What other steps hold stays, and so does the key: it is found again, and ends when it did.
pub fn again(book: &mut Book, works: &[StepRun], step: &str, now: Timestamp) {
    for work in works.iter().filter(|work| work.id() == step) {
        let mut forgotten = Vec::new();
        withdraw_seen(book, work, &KEPT, &mut forgotten, now);
        if forgotten.is_empty() {
            for topic in work.step.card().asked() {
                book.forget(&work.place, topic, now);
            }
        }
    }
}

/// Takes back what a step has seen or made.
fn withdraw_seen(book: &mut Book, work: &StepRun, kept: &[Topic], forgotten: &mut Vec<Topic>, now: Timestamp) {
    for topic in work.step.card().gives {
        let Some(facts) = book.facts(topic.scope(), &work.place) else { continue };
        let seen: Vec<Option<String>> = facts
            .of(*topic)
            .filter(|(_, evidence)| evidence.source != Source::Told && !kept.contains(topic))
            .map(|(key, _)| key.map(str::to_owned))
            .collect();
        if !seen.is_empty() {
            forgotten.push(*topic);
        }
        for key in seen {
            book.withdraw(&work.place, *topic, key.as_deref(), None, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EnvironmentName, OrgNumber, Product};
    use crate::engine::step_run::works;
    use crate::record::values::{ClientKey, KeyPlace};
    use crate::record::{Evidence, Handle, Place, TopicMarker as _, t};

    #[test]
    fn what_an_earlier_step_saw_on_the_strength_of_a_later_one_is_forgotten_too() {
        let place = Place {
            environment: EnvironmentName::parse("tt02").unwrap(),
            service: Handle::of(Product::Correspondence),
        };
        let mut book = Book::default();
        book.begin(&place, Product::Correspondence);
        let now = Timestamp::UNIX_EPOCH;
        let mut put = |key: Option<&str>, value, source| {
            let evidence = Evidence { value, source, at: now, how: "test".into() };
            assert_eq!(book.put(&place, key.map(str::to_owned), evidence), Ok(true));
        };
        let number = OrgNumber::parse("991825827").unwrap();
        put(None, t::OrgNumber::wrap(number), Source::Told);
        let key = ClientKey {
            kid: "kid".into(),
            thumbprint: None,
            bits: 2048,
            place: KeyPlace::File,
            expires: jiff::civil::date(2027, 11, 1),
        };
        put(Some("main"), t::ClientKey::wrap(key), Source::Made);
        put(Some("altinn:serviceowner"), t::ScopeGranted::wrap(true), Source::Seen);

        let all = works(&[(place.clone(), Product::Correspondence)]);
        let at = |id: &str| all.iter().position(|work| work.id() == id).unwrap();
        assert!(at("scopes") < at("maskinporten-client"), "the one that saw stands before the one that made");
        redo(&mut book, &all, "service-owner", now);
        assert!(book.get(t::ClientKey, Some("main"), &place).is_none());
        assert!(book.get(t::ScopeGranted, Some("altinn:serviceowner"), &place).is_none());
    }
}
