//! Access lists: the lists themselves, who is on them, and what they let their members do with a resource
//! (Altinn/altinn-resource-registry, `Controllers/AccessListsController.cs`, 2026-08-10).

use std::collections::{BTreeMap, BTreeSet};

use reqwest::header::IF_NONE_MATCH;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::ask::{self, Api, Filled, shortened};
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::access_list::{ConnectionBody, MembersBody, NewAccessList};
use crate::domain::{AccessListId, AccessListRef, Address, OrgCode, OrgNumber, ResourceId};
use crate::finding::Meaning;
use crate::record::values::{ListConnectionSeen, ListMembersSeen, ListSeen};
use crate::world::clean::clean_line;
use crate::world::http::{Call, Expected};

const HERE: RemoteService = RemoteService::AccessLists;

/// How often pages are begun anew when the list changes between them.
const BEGUN: usize = 4;

/// More pages than any list has.
const MOST_PAGES: usize = 1000;

/// As many unknown members are looked for; whoever has more has the wrong file.
const MOST_UNKNOWN: usize = 5;

/// Why members were not added.
#[derive(Debug, thiserror::Error)]
pub enum MembersFailure {
    /// The service said no, or could not be asked.
    #[error(transparent)]
    Api(#[from] ApiFault),
    /// These are not in the environment; the others that were sent are on the list.
    #[error("organisations are not in the environment")]
    Unknown(Vec<OrgNumber>),
}

#[derive(Deserialize)]
struct Info {
    identifier: Filled,
    name: String,
}

#[derive(Deserialize)]
struct Page<T> {
    data: Vec<T>,
    links: Links,
}

#[derive(Deserialize)]
struct Links {
    #[serde(default)]
    next: Option<String>,
}

#[derive(Deserialize)]
struct Member {
    #[serde(rename = "id")]
    _id: Filled,
    #[serde(default)]
    identifiers: Option<Identifiers>,
}

#[derive(Deserialize)]
struct Identifiers {
    #[serde(rename = "urn:altinn:organization:identifier-no", default)]
    organisation: Option<OrgNumber>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Connection {
    resource_identifier: Filled,
    #[serde(default)]
    action_filters: Option<BTreeSet<String>>,
}

/// Reads a list; without a name when there is none.
///
/// # Errors
/// The refusal.
pub async fn read(api: Api<'_>, token: &Token, list: &AccessListRef) -> Result<ListSeen, ApiFault> {
    let answer = api.read(HERE, Call::get(&at(api, list)).bearer(token.bearer())).await?;
    let found = ask::object_or_none::<Info>(HERE, &answer)?;
    if found.as_ref().is_some_and(|found| found.identifier.0 != list.id.as_str()) {
        return Err(ask::unexpected(HERE, &answer));
    }
    Ok(ListSeen { list: list.id.clone(), name: found.map(|found| shortened(&clean_line(&found.name))) })
}

/// The lists of an owner, those that have an identifier of the usual form; each is read by that.
///
/// # Errors
/// The refusal.
pub async fn own(api: Api<'_>, token: &Token, owner: &OrgCode) -> Result<Vec<ListSeen>, ApiFault> {
    let address = api.environment.access_lists.below(&[owner.as_str()]);
    let (all, _) = pages::<Info>(api, token, &address).await?;
    let seen = |info: Info| {
        let list = AccessListId::parse(&info.identifier.0).ok()?;
        Some(ListSeen { list, name: Some(shortened(&clean_line(&info.name))) })
    };
    Ok(all.into_iter().filter_map(seen).collect())
}

/// Everything that a list lets its members do: the actions by resource; none at all stands for every action.
///
/// # Errors
/// The refusal.
pub async fn connections(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
) -> Result<BTreeMap<String, BTreeSet<String>>, ApiFault> {
    let (all, _) = pages::<Connection>(api, token, &at(api, list).below(&["resource-connections"])).await?;
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for one in all {
        let actions = one.action_filters.into_iter().flatten().map(|action| clean_line(&action));
        found.entry(clean_line(&one.resource_identifier.0)).or_default().extend(actions);
    }
    Ok(found)
}

/// Makes a list, unless there is one of that identifier, which is left as it is; answers it, and whether it was there.
///
/// # Errors
/// The refusal; also when the service does not show what it took.
pub async fn create(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
    name: &str,
) -> Result<(ListSeen, bool), ApiFault> {
    let known = read(api, token, list).await?;
    if known.name.is_some() {
        return Ok((known, true));
    }
    // The call would otherwise rename a list that somebody has made meanwhile.
    let call = Call::put(&at(api, list)).bearer(token.bearer()).header(IF_NONE_MATCH, "*");
    let call = call.json(&NewAccessList { name: name.to_owned() }).expecting(Expected::Done);
    let was_there = match ask::taken(HERE, &api.write(HERE, call).await?) {
        Ok(()) => false,
        Err(fault) if fault.means() == Some(Meaning::ListChanged) => true,
        Err(fault) => return Err(fault),
    };
    let kept = read(api, token, list).await?;
    match kept.name {
        Some(_) => Ok((kept, was_there)),
        None => Err(not_kept(list.id.to_string())),
    }
}

/// Who is on a list. Each page is of one version of the list: when somebody changes it between two, the pages are begun anew.
///
/// # Errors
/// The refusal; also when the list does not stop changing.
pub async fn members(api: Api<'_>, token: &Token, list: &AccessListRef) -> Result<ListMembersSeen, ApiFault> {
    let (found, _) = pages::<Member>(api, token, &members_of(api, list)).await?;
    let numbers = found.iter().map(|one| one.identifiers.as_ref().and_then(|known| known.organisation));
    let others = numbers.clone().filter(Option::is_none).count();
    Ok(ListMembersSeen { list: list.id.clone(), members: numbers.flatten().collect(), others })
}

/// Puts members on a list, as far as they are not there; answers who is on it then, and whether all were. Adding twice changes
/// nothing, and a call that holds one unknown organisation changes nothing either: such a part is halved until it is found.
///
/// # Errors
/// The refusal, or which organisations are unknown; also when the service does not show what it took.
pub async fn add(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
    wanted: &BTreeSet<OrgNumber>,
) -> Result<(ListMembersSeen, bool), MembersFailure> {
    let known = members(api, token, list).await?;
    let missing: Vec<OrgNumber> = wanted.difference(&known.members).copied().collect();
    if missing.is_empty() {
        return Ok((known, true));
    }
    let mut unknown = Vec::new();
    // The last part first, so that they go out in their order.
    let mut parts: Vec<&[OrgNumber]> = missing.chunks(MembersBody::MOST).rev().collect();
    while let Some(part) = parts.pop() {
        let call = Call::post(&members_of(api, list)).bearer(token.bearer()).json(&MembersBody::of(part));
        match ask::taken(HERE, &api.write(HERE, call.expecting(Expected::Done)).await?) {
            Ok(()) => {}
            Err(fault) if fault.means() == Some(Meaning::PartyUnknown) => match part {
                [one] => unknown.push(*one),
                _ => parts.extend({
                    let (first, second) = part.split_at(part.len() / 2);
                    [second, first]
                }),
            },
            Err(fault) => return Err(fault.into()),
        }
        if unknown.len() == MOST_UNKNOWN {
            break;
        }
    }
    if !unknown.is_empty() {
        return Err(MembersFailure::Unknown(unknown));
    }
    let kept = members(api, token, list).await?;
    match wanted.difference(&kept.members).next() {
        None => Ok((kept, false)),
        Some(first) => Err(not_kept(format!("{}: {first}", list.id)).into()),
    }
}

/// Takes members off a list, as far as they are on it; answers who is on it then, and whether none was.
///
/// # Errors
/// The refusal; also when the service still shows one of them.
pub async fn remove(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
    leaving: &BTreeSet<OrgNumber>,
) -> Result<(ListMembersSeen, bool), ApiFault> {
    let known = members(api, token, list).await?;
    let there: Vec<OrgNumber> = leaving.intersection(&known.members).copied().collect();
    if there.is_empty() {
        return Ok((known, true));
    }
    for part in there.chunks(MembersBody::MOST) {
        // Unlike others, this call has a body.
        let call = Call::delete(&members_of(api, list)).bearer(token.bearer()).json(&MembersBody::of(part));
        ask::taken(HERE, &api.write(HERE, call.expecting(Expected::Done)).await?)?;
    }
    let kept = members(api, token, list).await?;
    match leaving.intersection(&kept.members).next() {
        None => Ok((kept, false)),
        Some(first) => Err(not_kept(format!("{}: {first}", list.id))),
    }
}

/// What a list lets its members do with a resource.
///
/// # Errors
/// The refusal.
pub async fn connection(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
    id: &ResourceId,
) -> Result<ListConnectionSeen, ApiFault> {
    connected(api, token, list, id).await.map(|(seen, _)| seen)
}

/// Connects a list to a resource for some actions, unless it is; what it lets its members do besides stays. Answers how it is
/// connected then, and whether it was.
///
/// # Errors
/// The refusal; also when somebody has changed the list meanwhile, and when the service does not show what it took.
pub async fn connect(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
    id: &ResourceId,
    wanted: &BTreeSet<String>,
) -> Result<(ListConnectionSeen, bool), ApiFault> {
    let holds = |seen: &ListConnectionSeen| wanted.iter().all(|action| seen.lets(action));
    let (known, version) = connected(api, token, list, id).await?;
    if holds(&known) {
        return Ok((known, true));
    }
    let actions = known.actions.union(wanted).cloned().collect();
    let address = at(api, list).below(&["resource-connections", id.bare()]);
    let call = Call::put(&address).bearer(token.bearer()).json(&ConnectionBody { action_filters: &actions });
    let call = version.iter().fold(call.expecting(Expected::Done), |call, version| call.if_match(version));
    ask::taken(HERE, &api.write(HERE, call).await?)?;
    let (kept, _) = connected(api, token, list, id).await?;
    if holds(&kept) { Ok((kept, false)) } else { Err(not_kept(format!("{} – {}", list.id, id.bare()))) }
}

/// How a list is connected to a resource, and the version of the list.
async fn connected(
    api: Api<'_>,
    token: &Token,
    list: &AccessListRef,
    id: &ResourceId,
) -> Result<(ListConnectionSeen, Option<String>), ApiFault> {
    let address = at(api, list).below(&["resource-connections"]);
    let (all, version) = pages::<Connection>(api, token, &address).await?;
    let (here, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.resource_identifier.0 == id.bare());
    let elsewhere = others.iter().map(|one| clean_line(&one.resource_identifier.0)).collect();
    let connected = !here.is_empty();
    let actions = here.into_iter().filter_map(|found| found.action_filters).flatten();
    let actions = actions.map(|action| clean_line(&action)).collect();
    Ok((ListConnectionSeen { list: list.id.clone(), id: id.clone(), connected, actions, elsewhere }, version))
}

/// All pages of one version, and which version that is.
async fn pages<T: DeserializeOwned>(
    api: Api<'_>,
    token: &Token,
    first: &Address,
) -> Result<(Vec<T>, Option<String>), ApiFault> {
    let mut begun = 1;
    let (mut all, mut next) = (Vec::new(), None::<String>);
    for _ in 0..MOST_PAGES {
        let address = match &next {
            None => first.clone(),
            Some(page) => first.clone().with_query(&[("token", page)]),
        };
        let answer = api.read(HERE, Call::get(&address).bearer(token.bearer())).await?;
        let page = match ask::object::<Page<T>>(HERE, &answer) {
            Ok(page) => page,
            Err(fault) if fault.means() == Some(Meaning::ListChanged) && begun < BEGUN => {
                begun += 1;
                (all, next) = (Vec::new(), None);
                continue;
            }
            Err(fault) => return Err(fault),
        };
        all.extend(page.data);
        let Some(link) = page.links.next else { return Ok((all, answer.etag)) };
        // Only the mark of the page is taken from the link: whatever else it says, it is the same list at the same place.
        let mark = token_of(first, &link).filter(|mark| next.as_ref() != Some(mark));
        next = Some(mark.ok_or_else(|| ask::unexpected(HERE, &answer))?);
    }
    Err(not_kept(first.to_string()))
}

/// The mark of the next page.
fn token_of(first: &Address, link: &str) -> Option<String> {
    let link = first.url().join(link).ok()?;
    token_in(&link)
}

fn token_in(link: &Url) -> Option<String> {
    link.query_pairs().find(|(name, value)| name == "token" && !value.is_empty()).map(|(_, value)| value.into_owned())
}

fn not_kept(what: String) -> ApiFault {
    ApiFault::NotKept { service: HERE, what }
}

fn at(api: Api<'_>, list: &AccessListRef) -> Address {
    api.environment.access_lists.below(&[list.owner.as_str(), list.id.as_str()])
}

fn members_of(api: Api<'_>, list: &AccessListRef) -> Address {
    at(api, list).below(&["members"])
}

#[cfg(test)]
#[path = "access_lists_tests.rs"]
mod tests;
