//! Beginning anew: a step with `--redo`, or what hangs on one answer with `change`. What others read on the strength of it
//! is taken back too.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::step_run::StepRun;
use crate::record::key::TopicKey;
use crate::record::{Book, FactScope, Place, Source, Topic, Value};

/// Names by which an effect finds what it made before: they stay, so that nothing is made twice.
const NAMES: [Topic; 2] = [Topic::KeyName, Topic::ClientName];

/// Lists that hang on nothing but who asks.
const LISTS: [Topic; 2] = [Topic::PublishedResources, Topic::OpenScopes];

/// What stays besides when one step alone is done again.
const KEPT: [Topic; 3] = [Topic::KeyName, Topic::ClientName, Topic::ClientKey];

/// What people make in production, and tell: it is taken back as what the program makes elsewhere.
const MADE_BY_HAND: [Topic; 4] =
    [Topic::MessageSent, Topic::NotificationSent, Topic::ConditionSent, Topic::SubscriptionSeen];

/// What a person says of what was sent, by what says that it was.
const JUDGED: [(Topic, &[Topic]); 2] = [
    (Topic::MessageSent, &[Topic::AppearanceOk, Topic::AppearanceBy]),
    (Topic::NotificationSent, &[Topic::NotificationReceived]),
];

/// What is begun anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew<'a> {
    /// Everything that a step gives.
    Step(&'a str),
    /// One answer.
    Answer(AnswerSlot<'a>),
}

/// Where an answer stands: what it is about, and for whom it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerSlot<'a> {
    /// What it is about.
    pub topic: Topic,
    /// Its key, for keyed topics.
    pub key: Option<&'a str>,
    /// Where it was given; it holds as far as its topic reaches.
    pub place: &'a Place,
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

impl AnswerSlot<'_> {
    /// Whether it holds at a place.
    #[must_use]
    pub fn holds_at(self, place: &Place) -> bool {
        is_seen_from(place, self.topic, self.place)
    }

    /// Whether a fact may hang on it: what belongs to another client never does.
    fn concerns(self, topic: Topic, key: Option<&str>) -> bool {
        let client = |topic: Topic, key: Option<&str>| {
            let key = topic.key_kind()?.parse(key?).ok()?;
            key.client().cloned()
        };
        match (client(self.topic, self.key), client(topic, key)) {
            (Some(mine), Some(other)) => mine == other,
            _ => true,
        }
    }
}

impl Anew<'_> {
    /// Whether a step gives what is begun anew.
    fn begins_at(self, work: &StepRun) -> bool {
        match self {
            Self::Step(id) => work.id() == id,
            Self::Answer(slot) => work.step.card().asks(slot.topic) && slot.holds_at(&work.place),
        }
    }

    /// Whether what was seen or made stays: names by which things are found again, unless they are another
    /// organisation's, and what holds more widely than the answer.
    fn keeps(self, fact: Topic, own: bool) -> bool {
        match self {
            Self::Step(_) => NAMES.contains(&fact),
            Self::Answer(slot) if slot.topic.scope() == FactScope::Organisation => false,
            Self::Answer(slot) => {
                NAMES.contains(&fact) || LISTS.contains(&fact) || (!own && reach(fact) < reach(slot.topic))
            }
        }
    }

    fn concerns(self, topic: Topic, key: Option<&str>) -> bool {
        match self {
            Self::Step(_) => true,
            Self::Answer(slot) => slot.concerns(topic, key),
        }
    }
}

/// Whether what stands under a topic at one place is seen from another.
fn is_seen_from(place: &Place, topic: Topic, at: &Place) -> bool {
    match topic.scope() {
        FactScope::Organisation => true,
        FactScope::Environment => place.environment == at.environment,
        FactScope::Service => place.service == at.service,
        FactScope::Deployment => place == at,
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
/// it have seen or made, wherever they see it. What else was told stays. What was only seen is read again after an answer,
/// and nothing hangs on that. Answers what was taken back.
pub fn begin_anew(book: &mut Book, works: &[StepRun], what: Anew<'_>, now: Timestamp) -> Vec<TakenBack> {
    let begun = works.iter().filter(|work| what.begins_at(work));
    let spared = match what {
        Anew::Step(_) => Spared::by_step(book, begun),
        Anew::Answer(slot) => Spared::by_answer(book, begun, slot.topic),
    };
    let mut taking = Taking::new(book, now, matches!(what, Anew::Step(_)), spared);
    for work in works.iter().filter(|work| what.begins_at(work)) {
        let card = work.step.card();
        match what {
            Anew::Step(_) => {
                for topic in card.gives {
                    taking.take(work, *topic, |_, _| true);
                    taking.forgotten.push((*topic, work.place.clone()));
                }
            }
            Anew::Answer(slot) => {
                taking.take(work, slot.topic, |key, _| key == slot.key);
                taking.forgotten.push((slot.topic, work.place.clone()));
            }
        }
        taking.seen_or_made(work, |topic, key| !what.keeps(topic, true) && what.concerns(topic, key));
    }
    // A step may need what one after it gives: it is gone on until nothing more is forgotten.
    let mut known = 0;
    while known < taking.forgotten.len() {
        known = taking.forgotten.len();
        for work in works.iter().filter(|work| !what.begins_at(work)) {
            if taking.has_forgotten_for(work) {
                taking.seen_or_made(work, |topic, key| !what.keeps(topic, false) && what.concerns(topic, key));
            }
        }
    }
    taking.end(works)
}

/// Takes back what one step has seen or made, so that it does it again with the same answers; where all was told, the
/// answers. What other steps hold stays, and so does the key: it is found again, and ends when it did.
pub fn again(book: &mut Book, works: &[StepRun], step: &str, now: Timestamp) {
    let begun = works.iter().filter(|work| work.id() == step);
    let clients = Some(clients(book, begun));
    let mut taking = Taking::new(book, now, true, Spared { kids: true, clients });
    for work in works.iter().filter(|work| work.id() == step) {
        let before = taking.forgotten.len();
        taking.seen_or_made(work, |topic, _| !KEPT.contains(&topic));
        if taking.forgotten.len() == before {
            for topic in work.step.card().asked() {
                taking.book.forget(&work.place, topic, now);
            }
        }
    }
    taking.end(works);
}

/// What of a client's facts stays, although a step is begun anew.
#[derive(Debug, Default)]
struct Spared {
    /// The keys beside the newest, and the name of the client that has them: others hold them, and they are on it whatever
    /// happens here.
    kids: bool,
    /// All clients but these.
    clients: Option<BTreeSet<String>>,
}

impl Spared {
    /// With another organisation nothing of a client holds any more; otherwise the keys of others do, and whoever registers
    /// a client anew has nothing to do with the other clients.
    fn by_step<'w>(book: &Book, works: impl Iterator<Item = &'w StepRun> + Clone) -> Self {
        let gives = |topic| works.clone().any(|work| work.step.card().gives.contains(&topic));
        let registers = gives(Topic::ClientId);
        Self { kids: !gives(Topic::OrgNumber), clients: registers.then(|| clients(book, works)) }
    }

    /// The same of an answer: only the clients that are used where it is asked have to do with it.
    fn by_answer<'w>(book: &Book, works: impl Iterator<Item = &'w StepRun>, topic: Topic) -> Self {
        match topic {
            Topic::OrgNumber => Self::default(),
            _ => Self { kids: true, clients: Some(clients(book, works)) },
        }
    }

    fn spares(&self, topic: Topic, key: Option<&str>) -> bool {
        // By its name the client is found again that has those keys, and no second one is registered.
        if self.kids && topic == Topic::ClientName {
            return true;
        }
        let Some(key) = topic.key_kind().zip(key).and_then(|(kind, key)| kind.parse(key).ok()) else { return false };
        let is_others = |of: &BTreeSet<String>| key.client().is_some_and(|client| !of.contains(&client.to_string()));
        (self.kids && matches!(key, TopicKey::ClientKid(_, Some(_)))) || self.clients.as_ref().is_some_and(is_others)
    }
}

/// The clients that are used where steps stand.
fn clients<'w>(book: &Book, works: impl Iterator<Item = &'w StepRun>) -> BTreeSet<String> {
    works.map(|work| book.client_used(&work.place).to_owned()).collect()
}

/// A book out of which facts are taken back.
struct Taking<'b> {
    book: &'b mut Book,
    now: Timestamp,
    /// Steps hang on what was only seen, too.
    seen_counts: bool,
    spared: Spared,
    /// What is forgotten, and where it stood.
    forgotten: Vec<(Topic, Place)>,
    taken: Vec<TakenBack>,
}

impl<'b> Taking<'b> {
    const fn new(book: &'b mut Book, now: Timestamp, seen_counts: bool, spared: Spared) -> Self {
        Self { book, now, seen_counts, spared, forgotten: Vec::new(), taken: Vec::new() }
    }

    /// Whether a step needs what was forgotten where it sees it.
    fn has_forgotten_for(&self, work: &StepRun) -> bool {
        let card = work.step.card();
        self.forgotten.iter().any(|(topic, at)| card.needs(*topic) && is_seen_from(&work.place, *topic, at))
    }

    /// Takes back what a step has seen or made of what is meant, by topic and key; also what people made and told.
    fn seen_or_made(&mut self, work: &StepRun, is_meant: impl Fn(Topic, Option<&str>) -> bool) {
        for topic in work.step.card().gives {
            let is_made = |source| source == Source::Made || (source == Source::Told && MADE_BY_HAND.contains(topic));
            let made = self.take(work, *topic, |key, source| is_made(source) && is_meant(*topic, key));
            let seen = self.take(work, *topic, |key, source| source == Source::Seen && is_meant(*topic, key));
            if made || (seen && self.seen_counts) {
                self.forgotten.push((*topic, work.place.clone()));
            }
        }
    }

    /// Takes back the facts of a topic that are meant, by key and by where they come from; answers whether there were any.
    fn take(&mut self, work: &StepRun, topic: Topic, is_meant: impl Fn(Option<&str>, Source) -> bool) -> bool {
        let facts = self.book.facts(topic.scope(), &work.place).into_iter();
        let known: Vec<TakenBack> = facts
            .flat_map(|facts| facts.of(topic))
            .filter(|(key, known)| is_meant(*key, known.source) && !self.spared.spares(topic, *key))
            .map(|(key, known)| TakenBack {
                place: work.place.clone(),
                key: key.map(str::to_owned),
                value: known.value.clone(),
            })
            .collect();
        for fact in &known {
            self.book.withdraw(&work.place, topic, fact.key.as_deref(), None, self.now);
        }
        let any = !known.is_empty();
        self.taken.extend(known);
        any
    }

    /// Who looked at a message has not looked at the next. Answers what was taken back.
    fn end(mut self, works: &[StepRun]) -> Vec<TakenBack> {
        for (sent, judged) in JUDGED {
            let taken = self.taken.iter().filter(|fact| fact.value.topic() == sent);
            let resent: Vec<Place> = taken.map(|fact| fact.place.clone()).collect();
            for work in works.iter().filter(|work| resent.contains(&work.place)) {
                for topic in judged.iter().copied().filter(|topic| work.step.card().asks(*topic)) {
                    self.take(work, topic, |_, _| true);
                }
            }
        }
        self.taken
    }
}

#[cfg(test)]
#[path = "redo_tests.rs"]
mod tests;
