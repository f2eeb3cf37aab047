//! Beginning anew: a step with `--redo`, or what hangs on one answer with `change`. What others read on the strength of it
//! is taken back too.

use jiff::Timestamp;

use super::step_run::StepRun;
use crate::record::{Book, FactScope, Place, Source, Topic, Value};

/// Names by which an effect finds what it made before: they stay, so that nothing is made twice.
const NAMES: [Topic; 2] = [Topic::KeyName, Topic::ClientName];

/// Lists that hang on nothing but who asks.
const LISTS: [Topic; 2] = [Topic::PublishedResources, Topic::OpenScopes];

/// What stays besides when one step alone is done again.
const KEPT: [Topic; 3] = [Topic::KeyName, Topic::ClientName, Topic::ClientKey];

/// What a person says of the message that was sent.
const JUDGED: [Topic; 2] = [Topic::AppearanceOk, Topic::AppearanceBy];

/// What is begun anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew<'a> {
    /// Everything that a step gives.
    Step(&'a str),
    /// One answer.
    Answer(Topic),
}

/// A fact that was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenBack {
    /// Where it held.
    pub place: Place,
    /// Its key, for keyed topics.
    pub key: Option<String>,
    /// What it said.
    pub value: Value,
}

impl Anew<'_> {
    /// Whether a step gives what is begun anew.
    fn begins_at(self, work: &StepRun) -> bool {
        match self {
            Self::Step(id) => work.id() == id,
            Self::Answer(topic) => work.step.card().asks(topic),
        }
    }

    /// Whether what was seen or made stays: names by which things are found again, unless they are another
    /// organisation's, and what holds more widely than the answer.
    fn keeps(self, fact: Topic, own: bool) -> bool {
        match self {
            Self::Step(_) => NAMES.contains(&fact),
            Self::Answer(topic) if topic.scope() == FactScope::Organisation => false,
            Self::Answer(topic) => {
                NAMES.contains(&fact) || LISTS.contains(&fact) || (!own && reach(fact) < reach(topic))
            }
        }
    }
}

/// How far a topic reaches: what reaches further has the smaller number.
const fn reach(topic: Topic) -> u8 {
    match topic.scope() {
        FactScope::Organisation => 0,
        FactScope::Environment => 1,
        FactScope::Service => 2,
        FactScope::Deployment => 3,
    }
}

/// Forgets everything that a step gives, or one answer with what its step has seen or made, and what steps that need any of
/// it have seen or made. What else was told stays. What was only seen is read again after an answer, and nothing hangs on
/// that. Answers what was taken back.
pub fn begin_anew(book: &mut Book, works: &[StepRun], what: Anew<'_>, now: Timestamp) -> Vec<TakenBack> {
    let mut taken = Vec::new();
    let mut forgotten: Vec<Topic> = Vec::new();
    let at = (matches!(what, Anew::Step(_)), now);
    for work in works.iter().filter(|work| what.begins_at(work)) {
        let all = work.step.card().gives.iter().copied();
        let own: Vec<Topic> = match what {
            Anew::Step(_) => all.collect(),
            Anew::Answer(topic) => vec![topic],
        };
        for topic in own {
            take_back(book, work, topic, |_| true, &mut taken, now);
            forgotten.push(topic);
        }
        take_back_seen(book, work, |topic| what.keeps(topic, true), (&mut forgotten, &mut taken), at);
    }
    // A step may need what one after it gives: it is gone on until nothing more is forgotten.
    let mut known = 0;
    while known < forgotten.len() {
        known = forgotten.len();
        for work in works.iter().filter(|work| !what.begins_at(work)) {
            let card = work.step.card();
            if card.needs.iter().any(|topic| forgotten.contains(topic)) {
                take_back_seen(book, work, |topic| what.keeps(topic, false), (&mut forgotten, &mut taken), at);
            }
        }
    }
    // Who looked at a message has not looked at the next.
    let resent: Vec<Place> =
        taken.iter().filter(|fact| fact.value.topic() == Topic::MessageSent).map(|fact| fact.place.clone()).collect();
    for work in works.iter().filter(|work| resent.contains(&work.place)) {
        for topic in JUDGED.into_iter().filter(|topic| work.step.card().asks(*topic)) {
            take_back(book, work, topic, |_| true, &mut taken, now);
        }
    }
    taken
}

/// Takes back what one step has seen or made, so that it does it again with the same answers; where all was told, the
/// answers. What other steps hold stays, and so does the key: it is found again, and ends when it did.
pub fn again(book: &mut Book, works: &[StepRun], step: &str, now: Timestamp) {
    for work in works.iter().filter(|work| work.id() == step) {
        let mut forgotten = Vec::new();
        take_back_seen(book, work, |topic| KEPT.contains(&topic), (&mut forgotten, &mut Vec::new()), (true, now));
        if forgotten.is_empty() {
            for topic in work.step.card().asked() {
                book.forget(&work.place, topic, now);
            }
        }
    }
}

/// Takes back what a step has seen or made.
fn take_back_seen(
    book: &mut Book,
    work: &StepRun,
    keeps: impl Fn(Topic) -> bool,
    (forgotten, taken): (&mut Vec<Topic>, &mut Vec<TakenBack>),
    (seen_counts, now): (bool, Timestamp),
) {
    for topic in work.step.card().gives.iter().copied().filter(|topic| !keeps(*topic)) {
        let made = take_back(book, work, topic, |source| source == Source::Made, taken, now);
        let seen = take_back(book, work, topic, |source| source == Source::Seen, taken, now);
        if made || (seen && seen_counts) {
            forgotten.push(topic);
        }
    }
}

/// Takes back the facts of a topic that come from where it is meant; answers whether there were any.
fn take_back(
    book: &mut Book,
    work: &StepRun,
    topic: Topic,
    meant: impl Fn(Source) -> bool,
    taken: &mut Vec<TakenBack>,
    now: Timestamp,
) -> bool {
    let facts = book.facts(topic.scope(), &work.place).into_iter();
    let known: Vec<TakenBack> = facts
        .flat_map(|facts| facts.of(topic))
        .filter(|(_, known)| meant(known.source))
        .map(|(key, known)| TakenBack {
            place: work.place.clone(),
            key: key.map(str::to_owned),
            value: known.value.clone(),
        })
        .collect();
    for fact in &known {
        book.withdraw(&work.place, topic, fact.key.as_deref(), None, now);
    }
    let any = !known.is_empty();
    taken.extend(known);
    any
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
            name: None,
            holder: None,
        };
        put(Some("main"), t::ClientKey::wrap(key), Source::Made);
        put(Some("altinn:serviceowner"), t::ScopeGranted::wrap(true), Source::Seen);

        let all = works(&[(place.clone(), Product::Correspondence)]);
        let at = |id: &str| all.iter().position(|work| work.id() == id).unwrap();
        assert!(at("scopes") < at("maskinporten-client"), "the one that saw stands before the one that made");
        begin_anew(&mut book, &all, Anew::Step("service-owner"), now);
        assert!(book.get(t::ClientKey, Some("main"), &place).is_none());
        assert!(book.get(t::ScopeGranted, Some("altinn:serviceowner"), &place).is_none());
    }
}
