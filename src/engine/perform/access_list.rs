//! Access lists: read, made, filled, connected; and the resource that they limit.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::access_lists::{self, MembersFailure};
use crate::api::{Token, registered_names, resource_limit};
use crate::catalog::codes::access_lists::LIST_MEMBER_UNKNOWN;
use crate::catalog::products;
use crate::domain::environment::PaceOf;
use crate::domain::{AccessListRef, OrgNumber, ResourceId};
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::record::t;
use crate::record::values::{ListConnectionSeen, ListMembersSeen, ListSettled, ListSwitched, MembersNamed};
use crate::report::access_list::ListShown;
use crate::steps::effects::{AccessListEffect, ClientCredentials};

const LIST: &str = "GET resourceregistry/api/v1/access-lists/{owner}/{list}";
const MEMBERS: &str = "GET resourceregistry/api/v1/access-lists/{owner}/{list}/members";
const CONNECTIONS: &str = "GET resourceregistry/api/v1/access-lists/{owner}/{list}/resource-connections";
const RESOURCE: &str = "GET resourceregistry/api/v1/resource/{id}";

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn access_list(&self, effect: &AccessListEffect) -> Performed {
        match effect {
            AccessListEffect::NameMembers(numbers) => self.name_members(numbers).await,
            AccessListEffect::ReadList { credentials, list, id } => self.read_list(credentials, list, id).await,
            AccessListEffect::CreateList { credentials, list, name } => {
                let token = self.listing(credentials).await?;
                let (seen, was_there) = access_lists::create(self.api(), &token, list, name).await.map_err(finding)?;
                let how = "PUT and GET resourceregistry/api/v1/access-lists/{owner}/{list}";
                Ok(Outcome::default().made(t::ListSeen, None, seen, how).already(was_there))
            }
            AccessListEffect::AddMembers { credentials, list, members, .. } => {
                let token = self.listing(credentials).await?;
                let wanted = members.keys().copied().collect();
                let added = access_lists::add(self.api(), &token, list, &wanted).await;
                let (seen, was_there) = added.map_err(|failure| match failure {
                    MembersFailure::Api(fault) => finding(fault),
                    MembersFailure::Unknown(unknown) => Box::new(nobodys(&unknown)),
                })?;
                Ok(members_made(seen, "POST").already(was_there))
            }
            AccessListEffect::RemoveMembers { credentials, list, members } => {
                let token = self.listing(credentials).await?;
                let leaving = members.keys().copied().collect();
                let (seen, was_there) =
                    access_lists::remove(self.api(), &token, list, &leaving).await.map_err(finding)?;
                Ok(members_made(seen, "DELETE").already(was_there))
            }
            AccessListEffect::Connect { credentials, list, id, actions } => {
                let token = self.listing(credentials).await?;
                let (seen, was_there) =
                    access_lists::connect(self.api(), &token, list, id, actions).await.map_err(finding)?;
                let how = "PUT and GET resourceregistry/api/v1/access-lists/{owner}/{list}/resource-connections";
                Ok(Outcome::default().made(t::ListConnectionSeen, None, seen, how).already(was_there))
            }
            AccessListEffect::SwitchOn { credentials, list, id, members, others } => {
                let lists = self.listing(credentials).await?;
                let (on_it, connection) = self.whole(&lists, list, id).await?;
                // What was shown stands in a state that others write to. Where the list is another, the step goes on from what
                // is there, and asks anew.
                let is_as_shown = on_it.members.iter().eq(members.keys()) && on_it.others == *others;
                if !(is_as_shown && connection.connected) {
                    return Ok(Outcome::default().seen(t::ListMembersSeen, None, on_it, MEMBERS).seen(
                        t::ListConnectionSeen,
                        None,
                        connection,
                        CONNECTIONS,
                    ));
                }
                let token = self.writing(credentials).await?;
                let was_there = resource_limit::switch_on(self.api(), &token, id).await.map_err(finding)?;
                let how = "PUT and GET resourceregistry/api/v1/resource/{id}";
                let switched = ListSwitched { id: id.clone(), on: true };
                Ok(Outcome::default().made(t::ListSwitched, None, switched, how).already(was_there))
            }
            AccessListEffect::SeeSettled { id, since } => self.see_settled(id, *since).await,
        }
    }

    /// A list as it is now, for the command that only looks.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(in crate::engine) async fn list_shown(
        &self,
        credentials: &ClientCredentials,
        list: &AccessListRef,
        id: &ResourceId,
    ) -> Result<ListShown, Box<Finding>> {
        let limited = resource_limit::read(self.api(), id).await.map_err(finding)?;
        let token = self.listing(credentials).await?;
        let seen = access_lists::read(self.api(), &token, list).await.map_err(finding)?;
        let (members, connection) = match seen.name {
            None => (no_members(list), no_connection(list, id)),
            Some(_) => self.whole(&token, list, id).await?,
        };
        let numbers: Vec<OrgNumber> = members.members.iter().copied().collect();
        let names = registered_names::look_up(self.api(), &numbers).await.map_err(finding)?;
        Ok(ListShown { owner: list.owner.clone(), list: seen, members, names, connection, limited })
    }

    async fn name_members(&self, numbers: &BTreeSet<OrgNumber>) -> Performed {
        let numbers: Vec<OrgNumber> = numbers.iter().copied().collect();
        let names = registered_names::look_up(self.api(), &numbers).await.map_err(finding)?;
        let how = "GET enheter?organisasjonsnummer=";
        Ok(Outcome::default().seen(t::MembersNamed, None, MembersNamed(names), how))
    }

    async fn read_list(&self, credentials: &ClientCredentials, list: &AccessListRef, id: &ResourceId) -> Performed {
        let limited = resource_limit::read(self.api(), id).await.map_err(finding)?;
        let token = self.listing(credentials).await?;
        let seen = access_lists::read(self.api(), &token, list).await.map_err(finding)?;
        let (members, connection) = match seen.name {
            None => (no_members(list), no_connection(list, id)),
            Some(_) => self.whole(&token, list, id).await?,
        };
        let switched = ListSwitched { id: id.clone(), on: limited == Some(true) };
        Ok(Outcome::default()
            .seen(t::ListSeen, None, seen, LIST)
            .seen(t::ListMembersSeen, None, members, MEMBERS)
            .seen(t::ListConnectionSeen, None, connection, CONNECTIONS)
            .seen(t::ListSwitched, None, switched, RESOURCE))
    }

    /// Who is on a list, and what it lets them do.
    async fn whole(
        &self,
        token: &Token,
        list: &AccessListRef,
        id: &ResourceId,
    ) -> Result<(ListMembersSeen, ListConnectionSeen), Box<Finding>> {
        let members = access_lists::members(self.api(), token, list).await.map_err(finding)?;
        let connection = access_lists::connection(self.api(), token, list, id).await.map_err(finding)?;
        Ok((members, connection))
    }

    async fn see_settled(&self, id: &ResourceId, since: Timestamp) -> Performed {
        let on = resource_limit::read(self.api(), id).await.map_err(finding)? == Some(true);
        let outcome = Outcome::default().seen(t::ListSwitched, None, ListSwitched { id: id.clone(), on }, RESOURCE);
        let passed = Duration::try_from(self.clock.now().duration_since(since)).unwrap_or_default();
        match on && passed >= self.environment.pace.of(PaceOf::Cache) {
            true => Ok(outcome.seen(t::ListSettled, None, ListSettled { id: id.clone(), since }, RESOURCE)),
            false => Ok(outcome),
        }
    }

    /// An exchanged token: lists are those of the organisation whose code stands in it.
    async fn listing(&self, credentials: &ClientCredentials) -> Result<Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::ACCESS_LISTS)).await
    }
}

fn members_made(seen: ListMembersSeen, method: &str) -> Outcome {
    let how = format!("{method} and GET resourceregistry/api/v1/access-lists/{{owner}}/{{list}}/members");
    Outcome::default().made(t::ListMembersSeen, None, seen, how)
}

fn no_members(list: &AccessListRef) -> ListMembersSeen {
    ListMembersSeen { list: list.id.clone(), members: BTreeSet::new(), others: 0 }
}

fn no_connection(list: &AccessListRef, id: &ResourceId) -> ListConnectionSeen {
    let (actions, elsewhere) = (BTreeSet::new(), BTreeSet::new());
    ListConnectionSeen { list: list.id.clone(), id: id.clone(), connected: false, actions, elsewhere }
}

/// Which members the environment does not have.
fn nobodys(unknown: &[OrgNumber]) -> Finding {
    let members = unknown.iter().map(|number| number.spaced()).collect::<Vec<_>>().join(", ");
    Finding::new(&LIST_MEMBER_UNKNOWN, "access-list members").with("members", members)
}
