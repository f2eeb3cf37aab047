//! A book: facts in the four scopes. The state holds two, one for rehearsals and one for what is real.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::fact_scope::FactScope;
use super::facts::Facts;
use super::handle::Handle;
use super::key::LetterKey;
use super::newer::Newer;
use super::topic::{Topic, TopicMarker, t};
use super::unknown::UnknownMember;
use super::values::Letter;
use crate::domain::{EnvironmentName, Product};

/// What the program itself calls the first client of an environment.
pub const MAIN_CLIENT: &str = "main";

/// Where one reads and writes: an environment and a service of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Where the services are that are called.
    pub environment: EnvironmentName,
    /// The local name of the service, unique among the organisation's own.
    pub service: Handle,
}

/// A service: which product it uses, and what is the same in every environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The product of Altinn that it uses.
    pub product: Product,
    /// Facts of scope service.
    pub facts: Facts,
    /// What only a newer version of the program knows of it.
    pub(super) unknown: Vec<UnknownMember>,
}

/// Something was to be recorded at a place where nothing is begun: it would be lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing is begun for {} in {}", .0.service, .0.environment)]
pub struct NotBegun(pub Place);

/// Facts in the four scopes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The organisation, everywhere.
    pub organisation: Facts,
    /// One environment each.
    pub environments: BTreeMap<EnvironmentName, Facts>,
    /// One service each, in every environment.
    pub services: BTreeMap<Handle, Service>,
    /// A service in an environment; what is begun has an entry.
    pub deployments: BTreeMap<EnvironmentName, BTreeMap<Handle, Facts>>,
    /// Members that only a newer version of the program knows.
    pub(super) unknown: Vec<UnknownMember>,
}

impl Service {
    /// A service of which nothing is known yet.
    pub(super) fn new(product: Product) -> Self {
        Self { product, facts: Facts::default(), unknown: Vec::new() }
    }
}

impl Book {
    /// Begins a service in an environment; what is begun already stays as it is.
    pub fn begin(&mut self, place: &Place, product: Product) {
        self.environments.entry(place.environment.clone()).or_default();
        self.services.entry(place.service.clone()).or_insert_with(|| Service::new(product));
        self.deployments.entry(place.environment.clone()).or_default().entry(place.service.clone()).or_default();
    }

    /// Everything that is begun.
    pub fn begun(&self) -> impl Iterator<Item = Place> + '_ {
        self.deployments.iter().flat_map(|(environment, services)| {
            services.keys().map(|service| Place { environment: environment.clone(), service: service.clone() })
        })
    }

    /// The services that are begun in an environment.
    pub fn services_of<'a>(
        &'a self,
        environment: &EnvironmentName,
    ) -> impl Iterator<Item = (&'a Handle, &'a Service)> + use<'a> {
        self.deployments
            .get(environment)
            .into_iter()
            .flat_map(|services| services.keys())
            .filter_map(|handle| Some((handle, self.services.get(handle)?)))
    }

    /// The facts of a scope at a place.
    #[must_use]
    pub fn facts(&self, scope: FactScope, place: &Place) -> Option<&Facts> {
        match scope {
            FactScope::Organisation => Some(&self.organisation),
            FactScope::Environment => self.environments.get(&place.environment),
            FactScope::Service => self.services.get(&place.service).map(|service| &service.facts),
            FactScope::Deployment => self.deployments.get(&place.environment)?.get(&place.service),
        }
    }

    fn facts_mut(&mut self, scope: FactScope, place: &Place) -> Option<&mut Facts> {
        match scope {
            FactScope::Organisation => Some(&mut self.organisation),
            FactScope::Environment => self.environments.get_mut(&place.environment),
            FactScope::Service => self.services.get_mut(&place.service).map(|service| &mut service.facts),
            FactScope::Deployment => self.deployments.get_mut(&place.environment)?.get_mut(&place.service),
        }
    }

    /// What is known of a topic at a place, whichever scope it belongs to.
    #[must_use]
    pub fn get<K: TopicMarker>(&self, topic: K, key: Option<&str>, place: &Place) -> Option<&K::Type> {
        self.facts(K::TOPIC.scope(), place)?.at(topic, key)
    }

    /// The evidence for a topic at a place.
    #[must_use]
    pub fn evidence(&self, topic: Topic, key: Option<&str>, place: &Place) -> Option<&Evidence> {
        self.facts(topic.scope(), place)?.evidence(topic, key)
    }

    /// Records evidence at a place; answers whether anything was learned.
    ///
    /// # Errors
    /// The place has no facts of that scope, since it was never begun.
    pub fn put(&mut self, place: &Place, key: Option<String>, evidence: Evidence) -> Result<bool, NotBegun> {
        match self.facts_mut(evidence.value.topic().scope(), place) {
            Some(facts) => Ok(facts.put(key, evidence)),
            None => Err(NotBegun(place.clone())),
        }
    }

    /// What stands at a place and only a newer version of the program can read.
    pub fn newer<'a>(&'a self, place: &Place) -> impl Iterator<Item = &'a Newer> + use<'a> {
        let scopes = [FactScope::Organisation, FactScope::Environment, FactScope::Service, FactScope::Deployment];
        scopes.map(|scope| self.facts(scope, place)).into_iter().flatten().flat_map(Facts::newer)
    }

    /// What nobody knows and nothing explains, with its place, in a book that stands at a place.
    pub(super) fn unexplained<'a>(&'a self, place: &str) -> Vec<(String, &'a Newer)> {
        let within = |(at, facts): (String, &'a Facts)| {
            let unexplained = facts.newer().iter().filter(|newer| newer.is_unexplained());
            unexplained.map(|newer| (format!("{at}/{}", newer.id), newer)).collect::<Vec<_>>()
        };
        self.scopes().map(|(at, facts)| (format!("{place}/{at}"), facts)).flat_map(within).collect()
    }

    /// The client that a service uses in an environment: `main`, unless it was told otherwise.
    #[must_use]
    pub fn client_used(&self, place: &Place) -> &str {
        self.get(t::ClientUsed, None, place).map_or(MAIN_CLIENT, |name| name.as_str())
    }

    /// The newest letter of a kind, with its key: `L1`, then `L1-2`.
    #[must_use]
    pub fn newest_letter(&self, kind: &str) -> Option<(&str, &Letter)> {
        let of_kind = self.organisation.all(t::Letter).filter(|(_, letter)| letter.kind == kind);
        of_kind.max_by_key(|(key, _)| LetterKey::parse(key).map(|key| key.number()))
    }

    /// Takes a fact back, now.
    pub fn withdraw(
        &mut self,
        place: &Place,
        topic: Topic,
        key: Option<&str>,
        refused: Option<&str>,
        now: Timestamp,
    ) -> bool {
        self.facts_mut(topic.scope(), place).is_some_and(|facts| facts.withdraw(topic, key, refused, now))
    }

    /// Takes back every key of a topic, now.
    pub fn forget(&mut self, place: &Place, topic: Topic, now: Timestamp) -> bool {
        self.facts_mut(topic.scope(), place).is_some_and(|facts| facts.forget(topic, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Source;
    use crate::record::values::Told;

    #[test]
    fn what_is_recorded_where_nothing_is_begun_is_not_lost_without_a_word() {
        let environment = EnvironmentName::parse("tt02").unwrap();
        let place = Place { environment, service: Handle::of(Product::Correspondence) };
        let told = |value| Evidence { value, source: Source::Told, at: Timestamp::UNIX_EPOCH, how: "flag".into() };
        let scopes = [
            (Some("main"), t::ClientName::wrap(Told("x".into()))),
            (None, t::SupplierName::wrap(Told("x".into()))),
            (None, t::AppearanceBy::wrap(Told("x".into()))),
        ];
        let mut book = Book::default();
        for (key, value) in scopes.clone() {
            assert_eq!(book.put(&place, key.map(str::to_owned), told(value)), Err(NotBegun(place.clone())));
        }
        assert_eq!(
            book.put(&place, None, told(t::OrgConfirmed::wrap(true))),
            Ok(true),
            "the organisation is everywhere"
        );
        book.begin(&place, Product::Correspondence);
        for (key, value) in scopes {
            assert_eq!(book.put(&place, key.map(str::to_owned), told(value)), Ok(true));
        }
    }
}
