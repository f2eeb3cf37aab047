//! What only a token shows of services that are taken over: event subscriptions, access lists, and how files are handled.
//! All of it is read; what cannot be is told of with its reason, and nothing hangs on it.

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt as _;
use futures::future::join3;

use super::super::outcome::{Learned, Outcome};
use super::super::perform::{Performer, TokenClient, finding};
use super::super::run::Run;
use super::super::session::{EngineFault, Session};
use super::{AT_ONCE, Owner, Survey, taken};
use crate::api::events::Subscription;
use crate::api::{Token, access_lists, broker, events};
use crate::catalog::codes::adoption as codes;
use crate::catalog::products;
use crate::domain::{AccessListRef, PolicyKind, ResourceId, WebhookAddress};
use crate::finding::Finding;
use crate::policy::lint::NO_SUBSCRIBE;
use crate::record::values::{
    BrokerOwnerSeen, BrokerResourceSeen, ListConnectionSeen, ListMembers, ListMembersSeen, ListSeen,
};
use crate::record::{FactScope, Place, Topic, t};
use crate::report::adopt::{HiddenThing, SeenByToken, Standing, most_urgent_first};
use crate::text::clean::clean_line;

/// What a service must be let do, so that events about a party are delivered.
const SUBSCRIBE: &str = "subscribe";

const SUBSCRIPTIONS: &str = "GET events/api/v1/subscriptions";
const LISTS: &str = "GET resourceregistry/api/v1/access-lists/{owner}";
const BROKER: &str = "GET broker/api/v1/resource/{id}";

/// A list with what it gives, and who is on it.
struct WholeList {
    seen: ListSeen,
    members: ListMembersSeen,
    connections: BTreeMap<String, BTreeSet<String>>,
}

/// How files are handled: the owner, and each resource.
struct Files {
    owner: BrokerOwnerSeen,
    resources: Vec<BrokerResourceSeen>,
}

/// What was seen.
#[derive(Default)]
struct Seen {
    subscriptions: Vec<Subscription>,
    lists: Vec<WholeList>,
    files: Option<Files>,
}

impl Session<'_, Performer> {
    /// Looks, as a client, at what only a token shows of the services of a survey; what is seen of those that were just taken
    /// over is recorded.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub(super) async fn look_by_token(
        &mut self,
        survey: &mut Survey,
        client: &TokenClient,
    ) -> Result<SeenByToken, EngineFault> {
        let files: Vec<ResourceId> = survey.services().filter(|(row, _)| is_of_files(row)).map(|(_, id)| id).collect();
        let (subscriptions, lists, of_files) =
            join3(self.subscriptions_of(client), self.lists_of(client, &survey.owner), self.files_of(client, files))
                .await;
        let mut hidden = Vec::new();
        let mut seen = Seen::default();
        match subscriptions {
            Ok(found) => seen.subscriptions = found,
            Err(why) => hidden.push((HiddenThing::Subscriptions, *why)),
        }
        match lists {
            Ok(found) => seen.lists = found,
            Err(why) => hidden.push((HiddenThing::AccessLists, *why)),
        }
        match of_files {
            Ok(found) => seen.files = found,
            Err(why) => hidden.push((HiddenThing::Files, *why)),
        }
        self.record_seen(survey, &seen)?;
        Ok(SeenByToken::Looked(hidden))
    }

    async fn subscriptions_of(&self, client: &TokenClient) -> Result<Vec<Subscription>, Box<Finding>> {
        let token = self.performer.token_of(client, products::EVENTS).await?;
        events::list(self.performer.api(), &token).await.map_err(finding)
    }

    async fn lists_of(&self, client: &TokenClient, owner: &Owner) -> Result<Vec<WholeList>, Box<Finding>> {
        let token = self.performer.token_of(client, products::ACCESS_LISTS_READ).await?;
        let own = access_lists::own(self.performer.api(), &token, &owner.code).await.map_err(finding)?;
        let each = own.into_iter().map(|seen| self.whole_list(&token, owner, seen));
        let all: Vec<Result<WholeList, Box<Finding>>> = futures::stream::iter(each).buffered(AT_ONCE).collect().await;
        all.into_iter().collect()
    }

    async fn whole_list(&self, token: &Token, owner: &Owner, seen: ListSeen) -> Result<WholeList, Box<Finding>> {
        let list = AccessListRef { owner: owner.code.clone(), id: seen.list.clone() };
        let api = self.performer.api();
        let connections = access_lists::connections(api, token, &list).await.map_err(finding)?;
        let members = access_lists::members(api, token, &list).await.map_err(finding)?;
        Ok(WholeList { seen, members, connections })
    }

    /// Nothing where there is no service with files.
    async fn files_of(&self, client: &TokenClient, ids: Vec<ResourceId>) -> Result<Option<Files>, Box<Finding>> {
        let row = products::ROWS.iter().find(|row| is_of_files(row));
        let Some(row) = row.filter(|_| !ids.is_empty()) else { return Ok(None) };
        let token = self.performer.token_of(client, row.scopes.service).await?;
        let api = self.performer.api();
        let owner = broker::owner(api, &token).await.map_err(finding)?;
        let each = ids.into_iter().map(|id| async {
            let found = broker::resource(api, &token, &id).await.map_err(finding)?;
            Ok(BrokerResourceSeen { id, found })
        });
        let all: Vec<Result<BrokerResourceSeen, Box<Finding>>> =
            futures::stream::iter(each).buffered(AT_ONCE).collect().await;
        Ok(Some(Files { owner, resources: all.into_iter().collect::<Result<_, _>>()? }))
    }

    /// Tells each service what was seen of it, and records what is new of those that were taken.
    fn record_seen(&mut self, survey: &mut Survey, seen: &Seen) -> Result<(), EngineFault> {
        let environment = self.environment.name.clone();
        let receiver = self.environment.sandbox_receiver();
        for found in &mut survey.found {
            let (true, Ok(id), Some(handle)) =
                (found.shown.standing.is_service(), ResourceId::parse(&found.shown.id), found.shown.service.clone())
            else {
                continue;
            };
            let own: Vec<&Subscription> =
                seen.subscriptions.iter().filter(|one| one.resource_filter.as_deref() == Some(&id.urn())).collect();
            let connected: Vec<(&WholeList, &BTreeSet<String>)> =
                seen.lists.iter().filter_map(|list| Some((list, list.connections.get(id.bare())?))).collect();
            let findings = &mut found.shown.findings;
            let lacks_rule = findings.iter().any(|finding| *finding.code == NO_SUBSCRIBE);
            let of_lists = connected.iter().filter_map(|(list, actions)| of_list(&id, list, actions));
            let of_both = of_subscriptions(&id, &own, lacks_rule).into_iter().chain(of_lists);
            findings.extend(of_both.map(|finding| finding.with("service", handle.as_str())));
            most_urgent_first(findings);
            if found.shown.standing != Standing::Taken {
                continue;
            }
            let place = Place { environment: environment.clone(), service: handle };
            let mut outcome = Outcome::default();
            if let Some(one) = own.first() {
                outcome = outcome.seen(t::EventsWanted, None, true, SUBSCRIPTIONS).seen(
                    t::SubscriptionSeen,
                    None,
                    one.seen(),
                    SUBSCRIPTIONS,
                );
                if let Some(address) = address(&one.end_point, receiver.as_ref()) {
                    outcome = outcome.seen(t::EventsAddress, None, address, SUBSCRIPTIONS);
                }
            }
            // Which of several it is, somebody must say.
            if let [(list, actions)] = connected.as_slice() {
                outcome = of_whole_list(outcome, &id, list, actions);
            }
            if let Some(files) = &seen.files
                && let Some(one) = files.resources.iter().find(|one| one.id == id)
            {
                outcome = outcome.seen(t::BrokerOwnerSeen, None, files.owner.clone(), "GET broker/api/v1/serviceowner");
                outcome = outcome.seen(t::BrokerResourceSeen, None, one.clone(), BROKER);
            }
            let new = taken::unknown(self.book(), &place, outcome.learned);
            let learned = self.kept_there(&place, new);
            self.take_in(&place, Outcome { learned, ..Outcome::default() }, &mut Run::default())?;
        }
        self.save()
    }

    /// What a place knows of itself already stays too: somebody may have answered it in this run.
    fn kept_there(&self, place: &Place, learned: Vec<Learned>) -> Vec<Learned> {
        let is_answer = |topic: Topic| topic.scope() == FactScope::Deployment && topic == Topic::EventsAddress;
        let stays = |one: &Learned| {
            let topic = one.value.topic();
            is_answer(topic) && self.book().evidence(topic, None, place).is_some()
        };
        learned.into_iter().filter(|one| !stays(one)).collect()
    }
}

/// Whether services of a product are set up where files are handled.
fn is_of_files(row: &products::ProductRow) -> bool {
    row.policy_kind == PolicyKind::Broker
}

/// What is wrong with the subscriptions to a resource.
fn of_subscriptions(id: &ResourceId, own: &[&Subscription], lacks_rule: bool) -> Vec<Finding> {
    let not_validated = own.iter().filter(|one| !one.validated).map(|one| {
        Finding::new(&codes::ADOPT_NOT_VALIDATED, id.bare())
            .with("number", one.id.to_string())
            .with("address", clean_line(&one.end_point))
    });
    let no_rule = (lacks_rule && !own.is_empty()).then(|| Finding::new(&codes::ADOPT_NO_SUBSCRIBE, id.bare()));
    no_rule.into_iter().chain(not_validated).collect()
}

/// What is wrong with what a list lets its members do. A filter that is empty lets them do all.
fn of_list(id: &ResourceId, list: &WholeList, actions: &BTreeSet<String>) -> Option<Finding> {
    let lets = actions.is_empty() || actions.iter().any(|action| action.eq_ignore_ascii_case(SUBSCRIBE));
    let named = || {
        let actions: Vec<String> = actions.iter().map(|action| format!("`{action}`")).collect();
        Finding::new(&codes::ADOPT_FILTER, id.bare())
            .with("list", list.seen.list.as_str())
            .with("actions", actions.join(", "))
    };
    (!lets).then(named)
}

/// What is known of the one list of a resource.
fn of_whole_list(outcome: Outcome, id: &ResourceId, list: &WholeList, actions: &BTreeSet<String>) -> Outcome {
    let elsewhere = list.connections.keys().filter(|other| *other != id.bare()).cloned().collect();
    let connection = ListConnectionSeen {
        list: list.seen.list.clone(),
        id: id.clone(),
        connected: true,
        actions: actions.clone(),
        elsewhere,
    };
    outcome
        .seen(t::AccessListId, None, list.seen.list.clone(), LISTS)
        .seen(t::ListSeen, None, list.seen.clone(), LISTS)
        .seen(t::ListMembers, None, ListMembers(list.members.members.clone()), LISTS)
        .seen(t::ListMembersSeen, None, list.members.clone(), LISTS)
        .seen(t::ListConnectionSeen, None, connection, LISTS)
}

/// An address as it is kept: that of a rehearsal's own receiver by its name, and none that could not have been answered.
fn address(end_point: &str, receiver: Option<&url::Url>) -> Option<WebhookAddress> {
    let address = WebhookAddress::parse(end_point).ok()?;
    match (&address, receiver) {
        (WebhookAddress::Url(url), Some(own)) if url == own => Some(WebhookAddress::SandboxReceiver),
        _ if address.is_inner() => None,
        _ => Some(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccessListId;

    fn id() -> ResourceId {
        ResourceId::parse("ttd-brev").unwrap()
    }

    fn subscription(id: i64, validated: bool) -> Subscription {
        Subscription {
            id,
            end_point: "https://ttd.no/hook".into(),
            resource_filter: Some(self::id().urn()),
            type_filter: None,
            consumer: None,
            validated,
        }
    }

    fn codes_of(findings: &[Finding]) -> Vec<&'static str> {
        findings.iter().map(|finding| finding.code.id).collect()
    }

    #[test]
    fn a_subscription_must_be_validated_and_let_by_the_rules() {
        let (good, bad) = (subscription(1, true), subscription(2, false));
        assert!(of_subscriptions(&id(), &[&good], false).is_empty());
        assert_eq!(codes_of(&of_subscriptions(&id(), &[&good, &bad], false)), ["ADOPT-NOT-VALIDATED"]);
        assert_eq!(codes_of(&of_subscriptions(&id(), &[&good], true)), ["ADOPT-NO-SUBSCRIBE"]);
        // Whoever wants no events needs no rule for them.
        assert!(of_subscriptions(&id(), &[], true).is_empty());
    }

    #[test]
    fn a_filter_without_subscribe_lets_no_event_through() {
        let list = AccessListId::parse("banker").unwrap();
        let whole = WholeList {
            seen: ListSeen { list: list.clone(), name: Some("Banker".into()) },
            members: ListMembersSeen { list, members: BTreeSet::new(), others: 0 },
            connections: BTreeMap::new(),
        };
        let of = |actions: &[&str]| {
            let actions = actions.iter().map(|&action| action.to_owned()).collect();
            of_list(&id(), &whole, &actions).map(|finding| finding.code.id)
        };
        assert_eq!(of(&["read", "write"]), Some("ADOPT-FILTER"));
        assert_eq!((of(&["read", "subscribe"]), of(&["Subscribe"]), of(&[])), (None, None, None));
    }

    #[test]
    fn an_address_inside_is_not_kept_and_the_rehearsals_own_goes_by_its_name() {
        let own = url::Url::parse("http://127.0.0.1:4711/_sandbox/receiver").unwrap();
        assert_eq!(address(own.as_str(), Some(&own)), Some(WebhookAddress::SandboxReceiver));
        assert_eq!(address("http://127.0.0.1:9/x", Some(&own)), None);
        assert_eq!(address("https://10.0.0.1/x", None), None);
        assert!(matches!(address("https://ttd.no/hook", None), Some(WebhookAddress::Url(_))));
        assert_eq!(address("not an address", None), None);
    }
}
