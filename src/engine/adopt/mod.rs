//! Taking over what an organisation has already: its resources are listed and read in public, held against what their kind
//! needs, and those that are chosen become services whose facts were seen. Nothing is written anywhere but in the state.

mod by_token;
mod client;
mod judged;
mod looking;
mod taken;

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::Outcome;
use super::perform::Performer;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::giver;
use crate::catalog::codes::adoption as codes;
use crate::catalog::environments;
use crate::catalog::products::{self, ProductRow};
use crate::domain::{EnvironmentName, Product, ResourceId};
use crate::finding::Finding;
use crate::record::values::OwnResources;
use crate::record::{Handle, Place, Topic, t};
use crate::report::adopt::{AdoptedResource, Adoption, SeenByToken, Standing};
use crate::steps::parts::owner;
use crate::steps::{Move, journeys};

pub use self::judged::Owner;

/// So many things are read at once.
const AT_ONCE: usize = 16;

/// Why nothing can be taken over.
#[derive(Debug, thiserror::Error)]
pub enum AdoptFault {
    /// As every session ends before its work is done.
    #[error(transparent)]
    Engine(#[from] EngineFault),
    /// What was found.
    #[error("nothing can be taken over")]
    Found(Box<Finding>),
}

/// Which resources are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All that can be taken over.
    All,
    /// These, by their ids.
    Named(BTreeSet<String>),
}

impl Wanted {
    fn holds(&self, id: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(ids) => ids.contains(id),
        }
    }
}

/// What the registry has of an organisation.
pub struct Survey {
    /// Whose.
    pub owner: Owner,
    found: Vec<Found>,
}

/// A resource, and what came of looking at it.
struct Found {
    shown: AdoptedResource,
    /// What it would be as a service; none for what cannot be one.
    service: Option<Takeable>,
}

/// A resource that can be a service.
struct Takeable {
    id: ResourceId,
    row: &'static ProductRow,
    learned: Outcome,
}

impl Session<'_, Performer> {
    /// Asks whose resources they are, as every journey asks it, and looks it up.
    ///
    /// # Errors
    /// Answers are missing or wrong, or left for another time; it is no service owner, or the state cannot be saved.
    pub async fn adopting_owner(&mut self, place: &Place, product: Product) -> Result<Owner, AdoptFault> {
        let (Some(journey), Some(work)) = (journeys::of(product), giver(place, product, Topic::OrgNumber)) else {
            return Err(EngineFault::Left.into());
        };
        let (work, run) = (&work, &mut Run::default());
        let works = std::slice::from_ref(work);
        self.intake(journey, Some(work.id()), &work.place, works, run).await?;
        // What was answered in earlier runs is looked up as well.
        while self.read_round(&[(work.clone(), work.step.next(&self.brief(work)))], run).await? {}
        if let Some(failed) = run.failed.first() {
            return Err(AdoptFault::Found(Box::new(failed.finding.clone())));
        }
        let brief = self.brief(work);
        let Some(number) = owner::confirmed(&brief) else { return Err(EngineFault::Left.into()) };
        let name = brief.get(t::UnitSeen).map(|unit| unit.name.clone()).unwrap_or_default();
        match (owner::code(&brief), work.step.next(&brief)) {
            (Some(code), Move::Done) => {
                Ok(Owner { environment: self.environment.name.clone(), number, code: code.clone(), name })
            }
            _ => {
                let finding = Finding::new(&codes::ADOPT_NOT_OWNER, number.to_string());
                Err(AdoptFault::Found(Box::new(finding.with("orgnr", number.spaced()))))
            }
        }
    }

    /// Makes services of what was chosen. Each keeps what it knows; the first is where one worked last.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub fn take_over(
        &mut self,
        survey: &mut Survey,
        chosen: &BTreeSet<String>,
        named: Option<&Handle>,
    ) -> Result<(), EngineFault> {
        let environment = self.environment.name.clone();
        let listings = survey.listings();
        let mut places: Vec<(Place, Product)> = Vec::new();
        for found in &mut survey.found {
            let wanted = found.shown.standing == Standing::Offered && chosen.contains(&found.shown.id);
            let Some(Takeable { id, row, learned }) = found.service.as_ref().filter(|_| wanted) else { continue };
            let service = taken::service_of(self.book(), row, id)
                .or_else(|| named.cloned())
                .unwrap_or_else(|| taken::proposed(self.book(), &survey.owner.code, id, row));
            let place = Place { environment: environment.clone(), service };
            self.begin(&place, row.product);
            let learned = taken::unknown(self.book(), &place, learned.learned.clone());
            self.take_in(&place, Outcome { learned, ..Outcome::default() }, &mut Run::default())?;
            if let Some(listing) = listings.get(row.resource_type) {
                let seen = Outcome::default().seen(
                    t::PublishedResources,
                    Some(row.resource_type),
                    listing.clone(),
                    "GET resourceregistry resource/Search",
                );
                self.take_in(&place, seen, &mut Run::default())?;
            }
            found.shown.standing = Standing::Taken;
            found.shown.service = Some(place.service.clone());
            places.push((place, row.product));
        }
        if let Some((place, product)) = places.first() {
            self.begin(place, *product);
        }
        self.save()
    }
}

impl Survey {
    /// Those that can be chosen: the id, and what people know it by.
    pub fn offered(&self) -> impl Iterator<Item = &AdoptedResource> {
        self.found
            .iter()
            .filter(|found| found.service.is_some())
            .map(|found| &found.shown)
            .filter(|one| one.standing == Standing::Offered)
    }

    /// What was named and cannot be taken over, each with why.
    #[must_use]
    pub fn refused(
        &self,
        named: &BTreeSet<String>,
        why: impl Fn(&AdoptedResource) -> crate::text::Message,
    ) -> Vec<Finding> {
        let of = |id: &String| match self.found.iter().find(|found| found.shown.id == *id) {
            None => {
                let finding = Finding::new(&codes::ADOPT_NOT_HERE, "--resource").with("id", id.as_str());
                let finding = finding.with("code", self.owner.code.as_str());
                let place = environments::said(self.owner.environment.as_str());
                Some(finding.with("place", place).with("environment", self.owner.environment.as_str()))
            }
            Some(found) if found.service.is_some() => None,
            Some(found) => {
                let finding = Finding::new(&codes::ADOPT_NOT_TAKEN, "--resource").with("id", id.as_str());
                let finding = finding.with("environment", self.owner.environment.as_str());
                // What is wrong with it says more than that it is not taken.
                let next = found.shown.findings.first().and_then(|finding| finding.next.clone());
                let finding = finding.with("reason", why(&found.shown));
                Some(match next {
                    Some(next) => finding.next(next),
                    None => finding,
                })
            }
        };
        named.iter().filter_map(of).collect()
    }

    /// What was found and what became of it: services first, then what could be one, and then the rest.
    #[must_use]
    pub fn shown(self, (plan, simulated): (bool, bool), today: jiff::civil::Date, by_token: SeenByToken) -> Adoption {
        let Owner { environment, number, code, name } = self.owner;
        let mut resources: Vec<AdoptedResource> = self.found.into_iter().map(|found| found.shown).collect();
        resources.sort_by(|one, other| (one.standing, &one.id).cmp(&(other.standing, &other.id)));
        let awaits_key_file = false;
        Adoption { environment, number, code, name, simulated, plan, today, resources, by_token, awaits_key_file }
    }

    /// A service of it, and where that is.
    fn first_service(&self, environment: &EnvironmentName) -> Option<(Place, Product)> {
        let mut services = self.found.iter().map(|found| &found.shown).filter(|one| one.standing.is_service());
        services.find_map(|one| {
            let place = Place { environment: environment.clone(), service: one.service.clone()? };
            Some((place, one.product?))
        })
    }

    /// The services among it, by what they are of.
    fn services(&self) -> impl Iterator<Item = (&'static ProductRow, ResourceId)> {
        let services = self.found.iter().map(|found| &found.shown).filter(|one| one.standing.is_service());
        services.filter_map(|one| Some((products::of(one.product?), ResourceId::parse(&one.id).ok()?)))
    }

    /// The ids of each type, as the step that makes a resource lists them.
    fn listings(&self) -> BTreeMap<&'static str, OwnResources> {
        let rows = products::ROWS.iter().filter(|row| row.needs_resource);
        rows.map(|row| {
            let of_type =
                self.found.iter().map(|found| &found.shown).filter(|one| one.resource_type == row.resource_type);
            let ours = of_type.filter(|one| one.standing != Standing::OtherCode);
            let mut ids: Vec<ResourceId> = ours.filter_map(|one| ResourceId::noted(&one.id).ok()).collect();
            ids.sort();
            (row.resource_type, OwnResources(ids))
        })
        .collect()
    }
}
