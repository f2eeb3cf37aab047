//! A book as the state file keeps it.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::book::{Book, Service};
use super::fact_scope::FactScope;
use super::facts::Facts;
use super::fault::{StateFault, words};
use super::handle::Handle;
use super::members::{below, plain};
use super::opened::{Opened, OpenedMember, facts, needed, object};
use super::strict;
use super::unknown::{unknown, woven};
use super::written::{Written, json};
use crate::domain::{EnvironmentName, Product};

/// The members of a book, in the order in which they are written. Schema 1 had also where one worked last.
pub(super) const PARTS: [&str; 4] = ["organisation", "environments", "services", "deployments"];
/// The members of a service.
pub(super) const OF_SERVICE: [&str; 2] = ["product", "facts"];

impl Book {
    /// What is written of it.
    ///
    /// # Errors
    /// A fact that could not be read again.
    pub(super) fn written(&self) -> Result<Written, serde_json::Error> {
        let [organisation, environments, services, deployments] = PARTS;
        let known = vec![
            (organisation, self.organisation.written()?),
            (environments, by_name(&self.environments, Facts::written)?),
            (services, by_name(&self.services, Service::written)?),
            (deployments, by_name(&self.deployments, |of| by_name(of, Facts::written))?),
        ];
        Ok(woven(known, &self.unknown))
    }

    /// Reads a book, which stands at a place. `former` is a member that an older schema had, and whose value is not kept.
    ///
    /// # Errors
    /// What does not hold, with its place.
    pub(super) fn read(place: &str, opened: &Opened<'_>, former: &[&str]) -> Result<Self, StateFault> {
        let parts = object(place, opened)?;
        let at = |part: &str| below(place, part);
        let [organisation, environments, services, deployments] = PARTS;
        let known = facts(&at(organisation), needed(place, parts, organisation)?)?;
        let mut book = Self {
            organisation: Facts::read(FactScope::Organisation, &at(organisation), known)?,
            unknown: unknown(place, parts, &[&PARTS, former].concat())?,
            ..Self::default()
        };
        for member in object(&at(environments), needed(place, parts, environments)?)? {
            let (at, name) = environment(&at(environments), member)?;
            book.environments.insert(name, Facts::read(FactScope::Environment, &at, facts(&at, &member.value)?)?);
        }
        for member in object(&at(services), needed(place, parts, services)?)? {
            let (at, name) = handle(&at(services), member)?;
            book.services.insert(name, Service::read(&at, &member.value)?);
        }
        for member in object(&at(deployments), needed(place, parts, deployments)?)? {
            let (at, name) = environment(&at(deployments), member)?;
            // What is begun has its place in both; a merge may have kept the one without the other.
            let lacks = |part: &'static str, name: &str| words::NOT_UNDER.with("name", name).with("part", part);
            if !book.environments.contains_key(&name) {
                return Err(StateFault::broken(at, lacks(environments, name.as_str())));
            }
            let mut of = BTreeMap::new();
            for member in object(&at, &member.value)? {
                let (at, handle) = handle(&at, member)?;
                if !book.services.contains_key(&handle) {
                    return Err(StateFault::broken(at, lacks(services, handle.as_str())));
                }
                of.insert(handle, Facts::read(FactScope::Deployment, &at, facts(&at, &member.value)?)?);
            }
            book.deployments.insert(name, of);
        }
        Ok(book)
    }
}

impl Service {
    fn written(&self) -> Result<Written, serde_json::Error> {
        let [product, facts] = OF_SERVICE;
        let known = vec![(product, Written::Raw(json(self.product.word()))), (facts, self.facts.written()?)];
        Ok(woven(known, &self.unknown))
    }

    fn read(place: &str, opened: &Opened<'_>) -> Result<Self, StateFault> {
        let parts = object(place, opened)?;
        let [product, in_service] = OF_SERVICE;
        let at = below(place, product);
        let word = plain::<String>(needed(place, parts, product)?.raw());
        let word = word.ok_or_else(|| StateFault::broken(&at, words::NO_TEXT))?;
        let product: Product = serde_json::from_value(serde_json::Value::from(word))
            .map_err(|error| StateFault::broken(at, strict::reason(&error)))?;
        // What stands at the facts of a service stands at the service, in every message.
        let facts = Facts::read(FactScope::Service, place, facts(place, needed(place, parts, in_service)?)?)?;
        Ok(Self { product, facts, unknown: unknown(place, parts, &OF_SERVICE)? })
    }
}

/// An object by names, with what is written of each thing.
fn by_name<N: Display, T>(
    things: &BTreeMap<N, T>,
    written: impl Fn(&T) -> Result<Written, serde_json::Error>,
) -> Result<Written, serde_json::Error> {
    let members = things.iter().map(|(name, thing)| Ok((json(&name.to_string()), written(thing)?)));
    members.collect::<Result<_, _>>().map(Written::Object)
}

fn environment(place: &str, member: &OpenedMember<'_>) -> Result<(String, EnvironmentName), StateFault> {
    let at = below(place, &member.name);
    match EnvironmentName::parse(&member.name) {
        Ok(name) => Ok((at, name)),
        Err(_) => Err(StateFault::broken(at, words::NO_ENVIRONMENT_NAME)),
    }
}

fn handle(place: &str, member: &OpenedMember<'_>) -> Result<(String, Handle), StateFault> {
    let at = below(place, &member.name);
    match Handle::parse(&member.name) {
        Ok(handle) => Ok((at, handle)),
        Err(_) => Err(StateFault::broken(at, words::NO_HANDLE)),
    }
}
