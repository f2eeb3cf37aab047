//! What is known of the list, and what is wanted of it.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::catalog::products;
use crate::domain::{AccessListRef, OrgNumber, ResourceId};
use crate::record::values::{ListConnectionSeen, ListMembersSeen};
use crate::record::{Topic, t};
use crate::steps::effects::NamedMembers;
use crate::steps::parts::{owner, system_users};
use crate::steps::{Brief, ProvingFact};

/// What is known of the list that the answers name: nothing of another one.
pub struct KnownList<'a> {
    brief: Brief<'a>,
    /// Which list.
    pub list: AccessListRef,
    /// Which resource.
    pub id: &'a ResourceId,
}

/// Which list it is, when its owner, its id and the resource are known.
pub fn list<'a>(brief: &Brief<'a>) -> Option<KnownList<'a>> {
    let list = AccessListRef { owner: owner::code(brief)?.clone(), id: brief.get(t::AccessListId)?.clone() };
    Some(KnownList { brief: *brief, list, id: brief.get(t::ResourceId)? })
}

/// Who is to be on the list: whom the operator named, and the organisation itself where it takes part in its own service.
pub fn wanted(brief: &Brief<'_>) -> Option<BTreeSet<OrgNumber>> {
    let mut wanted = brief.get(t::ListMembers)?.0.clone();
    if products::of(brief.product).owner_is_party() {
        wanted.extend(brief.get(t::OrgNumber));
    }
    // Whoever tries the service as a system user takes part in it too.
    if brief.get(t::SystemUserWanted) == Some(&true) {
        wanted.extend(system_users::parties(brief));
    }
    let leaving = brief.get(t::ListLeavers).map(|leaving| &leaving.0);
    wanted.retain(|member| leaving.is_none_or(|leaving| !leaving.contains(member)));
    Some(wanted)
}

/// What is asked of whoever sends.
const WRITE: &str = "write";

/// What members may do.
pub fn actions(brief: &Brief<'_>) -> BTreeSet<String> {
    let row = products::of(brief.product);
    // What is sent by a system user for the owner, the platform asks of the owner's own place on the list.
    let sends = row.system_users_need_writers() && brief.get(t::SystemUserWanted) == Some(&true);
    row.listed_actions().chain(sends.then_some(WRITE)).map(str::to_owned).collect()
}

/// Members with the names that are known.
pub fn named(brief: &Brief<'_>, members: impl IntoIterator<Item = OrgNumber>) -> NamedMembers {
    let names = brief.get(t::MembersNamed);
    let name = |number: &OrgNumber| names.and_then(|names| names.0.get(number)).cloned().unwrap_or_default();
    members.into_iter().map(|number| (number, name(&number))).collect()
}

impl<'a> KnownList<'a> {
    /// Whether it was looked for, and whether it was there.
    pub fn exists(&self) -> Option<bool> {
        let seen = self.brief.get(t::ListSeen).filter(|seen| seen.list == self.list.id)?;
        Some(seen.name.is_some())
    }

    /// Who was seen to be on it.
    pub fn members(&self) -> Option<&'a ListMembersSeen> {
        self.brief.get(t::ListMembersSeen).filter(|seen| seen.list == self.list.id)
    }

    /// How it was seen to be connected to the resource.
    pub fn connection(&self) -> Option<&'a ListConnectionSeen> {
        self.brief.get(t::ListConnectionSeen).filter(|seen| seen.list == self.list.id && seen.id == *self.id)
    }

    /// Whether lists were seen to limit the resource.
    pub fn is_on(&self) -> Option<bool> {
        self.brief.get(t::ListSwitched).filter(|seen| seen.id == *self.id).map(|seen| seen.on)
    }

    /// Since when nothing of it has changed.
    pub fn since(&self) -> Option<Timestamp> {
        let topics = [Topic::ListMembersSeen, Topic::ListConnectionSeen, Topic::ListSwitched];
        let facts: Vec<ProvingFact<'_>> = self.brief.proofs(&topics);
        facts.iter().map(|fact| fact.since).max()
    }

    /// Whether everybody at Altinn knows it as it is.
    pub fn is_settled(&self) -> bool {
        let settled = self.brief.get(t::ListSettled).filter(|settled| settled.id == *self.id);
        settled.is_some_and(|settled| Some(settled.since) == self.since())
    }
}
