//! Why a service says no: our own token and what is published are held against what the service asks for. A bare 401 explains
//! nothing; what is wrong can nearly always be seen from here (the order is that of Altinn/altinn-correspondence,
//! `AltinnAuthorizationService.cs`, and Altinn/altinn-events, `SubscriptionController.cs`, 2026-08-20).

use jiff::Timestamp;
use serde_json::Value;

use super::perform::{Performer, finding};
use crate::api::{ApiFault, Token, resource_registry, token::TokenClaims};
use crate::catalog::resource_rules::Definition;
use crate::domain::{EnvironmentName, OrgNumber, ResourceId};
use crate::finding::Finding;
use crate::policy::decide::decide;
use crate::policy::enrich::PlainRequest;
use crate::policy::ids::attribute;
use crate::policy::parse;
use crate::text::Message;
use crate::text::clean::clean_line;
use crate::text::dates;

/// What a service was asked, as far as its answer hangs on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The scopes that it asks for.
    pub scopes: &'a [&'a str],
    /// The resource that it is about.
    pub resource: Option<&'a ResourceId>,
    /// The action that the access rules must give the owner; nothing where the service asks for none of its owner.
    pub action: Option<&'static str>,
}

/// What is published of a resource; nothing of what could not be read.
#[derive(Clone, Debug, Default)]
struct Published {
    resource: Option<Option<Value>>,
    policy: Option<Option<Vec<u8>>>,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq)]
enum Misfit {
    /// The token has ended.
    Ended(Timestamp),
    /// The token lacks a scope.
    Scope(String),
    /// The resource is not published.
    NoResource,
    /// The resource is another organisation's.
    Owner { of_token: OrgNumber, owner: String },
    /// The resource has no published access rules.
    NoPolicy,
    /// The access rules do not give the owner the action.
    Policy { who: String, action: &'static str },
}

impl Performer {
    /// A service's no, with what can be seen of its reason. Nothing more is asked where the answer is another than "you may
    /// not"; what cannot be read in public is not spoken of.
    pub(super) async fn explained(&self, fault: ApiFault, token: &Token, asked: Asked<'_>) -> Box<Finding> {
        let mut said = finding(fault.clone());
        if !matches!(fault.status(), Some(401 | 403)) {
            return said;
        }
        let published = match asked.resource {
            Some(id) => self.published(id, asked.action.is_some()).await,
            None => Published::default(),
        };
        let environment = &self.api().environment.name;
        let seen = match misfit(&token.claims, &published, asked, self.now()) {
            Some(misfit) => misfit.said(asked.resource, environment),
            // Where the resource could not be read there is nothing to say.
            None if asked.resource.is_some() && published.resource.is_none() => return said,
            None if asked.resource.is_none() => words::TOKEN_FITS.into(),
            None => words::FITS.into(),
        };
        said.message = words::SEEN.with("said", said.message).with("seen", seen);
        said
    }

    async fn published(&self, id: &ResourceId, with_policy: bool) -> Published {
        let resource = resource_registry::read(self.api(), id).await.ok();
        let policy = match with_policy && matches!(resource, Some(Some(_))) {
            true => resource_registry::policy(self.api(), id).await.ok(),
            false => None,
        };
        Published { resource, policy }
    }
}

/// The first thing that does not fit, in the order in which the services look.
fn misfit(claims: &TokenClaims, published: &Published, asked: Asked<'_>, now: Timestamp) -> Option<Misfit> {
    if let Some(ended) = claims.expires.filter(|expires| *expires <= now) {
        return Some(Misfit::Ended(ended));
    }
    let has = |scope: &str| claims.scopes.iter().any(|known| known.as_str() == scope);
    if let Some(scope) = asked.scopes.iter().find(|scope| !has(scope)) {
        return Some(Misfit::Scope((*scope).to_owned()));
    }
    let resource = match published.resource.as_ref()? {
        None => return Some(Misfit::NoResource),
        Some(resource) => Definition::new(resource, None)?,
    };
    let owner = resource.inner("hasCompetentAuthority", "organization").and_then(Value::as_str);
    if let (Some(of_token), Some(owner)) = (claims.consumer, owner)
        && claims.system_user.is_none()
        && owner != of_token.to_string()
    {
        return Some(Misfit::Owner { of_token, owner: clean_line(owner) });
    }
    let (action, policy) = (asked.action?, published.policy.as_ref()?);
    let Some(policy) = policy else { return Some(Misfit::NoPolicy) };
    let policy = parse(policy).ok()?;
    let who = claims.org.as_ref()?.to_string();
    let number = claims.consumer?.to_string();
    let request = PlainRequest {
        org: Some(who.clone()),
        subject: vec![format!("{}={number}", attribute::ORGANISATION_NUMBER)],
        party: Some(number),
        action: Some(action.to_owned()),
        resource: asked.resource.map(|id| id.bare().to_owned()),
        ..PlainRequest::default()
    };
    let (request, _) = request.request(&policy).ok()?;
    (!decide(&policy, &request).is_permit()).then_some(Misfit::Policy { who, action })
}

impl Misfit {
    fn said(&self, resource: Option<&ResourceId>, environment: &EnvironmentName) -> Message {
        let message = match self {
            Self::Ended(at) => words::ENDED.with("at", dates::said_moment(*at)),
            Self::Scope(scope) => words::SCOPE.with("scope", scope.as_str()),
            Self::NoResource => words::NO_RESOURCE.with("environment", environment.as_str()),
            Self::Owner { of_token, owner } => {
                words::OWNER.with("found", of_token.spaced()).with("owner", owner.as_str())
            }
            Self::NoPolicy => words::NO_POLICY.into(),
            Self::Policy { who, action } => words::POLICY.with("who", who.as_str()).with("action", *action),
        };
        match resource.filter(|_| message.holds("id")) {
            Some(id) => message.with("id", id.bare()),
            None => message,
        }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        SEEN { nb: "{said} Sett herfra: {seen}", en: "{said} Seen from here: {seen}" }
        ENDED { nb: "tokenet gikk ut {at}. Kontroller klokken på maskinen.", en: "the token ended {at}. Check the clock of this machine." }
        SCOPE { nb: "tokenet mangler scopet `{scope}`.", en: "the token lacks the scope `{scope}`." }
        NO_RESOURCE { nb: "{id} er ikke publisert i {environment}.", en: "{id} is not published in {environment}." }
        OWNER { nb: "tokenet gjelder {found}, mens {id} eies av {owner}. Klienten eller ressursen er feil.", en: "the token acts for {found}, while {id} belongs to {owner}. The client or the resource is wrong." }
        NO_POLICY { nb: "{id} har ingen publiserte tilgangsregler.", en: "{id} has no published access rules." }
        POLICY { nb: "de publiserte tilgangsreglene for {id} gir ikke {who} handlingen `{action}`.", en: "the published access rules of {id} do not give {who} the action `{action}`." }
        TOKEN_FITS { nb: "tokenet gjelder fortsatt og har scopene som tjenesten krever. Ved driftsstans svarer Altinn det samme.", en: "the token is still valid and has the scopes that the service asks for. During an outage Altinn answers the same." }
        FITS { nb: "tokenet og det som er publisert, stemmer med det tjenesten krever. Nye tilgangsregler virker først etter inntil 12 minutter, og ved driftsstans svarer Altinn det samme.", en: "the token and what is published fit what the service asks for. New access rules take up to 12 minutes to work, and during an outage Altinn answers the same." }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalog::products::{CORRESPONDENCE, EVENTS};
    use crate::domain::{OrgCode, Scope};
    use crate::policy::build::{Choices, built};
    use crate::policy::write;

    fn claims(scopes: &[&str]) -> TokenClaims {
        TokenClaims {
            issuer: String::new(),
            scopes: scopes.iter().map(|scope| Scope::parse(scope).unwrap()).collect(),
            consumer: Some(OrgNumber::parse("991825827").unwrap()),
            org: Some(OrgCode::parse("ttd").unwrap()),
            org_number: None,
            client_id: None,
            system_user: None,
            issued: None,
            expires: Some(Timestamp::from_second(1000).unwrap()),
            lifetime: 120,
            exchanged: true,
        }
    }

    fn published(owner: &str, policy: Option<&str>) -> Published {
        let resource = json!({"identifier": "ttd-vedtak", "hasCompetentAuthority": {"organization": owner}});
        let model = policy.map(|org| built(&CORRESPONDENCE.policy_rules, &Choices::new(org, "ttd-vedtak")));
        Published { resource: Some(Some(resource)), policy: Some(model.map(|model| write::to_xml(&model))) }
    }

    fn found(claims: &TokenClaims, published: &Published, action: Option<&'static str>, now: i64) -> Option<Misfit> {
        let id = ResourceId::parse("ttd-vedtak").unwrap();
        let asked = Asked { scopes: EVENTS, resource: Some(&id), action };
        misfit(claims, published, asked, Timestamp::from_second(now).unwrap())
    }

    #[test]
    fn the_first_thing_that_does_not_fit_is_told() {
        let (ready, own, other) = (claims(EVENTS), OrgNumber::parse("991825827").unwrap(), "974760673");
        let fits = published(&own.to_string(), Some("ttd"));
        let subscribe = Some("subscribe");
        assert_eq!(found(&ready, &fits, subscribe, 10), None);
        assert_eq!(found(&ready, &fits, subscribe, 1000), Some(Misfit::Ended(Timestamp::from_second(1000).unwrap())));
        let lacking = found(&claims(&EVENTS[..1]), &fits, subscribe, 10);
        assert_eq!(lacking, Some(Misfit::Scope(EVENTS[1].to_owned())));
        let gone = Published { resource: Some(None), policy: None };
        assert_eq!(found(&ready, &gone, subscribe, 10), Some(Misfit::NoResource));
        let owner = Misfit::Owner { of_token: own, owner: other.to_owned() };
        assert_eq!(found(&ready, &published(other, Some("ttd")), subscribe, 10), Some(owner));
        assert_eq!(found(&ready, &published(&own.to_string(), None), subscribe, 10), Some(Misfit::NoPolicy));
        let of_another = published(&own.to_string(), Some("skd"));
        let lacks = Misfit::Policy { who: "ttd".to_owned(), action: "subscribe" };
        assert_eq!(found(&ready, &of_another, subscribe, 10), Some(lacks));
        // Of its owner the service asks no action: nothing is said of the rules.
        assert_eq!(found(&ready, &of_another, None, 10), None);
        // Of what could not be read nothing is said.
        assert_eq!(found(&ready, &Published::default(), subscribe, 10), None);
    }
}
