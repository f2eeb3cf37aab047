//! Reading what an organisation has: its resources listed once, each read with its rules, so many side by side, and whose
//! the numbers are that are not its own.

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt as _;
use futures::future::{join, join_all};
use serde_json::Value;

use super::super::perform::{Performer, finding};
use super::super::session::Session;
use super::judged::{Judged, Owner, ReadResource, Sort, judged, of_listing, product_of, sort};
use super::{AT_ONCE, Found, Survey, Takeable, Wanted, taken};
use crate::api::enhetsregisteret::{self, Unit};
use crate::api::resource_search::{ListedResource, OwnerKey, owned};
use crate::api::{ApiFault, registered_names, resource_registry};
use crate::catalog::codes::adoption as codes;
use crate::catalog::products::ProductRow;
use crate::domain::{OrgNumber, Product, ResourceId, ThreeLanguages};
use crate::finding::{Finding, Severity};
use crate::record::{Handle, Place};
use crate::report::adopt::{AdoptedResource, Standing};
use crate::text::dates;

impl Session<'_, Performer> {
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
            Sort::Service(row, id) => is_meant(row) && (wanted.holds(&one.id) || self.knows(row, id)),
            Sort::Other(_, is_read) => *is_read && wanted.holds(&one.id),
        };
        let read_ids: Vec<String> = sorts.iter().filter(|one| is_wanted(one)).map(|(one, _)| one.id.clone()).collect();
        let others = sorts.iter().filter(|(_, sort)| matches!(sort, Sort::Other(Standing::OtherNumber, _)));
        let numbers: BTreeSet<OrgNumber> = others.filter_map(|(one, _)| OrgNumber::parse(&one.number).ok()).collect();
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

    /// What numbers belong to that are not the organisation's own: all that live in one call, and each of the others.
    async fn units(&self, numbers: BTreeSet<OrgNumber>) -> Units {
        let api = self.performer.api();
        let numbers: Vec<OrgNumber> = numbers.into_iter().collect();
        let names = registered_names::look_up(api, &numbers).await.unwrap_or_default();
        let (named, nameless): (Vec<_>, Vec<_>) =
            numbers.into_iter().partition(|number| names.get(number).is_some_and(|name| !name.is_empty()));
        let looked =
            nameless.into_iter().map(|number| async move { (number, enhetsregisteret::look_up(api, number).await) });
        let mut units: Units = join_all(looked).await.into_iter().collect();
        let living =
            |name: &String| Unit::Main { name: name.clone(), form: String::new(), deleted: None, bankrupt: false };
        units.extend(named.into_iter().filter_map(|number| Some((number, Ok(living(names.get(&number)?))))));
        units
    }

    fn service(
        &self,
        owner: &Owner,
        listed: &ListedResource,
        (row, id): (&'static ProductRow, &ResourceId),
        read: Option<Reads>,
    ) -> Found {
        let mut shown = of(listed, Standing::Offered);
        let service = self.begun(row, id);
        if service.is_some() {
            shown.standing = Standing::Known;
            shown.service = service;
        }
        let Some(read) = read else { return Found { shown, service: None } };
        let (definition, policy) = match (read.definition, read.policy) {
            (Ok(None), _) => {
                return Found { shown: AdoptedResource { standing: Standing::Gone, ..shown }, service: None };
            }
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
        (read, units): (Option<Reads>, &Units),
    ) -> Found {
        let mut shown = of(listed, standing);
        shown.findings = match standing {
            Standing::OtherNumber => vec![other_number(listed, units).with("environment", owner.environment.as_str())],
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
}

/// What numbers belong to.
type Units = BTreeMap<OrgNumber, Result<Unit, ApiFault>>;

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
        product: product_of(&listed.resource_type).map(|row| row.product),
        resource_type: listed.resource_type.clone(),
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
fn other_number(listed: &ListedResource, units: &Units) -> Finding {
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
