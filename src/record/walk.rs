//! All that a book holds, scope by scope, and each fact with its history: for who shows it.

use std::fmt;

use jiff::Timestamp;

use super::book::Book;
use super::evidence::{Evidence, Past};
use super::facts::{Facts, ONLY};
use super::handle::Handle;
use super::state::State;
use super::topic::Topic;
use crate::domain::EnvironmentName;

/// Where facts stand in a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopePlace<'b> {
    /// The organisation, everywhere.
    Organisation,
    /// One environment.
    Environment(&'b EnvironmentName),
    /// One service, in every environment.
    Service(&'b Handle),
    /// One service in one environment.
    Deployment(&'b EnvironmentName, &'b Handle),
}

/// A fact with its history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactHistory<'f> {
    /// What is known now.
    pub now: Option<&'f Evidence>,
    /// Since when the same has been known, where it was looked at again.
    pub first: Option<Timestamp>,
    /// Remote things of the same name besides it.
    pub also_made: &'f [Evidence],
    /// What was known before, the oldest first.
    pub past: &'f [Past],
}

impl<'b> ScopePlace<'b> {
    /// The environment, where it stands in one.
    #[must_use]
    pub const fn environment(self) -> Option<&'b EnvironmentName> {
        match self {
            Self::Environment(name) | Self::Deployment(name, _) => Some(name),
            Self::Organisation | Self::Service(_) => None,
        }
    }

    /// The service, where it stands at one.
    #[must_use]
    pub const fn service(self) -> Option<&'b Handle> {
        match self {
            Self::Service(handle) | Self::Deployment(_, handle) => Some(handle),
            Self::Organisation | Self::Environment(_) => None,
        }
    }
}

/// As a path below the book.
impl fmt::Display for ScopePlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organisation => f.write_str("organisation"),
            Self::Environment(name) => write!(f, "environments/{name}"),
            Self::Service(handle) => write!(f, "services/{handle}"),
            Self::Deployment(name, handle) => write!(f, "deployments/{name}/{handle}"),
        }
    }
}

/// Where a fact stands in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactPlace<'s> {
    /// Among the rehearsals.
    pub rehearsal: bool,
    /// In which scope.
    pub scope: ScopePlace<'s>,
    /// What it is about.
    pub topic: Topic,
    /// Which of several.
    pub key: Option<&'s str>,
}

/// As a path in the file.
impl fmt::Display for FactPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let book = if self.rehearsal { "rehearsal" } else { "real" };
        write!(f, "books/{book}/{}/{}", self.scope, self.topic.id())?;
        self.key.map_or(Ok(()), |key| write!(f, "/{key}"))
    }
}

impl State {
    /// All facts with their histories, in the order of the file.
    pub fn histories(&self) -> impl Iterator<Item = (FactPlace<'_>, FactHistory<'_>)> {
        let scopes = [true, false]
            .into_iter()
            .flat_map(|rehearsal| self.book(rehearsal).scopes().map(move |(scope, facts)| (rehearsal, scope, facts)));
        scopes.flat_map(|(rehearsal, scope, facts)| {
            facts.histories().map(move |(topic, key, history)| (FactPlace { rehearsal, scope, topic, key }, history))
        })
    }
}

impl Book {
    /// All scopes with their facts, in the order of the file.
    pub fn scopes(&self) -> impl Iterator<Item = (ScopePlace<'_>, &Facts)> {
        let environments = self.environments.iter().map(|(name, facts)| (ScopePlace::Environment(name), facts));
        let services = self.services.iter().map(|(handle, service)| (ScopePlace::Service(handle), &service.facts));
        let deployments = self.deployments.iter().flat_map(|(name, services)| {
            services.iter().map(move |(handle, facts)| (ScopePlace::Deployment(name, handle), facts))
        });
        let organisation = (ScopePlace::Organisation, &self.organisation);
        std::iter::once(organisation).chain(environments).chain(services).chain(deployments)
    }

    /// Says of a remote thing that stands beside another that somebody has dealt with it, now; answers how many there were.
    pub fn settle(&mut self, topic: Topic, id: &str, now: Timestamp) -> usize {
        let environments = self.environments.values_mut();
        let deployments = self.deployments.values_mut().flat_map(|services| services.values_mut());
        environments.chain(deployments).map(|facts| facts.settle(topic, id, now)).sum()
    }
}

impl Facts {
    /// Every fact with its history, by topic and key.
    pub fn histories(&self) -> impl Iterator<Item = (Topic, Option<&str>, FactHistory<'_>)> {
        self.known.iter().flat_map(|(topic, entries)| {
            entries.iter().map(move |(key, entry)| {
                let (now, first) = (entry.now.as_ref(), entry.first);
                let history = FactHistory { now, first, also_made: &entry.also_made, past: &entry.past };
                (*topic, Some(key.as_str()).filter(|key| *key != ONLY), history)
            })
        })
    }

    fn settle(&mut self, topic: Topic, id: &str, now: Timestamp) -> usize {
        let entries = self.known.get_mut(&topic).into_iter().flat_map(|entries| entries.values_mut());
        let mut settled = 0;
        for entry in entries {
            let is_it = |also: &Evidence| also.value.remote_id().unwrap_or_else(|| also.value.typed()) == id;
            let (gone, kept) = std::mem::take(&mut entry.also_made).into_iter().partition(is_it);
            entry.also_made = kept;
            for evidence in Vec::into_iter(gone) {
                settled += 1;
                entry.remember(Past { evidence, taken_back: Some(now), refused: None });
            }
        }
        settled
    }
}
