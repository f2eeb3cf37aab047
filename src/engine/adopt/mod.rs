//! Taking over what an organisation has already: its resources are listed and read in public, held against what their kind
//! needs, and those that are chosen become services whose facts were seen. Nothing is written anywhere but in the state.

mod judged;
mod taken;

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt as _;
use futures::future::{join, join_all};
use serde_json::Value;

use self::judged::{Judged, ReadResource, Sort, judged, of_listing, sort};
use super::outcome::Outcome;
use super::perform::{Performer, finding};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::giver;
use crate::api::enhetsregisteret::{self, Unit};
use crate::api::resource_search::{ListedResource, OwnerKey, owned};
use crate::api::{ApiFault, resource_registry};
use crate::catalog::codes::adoption as codes;
use crate::catalog::products::{self, ProductRow};
use crate::domain::{OrgNumber, Product, ResourceId, ThreeLanguages};
use crate::finding::{Finding, Severity};
use crate::record::values::OwnResources;
use crate::record::{Handle, Place, Topic, t};
use crate::report::adopt::{AdoptedResource, Adoption, SeenByToken, Standing};
use crate::steps::parts::owner;
use crate::steps::{Move, journeys};
use crate::text::dates;

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

    /// Lists everything that is the owner's, and reads what is wanted of it, so many things at once.
    ///
    /// # Errors
    /// The registry does not list what there is.
    pub async fn survey(
        &mut self,
        owner: Owner,
        only: Option<Product>,
        wanted: &Wanted,
    ) -> Result<Survey, Box<Finding>> {
        let api = self.performer.api();
        let (by_code, by_number) =
            join(owned(api, OwnerKey::Code(&owner.code)), owned(api, OwnerKey::Number(owner.number))).await;
        let mut listed: BTreeMap<String, ListedResource> = BTreeMap::new();
        for one in by_code.map_err(finding)?.into_iter().chain(by_number.map_err(finding)?) {
            listed.entry(one.id.clone()).or_insert(one);
        }
        let listed: Vec<ListedResource> = listed.into_values().collect();
        let sorts: Vec<(&ListedResource, Sort)> = listed.iter().map(|one| (one, sort(one, &owner))).collect();
        let is_meant = |row: &ProductRow| only.is_none_or(|product| product == row.product);
        let is_wanted = |(one, sort): &(&ListedResource, Sort)| match sort {
            Sort::Service(row, id) => is_meant(row) && (self.is_wanted(wanted, &one.id) || self.knows(row, id)),
            Sort::Other(_, is_read) => *is_read && self.is_wanted(wanted, &one.id),
        };
        let read_ids: Vec<String> =
            sorts.iter().filter(|one| is_wanted(one)).map(|(one, _)| one.id.clone()).collect();
        let others = sorts.iter().filter(|(_, sort)| matches!(sort, Sort::Other(Standing::OtherNumber, _)));
        let numbers: BTreeSet<OrgNumber> =
            others.filter_map(|(one, _)| OrgNumber::parse(&one.number).ok()).collect();
        let (mut read, units) = join(self.read_all(read_ids), self.units(numbers)).await;
        let found = sorts.iter().filter(|(_, sort)| match sort {
            Sort::Service(row, _) => is_meant(row),
            Sort::Other(..) => true,
        });
        let found = found.map(|(one, sort)| {
            let read = read.remove(&one.id);
            match sort {
                Sort::Service(row, id) => self.service(&owner, one, (row, id), read),
                Sort::Other(standing, _) => self.other(&owner, one, *standing, (read, &units)),
            }
        });
        Ok(Survey { found: found.collect(), owner: owner.clone() })
    }

    fn is_wanted(&self, wanted: &Wanted, id: &str) -> bool {
        match wanted {
            Wanted::All => true,
            Wanted::Named(ids) => ids.contains(id),
        }
    }

    /// Whether a resource is that of a service which is begun here.
    fn knows(&self, row: &ProductRow, id: &ResourceId) -> bool {
        self.begun(row, id).is_some()
    }

    /// The service that a resource is of, where it is begun here.
    fn begun(&self, row: &ProductRow, id: &ResourceId) -> Option<Handle> {
        let service = taken::service_of(self.book(), row, id)?;
        let place = Place { environment: self.environment.name.clone(), service };
        self.book().begun().any(|begun| begun == place).then_some(place.service)
    }

    /// Definitions and policies, so many at once.
    async fn read_all(&self, ids: Vec<String>) -> BTreeMap<String, Reads> {
        let api = self.performer.api();
        let each = ids.into_iter().map(|id| async move {
            let read = resource_registry::read_any(api, &id).await;
            let policy = match &read {
                Ok(Some(_)) => resource_registry::policy_of(api, &id).await,
                _ => Ok(None),
            };
            (id, Reads { definition: read, policy })
        });
        futures::stream::iter(each).buffer_unordered(AT_ONCE).collect().await
    }

    /// What numbers belong to that are not the organisation's own.
    async fn units(&self, numbers: BTreeSet<OrgNumber>) -> BTreeMap<OrgNumber, Result<Unit, ApiFault>> {
        let api = self.performer.api();
        let looked = numbers.into_iter().map(|number| async move {
            (number, enhetsregisteret::look_up(api, number).await)
        });
        join_all(looked).await.into_iter().collect()
    }

    fn service(
        &self,
        owner: &Owner,
        listed: &ListedResource,
        (row, id): (&'static ProductRow, &ResourceId),
        read: Option<Reads>,
    ) -> Found {
        let mut shown = AdoptedResource { product: Some(row.product), ..of(listed, Standing::Offered) };
        let service = self.begun(row, id);
        if service.is_some() {
            shown.standing = Standing::Known;
            shown.service = service;
        }
        let Some(read) = read else { return Found { shown, service: None } };
        let (definition, policy) = match (read.definition, read.policy) {
            (Ok(None), _) => return Found { shown: AdoptedResource { standing: Standing::Gone, ..shown }, service: None },
            (Ok(Some(definition)), Ok(policy)) => (definition, policy),
            (Err(fault), _) | (_, Err(fault)) => return unread(shown, fault.finding()),
        };
        let reading = ReadResource { id, definition: &definition, policy: policy.as_deref() };
        let judged = judged(reading, Some(row), &owner.environment, dates::day(self.clock.now()));
        shown.title = title(&definition);
        let learned = taken::learned(reading, row, owner.number, &judged);
        let Judged { findings, access, .. } = judged;
        shown.findings = findings;
        shown.access = access;
        match learned {
            Err(finding) => unread(shown, *finding),
            Ok(learned) => Found { shown, service: Some(Takeable { id: id.clone(), row, learned }) },
        }
    }

    fn other(
        &self,
        owner: &Owner,
        listed: &ListedResource,
        standing: Standing,
        (read, units): (Option<Reads>, &BTreeMap<OrgNumber, Result<Unit, ApiFault>>),
    ) -> Found {
        let mut shown = of(listed, standing);
        shown.findings = match standing {
            Standing::OtherNumber => vec![other_number(listed, units)],
            _ => of_listing(listed, standing, owner),
        };
        if let (Some(Reads { definition: Ok(Some(definition)), policy: Ok(policy) }), Ok(id)) =
            (read, ResourceId::parse(&listed.id))
        {
            let reading = ReadResource { id: &id, definition: &definition, policy: policy.as_deref() };
            let judged = judged(reading, None, &owner.environment, dates::day(self.clock.now()));
            shown.title = title(&definition);
            shown.findings.extend(judged.findings);
        }
        Found { shown, service: None }
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
        self.found.iter().filter(|found| found.service.is_some()).map(|found| &found.shown).filter(|one| {
            one.standing == Standing::Offered
        })
    }

    /// What was named and cannot be taken over, each with why.
    #[must_use]
    pub fn refused(&self, named: &BTreeSet<String>, why: impl Fn(&AdoptedResource) -> crate::text::Message) -> Vec<Finding> {
        let of = |id: &String| match self.found.iter().find(|found| found.shown.id == *id) {
            None => {
                let finding = Finding::new(&codes::ADOPT_NOT_HERE, "--resource").with("id", id.as_str());
                let finding = finding.with("code", self.owner.code.as_str());
                Some(finding.with("environment", self.owner.environment.as_str()))
            }
            Some(found) if found.service.is_some() => None,
            Some(found) => {
                let finding = Finding::new(&codes::ADOPT_NOT_TAKEN, "--resource").with("id", id.as_str());
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
    pub fn shown(self, plan: bool, today: jiff::civil::Date, by_token: SeenByToken) -> Adoption {
        let Owner { environment, number, code, name } = self.owner;
        let mut resources: Vec<AdoptedResource> = self.found.into_iter().map(|found| found.shown).collect();
        resources.sort_by(|one, other| (one.standing, &one.id).cmp(&(other.standing, &other.id)));
        Adoption { environment, number, code, name, plan, today, resources, by_token }
    }

    /// The ids of each type, as the step that makes a resource lists them.
    fn listings(&self) -> BTreeMap<&'static str, OwnResources> {
        let rows = products::ROWS.iter().filter(|row| row.needs_resource);
        rows.map(|row| {
            let of_type = self.found.iter().map(|found| &found.shown).filter(|one| one.resource_type == row.resource_type);
            let ours = of_type.filter(|one| one.standing != Standing::OtherCode);
            let mut ids: Vec<ResourceId> = ours.filter_map(|one| ResourceId::noted(&one.id).ok()).collect();
            ids.sort();
            (row.resource_type, OwnResources(ids))
        })
        .collect()
    }
}

/// What the two reads of a resource brought.
struct Reads {
    definition: Result<Option<Value>, ApiFault>,
    policy: Result<Option<Vec<u8>>, ApiFault>,
}

/// What a listing shows.
fn of(listed: &ListedResource, standing: Standing) -> AdoptedResource {
    AdoptedResource {
        id: listed.id.clone(),
        title: ThreeLanguages::default(),
        resource_type: listed.resource_type.clone(),
        product: None,
        service: None,
        standing,
        findings: Vec::new(),
        access: Vec::new(),
    }
}

fn title(definition: &Value) -> ThreeLanguages {
    resource_registry::shown(definition).title
}

/// One that could not be read; what is begun here stays what it is.
fn unread(shown: AdoptedResource, mut finding: Finding) -> Found {
    finding.subject.clone_from(&shown.id);
    let mut findings = shown.findings;
    findings.insert(0, finding);
    Found { shown: AdoptedResource { standing: Standing::Unread, findings, ..shown }, service: None }
}

/// Whose another number is, and what comes of that. A deleted organisation can do nothing more with what it has.
fn other_number(listed: &ListedResource, units: &BTreeMap<OrgNumber, Result<Unit, ApiFault>>) -> Finding {
    let id = listed.id.as_str();
    let base = Finding::new(&codes::ADOPT_OWNER, id).with("id", id);
    let Ok(number) = OrgNumber::parse(&listed.number) else {
        let found = if listed.number.is_empty() { "–".to_owned() } else { listed.number.clone() };
        return base.with("orgnr", found);
    };
    let said = |phrase: crate::text::Phrase, name: &str| phrase.with("orgnr", number.spaced()).with("name", name);
    match units.get(&number) {
        Some(Ok(Unit::Main { name, deleted: Some(date), .. })) => {
            base.saying(said(words::DEAD, name).with("date", date.as_str()))
        }
        Some(Ok(Unit::Main { name, .. } | Unit::Sub { name, .. })) => {
            base.severity(Severity::Warning).saying(said(words::ALIVE, name))
        }
        Some(Ok(Unit::Unknown)) => base.saying(said(words::UNKNOWN, "")),
        Some(Err(_)) | None => base.with("orgnr", number.spaced()),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        DEAD { nb: "Ressursen står på {orgnr} {name}, som er slettet eller slått sammen med en annen ({date}): ingen kan lenger få token for det nummeret.", en: "The resource is registered on {orgnr} {name}, which has been deleted or merged into another organisation ({date}): nobody can get tokens for that number any more." }
        ALIVE { nb: "Ressursen står på {orgnr} {name}, og ikke på deres nummer: bare den virksomheten kan endre den.", en: "The resource is registered on {orgnr} {name}, and not on your number: only that organisation can change it." }
        UNKNOWN { nb: "Ressursen står på {orgnr}, som Enhetsregisteret ikke kjenner.", en: "The resource is registered on {orgnr}, which the Register of Legal Entities does not know." }
    }
}
