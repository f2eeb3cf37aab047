//! Somebody asks the platform: who can ask as what, the request that a service then sends, and the answer that our own
//! engine gives to it (Altinn/altinn-correspondence, `Authorization/AltinnAuthorizationService.cs`, 2026-08-20;
//! Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20; Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21).

use crate::catalog::{packages, roles};
use crate::policy::decide::{Attribute, DecisionResult, MatchResult, Request, fit, matches_resource_and_action};
use crate::policy::enrich::{AttributeSource, Endpoint, Listed, Party, Subject, answer, enrich, every_form};
use crate::policy::ids::{attribute, category};
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::{Policy, RuleEffect};

/// Nobody's number, for who is known by something else.
const NOBODY: &str = "0";
/// Nobody's organisation number.
const NO_ORGANISATION: &str = "000000000";
/// Nobody's uuid.
const NO_UUID: &str = "00000000-0000-0000-0000-000000000000";
/// The party in every request that has one.
const PARTY: &str = "1";

/// In which capacity one asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asker {
    /// Somebody who has logged in.
    Person,
    /// A machine that an organisation has given rights: it holds packages, never roles.
    SystemUser,
    /// An organisation with its own token.
    Organisation,
    /// An organisation that asks for consent.
    ConsentRequester,
}

impl Asker {
    /// Every capacity.
    pub const ALL: [Self; 4] = [Self::Person, Self::SystemUser, Self::Organisation, Self::ConsentRequester];

    /// Whether somebody who asks so can come to have the attribute.
    #[must_use]
    pub fn can_have(self, id: &str, value: &str) -> bool {
        let by_number = matches!(id, attribute::ORGANISATION_NUMBER | attribute::LEGACY_ORGANISATION_NUMBER);
        match self {
            Self::Person if attribute::is_role(id) => roles::by_attribute(id, value).is_some(),
            Self::Person if id == attribute::ACCESS_PACKAGE => packages::by_attribute(id, value).is_some(),
            Self::Person => matches!(
                id,
                attribute::USER_ID
                    | attribute::PARTY_ID
                    | attribute::PARTY_UUID
                    | attribute::ESTATE_ROLE
                    | attribute::PERSON_UUID
            ),
            Self::SystemUser => packages::by_attribute(id, value).is_some() || id == attribute::SYSTEM_USER,
            Self::Organisation => by_number || id == attribute::ORG,
            Self::ConsentRequester => by_number || matches!(id, attribute::PARTY_TYPE | attribute::ACCESS_LIST),
        }
    }
}

impl AttributePairs {
    /// Who can ask as one who has all of it: nobody can, where something is filled in by nobody or for others.
    #[must_use]
    pub fn askers(&self) -> Vec<Asker> {
        Asker::ALL.into_iter().filter(|asker| self.0.iter().all(|(id, value)| asker.can_have(id, value))).collect()
    }
}

/// What a service asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask<'a> {
    /// In which capacity.
    pub asker: Asker,
    /// The actions; of several either is enough.
    pub actions: &'a [&'a str],
    /// The resource.
    pub place: &'a AttributePairs,
    /// Whether a party is named.
    pub party: bool,
    /// Whether one message or transfer is named.
    pub instance: bool,
    /// Whether the access lists of the resource let the party in.
    pub lists: Listed,
}

/// The answer to somebody who has `who`, and nothing else.
#[must_use]
pub fn asked(policy: &Policy, ask: Ask<'_>, who: &AttributePairs) -> DecisionResult {
    let holding = SubjectAttributes { who, lists: ask.lists };
    answer(policy, &request(ask, who), &holding, Endpoint::Internal)
}

/// Whether a rule with this effect is about the action that is asked, and whether one is about where it is asked too.
#[must_use]
pub fn reached(policy: &Policy, ask: Ask<'_>, effect: RuleEffect) -> (bool, bool) {
    let nobody = AttributePairs::default();
    let holding = SubjectAttributes { who: &nobody, lists: ask.lists };
    let request = enrich(policy, &request(ask, &nobody), &holding, Endpoint::Internal);
    let rules = || policy.rules.iter().filter(|rule| rule.effect == effect);
    let by_action = rules().any(|rule| fit(rule, &request, category::ACTION) == Ok(MatchResult::Match));
    let all = rules().any(|rule| matches_resource_and_action(rule, &request) == Ok(MatchResult::Match));
    (by_action, all)
}

fn request(ask: Ask<'_>, who: &AttributePairs) -> Request {
    let mut request = Request::default();
    request.push(category::SUBJECT, subject(ask.asker, who));
    let string = |(id, value): &(String, String)| Attribute::string(id.as_str(), value.as_str());
    let mut resource: Vec<Attribute> = ask.place.0.iter().map(string).collect();
    if ask.party {
        resource.push(Attribute::string(attribute::PARTY_ID, PARTY));
    }
    if ask.instance {
        resource.push(Attribute::string(attribute::RESOURCE_INSTANCE, NO_UUID));
    }
    request.push(category::RESOURCE, resource);
    for action in ask.actions {
        request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, *action)]);
    }
    request
}

/// What a service itself says of who asks; the rest is looked up.
fn subject(asker: Asker, who: &AttributePairs) -> Vec<Attribute> {
    let or = |id: &str, value: &str| Attribute::string(id, who.value(id).unwrap_or(value));
    let own = |id: &str| who.value(id).map(|value| Attribute::string(id, value));
    match asker {
        Asker::Person => {
            let known = [or(attribute::USER_ID, NOBODY), or(attribute::PARTY_ID, NOBODY)];
            known
                .into_iter()
                .chain([own(attribute::PARTY_UUID), own(attribute::PERSON_UUID)].into_iter().flatten())
                .collect()
        }
        Asker::SystemUser => vec![or(attribute::SYSTEM_USER, NO_UUID)],
        Asker::Organisation | Asker::ConsentRequester => {
            let number = who.value(attribute::ORGANISATION_NUMBER).or(who.value(attribute::LEGACY_ORGANISATION_NUMBER));
            let number = number.unwrap_or(NO_ORGANISATION);
            let ids = [attribute::LEGACY_ORGANISATION_NUMBER, attribute::ORGANISATION_NUMBER];
            ids.into_iter().map(|id| Attribute::string(id, number)).chain(own(attribute::ORG)).collect()
        }
    }
}

/// Somebody who holds what these terms say.
struct SubjectAttributes<'w> {
    who: &'w AttributePairs,
    lists: Listed,
}

impl SubjectAttributes<'_> {
    fn values<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = String> + 'a {
        self.who.0.iter().filter(move |(id, _)| id == wanted).map(|(_, value)| value.clone())
    }
}

impl AttributeSource for SubjectAttributes<'_> {
    fn party(&self, _: &str, _: &str) -> Option<Party> {
        None
    }

    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        let held = self.who.0.iter().filter(|(id, _)| attribute::is_role(id));
        held.filter_map(|(id, value)| roles::by_attribute(id, value))
            .flat_map(|role| every_form(role.short_code()))
            .collect()
    }

    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        let held = self.who.0.iter().filter_map(|(id, value)| packages::by_attribute(id, value));
        held.map(|package| package.id.to_owned()).collect()
    }

    fn estate_roles(&self, _: &str, _: &Party) -> Vec<String> {
        self.values(attribute::ESTATE_ROLE).collect()
    }

    fn party_type(&self, _: &Request) -> Option<String> {
        self.values(attribute::PARTY_TYPE).next()
    }

    fn access_lists(&self, _: &Request) -> Vec<String> {
        self.values(attribute::ACCESS_LIST).collect()
    }

    fn listed(&self, _: &str, _: &Party, _: &str) -> Listed {
        self.lists
    }
}
