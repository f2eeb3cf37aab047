//! What a step sees: one organisation, one environment, one service, and all services of that environment.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::{Environment, Product, Scope};
use crate::record::{Book, Evidence, Facts, Place, Topic, TopicMarker};

/// Everything that a step may look at. Read-only.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// The book of the environment.
    pub book: &'a Book,
    /// The environment as described.
    pub environment: &'a Environment,
    /// Which environment and service this is about.
    pub place: &'a Place,
    /// The product of the service.
    pub product: Product,
    /// When the step is asked.
    pub now: Timestamp,
    /// What the services of the environment come to together, where many briefs look at the same book.
    pub together: Option<&'a Together>,
}

/// A fact that the tick of a step rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProvingFact<'a> {
    /// What is known.
    pub topic: Topic,
    /// Which of several.
    pub key: Option<&'a str>,
    /// How it is known.
    pub evidence: &'a Evidence,
    /// Since when without a break.
    pub since: Timestamp,
}

impl<'a> ProvingFact<'a> {
    /// Everything that is known of a topic.
    pub fn of(facts: &'a Facts, topic: Topic) -> impl Iterator<Item = Self> {
        facts.of(topic).map(move |(key, evidence)| {
            let since = facts.since(topic, key).unwrap_or(evidence.at);
            Self { topic, key, evidence, since }
        })
    }

    /// Everything that was known of a topic, and is so no more.
    pub fn before(facts: &'a Facts, topic: Topic) -> impl Iterator<Item = Self> {
        facts.all_past(topic).map(move |(key, past)| {
            let evidence = &past.evidence;
            Self { topic, key, evidence, since: evidence.at }
        })
    }
}

/// What follows from all services of one environment together. It is worked out once for all briefs that share it: each of
/// hundreds of services would count all the others.
#[derive(Debug, Default)]
pub struct Together {
    /// By the client that they are needed on.
    scopes: RefCell<BTreeMap<String, Vec<Scope>>>,
}

impl Together {
    /// The scopes that are needed on a client, from `work_out` when nobody has asked before.
    pub(super) fn scopes(&self, client: &str, work_out: impl FnOnce() -> Vec<Scope>) -> Vec<Scope> {
        if let Some(known) = self.scopes.borrow().get(client) {
            return known.clone();
        }
        let scopes = work_out();
        self.scopes.borrow_mut().insert(client.to_owned(), scopes.clone());
        scopes
    }
}

impl<'a> Brief<'a> {
    /// What is known of a topic here, whichever scope it belongs to.
    #[must_use]
    pub fn get<K: TopicMarker>(&self, topic: K) -> Option<&'a K::Type> {
        self.book.get(topic, None, self.place)
    }

    /// What is known of one key of a topic.
    #[must_use]
    pub fn at<K: TopicMarker>(&self, topic: K, key: &str) -> Option<&'a K::Type> {
        self.book.get(topic, Some(key), self.place)
    }

    /// The evidence for a topic.
    #[must_use]
    pub fn evidence(&self, topic: Topic, key: Option<&str>) -> Option<&'a Evidence> {
        self.book.evidence(topic, key, self.place)
    }

    /// A fact here that a step rests on; none when it is not known.
    #[must_use]
    pub fn proof(&self, topic: Topic, key: Option<&str>) -> Vec<ProvingFact<'a>> {
        let facts = self.book.facts(topic.scope(), self.place);
        facts.into_iter().flat_map(|facts| ProvingFact::of(facts, topic)).filter(|fact| fact.key == key).collect()
    }

    /// The facts here that a step rests on, of topics that have no key.
    #[must_use]
    pub fn proofs(&self, topics: &[Topic]) -> Vec<ProvingFact<'a>> {
        topics.iter().flat_map(|topic| self.proof(*topic, None)).collect()
    }

    /// The client that this service uses here.
    #[must_use]
    pub fn client(&self) -> &'a str {
        self.book.client_used(self.place)
    }
}
