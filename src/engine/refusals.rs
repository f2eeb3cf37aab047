//! Why a service says no: our own token and what is published are held against what the service looks at. A bare 401 or 403
//! explains nothing; what is wrong can often be seen from here. Of what was not seen nothing is said.

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
use crate::policy::{Policy, parse};
use crate::text::dates;
use crate::text::{Message, Phrase};

/// What a service was asked, as far as its answer hangs on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The scopes that it asks for.
    pub scopes: &'a [&'a str],
    /// What else it looks at.
    pub looks_at: LooksAt<'a>,
}

/// What a service looks at besides the scopes.
#[derive(Clone, Copy, Debug)]
pub(super) enum LooksAt<'a> {
    /// Nothing that can be seen from here.
    Scopes,
    /// The service owner's code in the token (Altinn/altinn-notifications, `Authorization`, 2026-08-20).
    Code,
    /// Whether the token acts for the owner of the resource: of its owner no action is asked
    /// (Altinn/altinn-correspondence, `AltinnAuthorizationService.cs`, 2026-08-20).
    Owner(&'a ResourceId),
    /// Whether the access rules give the service owner, by its code alone, the action `subscribe`
    /// (Altinn/altinn-events, `Controllers/SubscriptionController.cs`, 2026-08-20).
    Subscription(&'a ResourceId),
    /// Whether the access rules give the organisation one of these actions, by its code and its number
    /// (Altinn/altinn-broker, `AltinnAuthorizationService.cs`, 2026-08-20).
    Transfer(&'a ResourceId, &'static [&'static str]),
}

impl<'a> LooksAt<'a> {
    const fn resource(self) -> Option<&'a ResourceId> {
        match self {
            Self::Scopes | Self::Code => None,
            Self::Owner(id) | Self::Subscription(id) | Self::Transfer(id, _) => Some(id),
        }
    }

    const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Scopes | Self::Code | Self::Owner(_) => &[],
            Self::Subscription(_) => &["subscribe"],
            Self::Transfer(_, actions) => actions,
        }
    }
}

/// What is published of a resource; nothing of what could not be read.
#[derive(Clone, Debug, Default)]
struct Published {
    resource: Option<Option<Value>>,
    policy: Option<Option<Vec<u8>>>,
}

/// What was seen of the reason.
#[derive(Clone, Debug, PartialEq)]
enum Reason {
    /// The token has ended.
    Ended(Timestamp),
    /// The token lacks a scope.
    Scope(String),
    /// The token has no service owner's code.
    NoCode,
    /// The resource is not published.
    NoResource,
    /// The resource is another organisation's.
    Owner { of_token: OrgNumber, owner: OrgNumber },
    /// The resource has no published access rules.
    NoPolicy,
    /// The access rules do not give the owner the action.
    Policy { who: String, actions: String },
    /// The rules would let us in, but an access list decides first: no subscription is made to such a resource, and a sender
    /// must be on the list.
    Lists,
    /// Everything that the service looks at fits.
    Fits,
}

impl Performer {
    /// A service's no, with what can be seen of its reason. Nothing more is asked where the answer is another than "you may
    /// not", or says itself that something is another's.
    pub(super) async fn explained(&self, fault: ApiFault, token: &Token, asked: Asked<'_>) -> Box<Finding> {
        let said = finding(fault.clone());
        let says_why = fault.code().is_some_and(|code| code.ends_with("-OTHER"));
        if says_why || !matches!(fault.status(), Some(401 | 403)) {
            return said;
        }
        let published = match asked.looks_at.resource() {
            Some(id) => self.published(id, !asked.looks_at.actions().is_empty()).await,
            None => Published::default(),
        };
        match reason(&token.claims, &published, asked, self.now()) {
            Some(reason) => Box::new(reason.told(*said, asked.looks_at, &self.api().environment.name)),
            None => said,
        }
    }

    /// What a service answered, or its no with what can be seen of its reason.
    pub(super) async fn or_why<T>(
        &self,
        answer: Result<T, ApiFault>,
        token: &Token,
        asked: Asked<'_>,
    ) -> Result<T, Box<Finding>> {
        match answer {
            Ok(answered) => Ok(answered),
            Err(fault) => Err(self.explained(fault, token, asked).await),
        }
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

/// The first thing that does not fit, or that all does; nothing where too little was seen to say either.
fn reason(claims: &TokenClaims, published: &Published, asked: Asked<'_>, now: Timestamp) -> Option<Reason> {
    if let Some(ended) = claims.expires.filter(|expires| *expires <= now) {
        return Some(Reason::Ended(ended));
    }
    let has = |scope: &str| claims.scopes.iter().any(|known| known.as_str() == scope);
    if let Some(scope) = asked.scopes.iter().find(|scope| !has(scope)) {
        return Some(Reason::Scope((*scope).to_owned()));
    }
    // Of a system user the rules ask what only the approval holds.
    let is_owner = claims.system_user.is_none();
    match asked.looks_at {
        LooksAt::Scopes => return Some(Reason::Fits),
        LooksAt::Code => return Some(if claims.org.is_some() { Reason::Fits } else { Reason::NoCode }),
        LooksAt::Subscription(_) if claims.org.is_none() => return Some(Reason::NoCode),
        LooksAt::Owner(_) | LooksAt::Subscription(_) | LooksAt::Transfer(..) => {}
    }
    let resource = match published.resource.as_ref()? {
        None => return Some(Reason::NoResource),
        Some(resource) => Definition::new(resource, None)?,
    };
    if let LooksAt::Owner(_) = asked.looks_at {
        let owner = resource.inner("hasCompetentAuthority", "organization").and_then(Value::as_str);
        let (of_token, owner) = (claims.consumer.filter(|_| is_owner)?, OrgNumber::parse(owner?).ok()?);
        return Some(if of_token == owner { Reason::Fits } else { Reason::Owner { of_token, owner } });
    }
    let Some(policy) = published.policy.as_ref()? else { return Some(Reason::NoPolicy) };
    let policy = parse(policy).ok()?;
    let who = claims.org.as_ref().filter(|_| is_owner)?.to_string();
    let mut permitted = false;
    for action in asked.looks_at.actions() {
        permitted |= decide(&policy, &request(claims, &policy, (&who, action), asked.looks_at)?).is_permit();
    }
    let actions = asked.looks_at.actions().join("`, `");
    match permitted {
        false => Some(Reason::Policy { who, actions }),
        true if resource.are_lists_on() => Some(Reason::Lists),
        true => Some(Reason::Fits),
    }
}

/// What the service asks of the access rules.
fn request(
    claims: &TokenClaims,
    policy: &Policy,
    (who, action): (&str, &str),
    looks_at: LooksAt<'_>,
) -> Option<crate::policy::Request> {
    let number = claims.consumer?.to_string();
    let by_number = matches!(looks_at, LooksAt::Transfer(..));
    let request = PlainRequest {
        org: Some(who.to_owned()),
        subject: by_number.then(|| format!("{}={number}", attribute::ORGANISATION_NUMBER)).into_iter().collect(),
        party: by_number.then_some(number),
        action: Some(action.to_owned()),
        resource: looks_at.resource().map(|id| id.bare().to_owned()),
        ..PlainRequest::default()
    };
    request.request(policy).ok().map(|(request, _)| request)
}

impl Reason {
    /// The finding with the reason, and with what helps against it.
    fn told(&self, said: Finding, looks_at: LooksAt<'_>, environment: &EnvironmentName) -> Finding {
        let (seen, next) = match self {
            Self::Ended(at) => (words::ENDED.with("at", dates::said_moment(*at)), Some(words::CLOCK)),
            Self::Scope(scope) => (words::SCOPE.with("scope", scope.as_str()), Some(words::SCOPES)),
            Self::NoCode => (words::NO_CODE.into(), Some(words::TOKEN)),
            Self::NoResource => (words::NO_RESOURCE.with("environment", environment.as_str()), Some(words::PUBLISH)),
            Self::Owner { of_token, owner } => {
                let seen = words::OWNER.with("found", of_token.spaced()).with("owner", owner.spaced());
                (seen, Some(words::WHOSE))
            }
            Self::NoPolicy => (words::NO_POLICY.into(), Some(words::UPLOAD)),
            Self::Policy { who, actions } => {
                (words::POLICY.with("who", who.as_str()).with("actions", actions.as_str()), Some(words::UPLOAD))
            }
            Self::Lists => match looks_at {
                LooksAt::Subscription(_) => (words::LISTS_FIRST.into(), Some(words::BEFORE_LISTS)),
                _ => (words::LISTS.into(), Some(words::MEMBERS)),
            },
            Self::Fits => (fits(looks_at).into(), None),
        };
        let seen = match looks_at.resource().filter(|_| Message::holds(&seen, "id")) {
            Some(id) => seen.with("id", id.bare()),
            None => seen,
        };
        let message = words::SEEN.with("said", said.message.clone()).with("seen", seen);
        let finding = said.saying(message);
        match next {
            Some(next) => finding.next(next),
            None => finding,
        }
    }
}

const fn fits(looks_at: LooksAt<'_>) -> Phrase {
    match looks_at {
        LooksAt::Scopes | LooksAt::Code => words::TOKEN_FITS,
        LooksAt::Owner(_) => words::OWNER_FITS,
        LooksAt::Subscription(_) => words::RULES_FIT,
        LooksAt::Transfer(..) => words::TRANSFER_FITS,
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        SEEN { nb: "{said} Sett herfra: {seen}", en: "{said} Seen from here: {seen}" }
        ENDED { nb: "tokenet utløp {at}.", en: "the token ended {at}." }
        CLOCK { nb: "Still klokken på maskinen, og prøv igjen: altinn-onboard resume", en: "Set the clock of this machine, and try again: altinn-onboard resume" }
        SCOPE { nb: "tokenet mangler scopet `{scope}`.", en: "the token lacks the scope `{scope}`." }
        SCOPES { nb: "Se hvilke scopes klienten har: altinn-onboard scopes check", en: "See which scopes the client has: altinn-onboard scopes check" }
        NO_CODE { nb: "tokenet har ikke organisasjonskoden deres (`urn:altinn:org`).", en: "the token does not have your organisation code (`urn:altinn:org`)." }
        TOKEN { nb: "Se hva tokenet sier: altinn-onboard token", en: "See what the token says: altinn-onboard token" }
        NO_RESOURCE { nb: "{id} er ikke publisert i {environment}.", en: "{id} is not published in {environment}." }
        PUBLISH { nb: "Publiser ressursen: altinn-onboard step resource", en: "Publish the resource: altinn-onboard step resource" }
        OWNER { nb: "tokenet gjelder {found}, mens {id} eies av {owner}.", en: "the token acts for {found}, while {id} belongs to {owner}." }
        WHOSE { nb: "Bruk klienten til eieren, eller deres egen ressurs: altinn-onboard change resource-id", en: "Use the client of the owner, or a resource of your own: altinn-onboard change resource-id" }
        NO_POLICY { nb: "{id} har ingen publiserte tilgangsregler.", en: "{id} has no published access rules." }
        POLICY { nb: "de publiserte tilgangsreglene for {id} gir ikke {who} `{actions}`.", en: "the published access rules of {id} do not give {who} `{actions}`." }
        UPLOAD { nb: "Last opp tilgangsreglene på nytt: altinn-onboard resume --redo policy", en: "Upload the access rules again: altinn-onboard resume --redo policy" }
        LISTS_FIRST { nb: "{id} er begrenset av en tilgangsliste, og da kan ingen abonnere på alt som gjelder den.", en: "{id} is limited by an access list, and then nobody can subscribe to everything about it." }
        BEFORE_LISTS { nb: "Slå av tilgangslisten på ressursen i Altinn Studio, abonner med altinn-onboard events subscribe, og slå den på igjen: altinn-onboard access-list enable", en: "Switch the access list off on the resource in Altinn Studio, subscribe with altinn-onboard events subscribe, and switch it on again: altinn-onboard access-list enable" }
        LISTS { nb: "tilgangsreglene for {id} gir tilgang, men ressursen er også begrenset av en tilgangsliste. Hvem som står på den, er ikke sett på.", en: "the access rules of {id} give access, but the resource is also limited by an access list. Who is on it has not been looked at." }
        MEMBERS { nb: "Se om avsenderen står på listen: altinn-onboard access-list show", en: "See whether the sender is on the list: altinn-onboard access-list show" }
        TOKEN_FITS { nb: "tokenet gjelder fortsatt og har det som tjenesten krever. Ved driftsstans svarer Altinn det samme.", en: "the token is still valid and has what the service asks for. During an outage Altinn answers the same." }
        OWNER_FITS { nb: "tokenet gjelder fortsatt, har scopene og gjelder eieren av {id}. Ved driftsstans svarer Altinn det samme.", en: "the token is still valid, has the scopes and acts for the owner of {id}. During an outage Altinn answers the same." }
        RULES_FIT { nb: "tokenet og tilgangsreglene for {id} gir tilgang. Nye tilgangsregler virker først etter inntil 12 minutter, og ved driftsstans svarer Altinn det samme.", en: "the token and the access rules of {id} give access. New access rules take up to 12 minutes to work, and during an outage Altinn answers the same." }
        TRANSFER_FITS { nb: "tokenet og tilgangsreglene for {id} gir tilgang. Nye tilgangsregler virker først etter inntil 12 minutter. Hvordan ressursen er satt opp i Altinn Formidling, er ikke sett på.", en: "the token and the access rules of {id} give access. New access rules take up to 12 minutes to work. How the resource is set up in Altinn Broker has not been looked at." }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::{ServiceRefusal, token::SystemUserClaim};
    use crate::catalog::products::{BROKER, CORRESPONDENCE, EVENTS, ProductRow};
    use crate::catalog::services::RemoteService;
    use crate::domain::{Language, OrgCode, Scope};
    use crate::policy::build::{Choices, built};
    use crate::policy::write;

    const OWN: &str = "991825827";
    const OTHER: &str = "974760673";
    const SENDS: &[&str] = &["read", "write"];

    fn claims(scopes: &[&str]) -> TokenClaims {
        TokenClaims {
            issuer: String::new(),
            scopes: scopes.iter().map(|scope| Scope::parse(scope).unwrap()).collect(),
            consumer: Some(OrgNumber::parse(OWN).unwrap()),
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

    fn id() -> ResourceId {
        ResourceId::parse("ttd-vedtak").unwrap()
    }

    /// A resource with the rules of a product for a service owner's code.
    fn published(owner: &str, rules: Option<(&ProductRow, &str)>) -> Published {
        let resource = json!({"identifier": "ttd-vedtak", "hasCompetentAuthority": {"organization": owner}});
        let xml =
            rules.map(|(product, org)| write::to_xml(&built(&product.policy_rules, &Choices::new(org, "ttd-vedtak"))));
        Published { resource: Some(Some(resource)), policy: Some(xml) }
    }

    fn seen(claims: &TokenClaims, published: &Published, looks_at: LooksAt<'_>) -> Option<Reason> {
        reason(claims, published, Asked { scopes: EVENTS, looks_at }, Timestamp::from_second(10).unwrap())
    }

    #[test]
    fn of_who_subscribes_the_first_thing_that_does_not_fit_is_told() {
        let (ready, id) = (claims(EVENTS), id());
        let subscribes = LooksAt::Subscription(&id);
        let of = |published: &Published| seen(&ready, published, subscribes);
        let fits = published(OTHER, Some((&CORRESPONDENCE, "ttd")));
        assert_eq!(of(&fits), Some(Reason::Fits), "whose it is, is not asked");
        let asked = Asked { scopes: EVENTS, looks_at: subscribes };
        let ended = Timestamp::from_second(1000).unwrap();
        assert_eq!(reason(&ready, &fits, asked, ended), Some(Reason::Ended(ended)));
        assert_eq!(seen(&claims(&EVENTS[..1]), &fits, subscribes), Some(Reason::Scope(EVENTS[1].to_owned())));
        assert_eq!(seen(&TokenClaims { org: None, ..ready.clone() }, &fits, subscribes), Some(Reason::NoCode));
        assert_eq!(of(&Published { resource: Some(None), policy: None }), Some(Reason::NoResource));
        assert_eq!(of(&published(OWN, None)), Some(Reason::NoPolicy));
        let lacks = Reason::Policy { who: "ttd".to_owned(), actions: "subscribe".to_owned() };
        assert_eq!(of(&published(OWN, Some((&CORRESPONDENCE, "skd")))), Some(lacks));
        let mut limited = fits.clone();
        limited.resource.as_mut().unwrap().as_mut().unwrap()["accessListMode"] = "Enabled".into();
        assert_eq!(of(&limited), Some(Reason::Lists));
        // Of what could not be read, or not be understood, nothing is said.
        let unread = Published { policy: None, ..fits.clone() };
        let broken = Published { policy: Some(Some(b"<Policy".to_vec())), ..fits };
        for nothing in [Published::default(), unread, broken] {
            assert_eq!(of(&nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn each_service_looks_at_something_else() {
        let (ready, id) = (claims(EVENTS), id());
        let own = OrgNumber::parse(OWN).unwrap();
        let without_code = TokenClaims { org: None, ..ready.clone() };
        assert_eq!(seen(&without_code, &Published::default(), LooksAt::Scopes), Some(Reason::Fits));
        assert_eq!(seen(&without_code, &Published::default(), LooksAt::Code), Some(Reason::NoCode));
        // Of the owner no action is asked: nothing is said of the rules.
        let owner = OrgNumber::parse(OTHER).unwrap();
        assert_eq!(seen(&ready, &published(OWN, None), LooksAt::Owner(&id)), Some(Reason::Fits));
        let of_another = seen(&ready, &published(OTHER, None), LooksAt::Owner(&id));
        assert_eq!(of_another, Some(Reason::Owner { of_token: own, owner }));
        assert_eq!(seen(&ready, &published("ukjent", None), LooksAt::Owner(&id)), None);
        let rules = published(OWN, Some((&BROKER, "ttd")));
        let transfers = LooksAt::Transfer(&id, SENDS);
        assert_eq!(seen(&ready, &rules, transfers), Some(Reason::Fits));
        // What a system user may, stands in its approval.
        let system_user = SystemUserClaim { id: uuid::Uuid::nil(), party: own, system: "991825827_x".to_owned() };
        let acting = TokenClaims { system_user: Some(system_user), ..ready };
        assert_eq!(seen(&acting, &rules, transfers), None);
    }

    #[test]
    fn the_reason_is_told_with_what_helps_against_it() {
        let (id, tt02) = (id(), EnvironmentName::parse("tt02").unwrap());
        let refusal = ServiceRefusal {
            service: RemoteService::Events,
            status: 403,
            code: Some("403-POLICY".to_owned()),
            trace: None,
            message: String::new(),
            more: None,
            wait: None,
        };
        let said = ApiFault::Refused(refusal).finding();
        let told = Reason::NoPolicy.told(said.clone(), LooksAt::Subscription(&id), &tt02);
        let text = told.message.render(Language::En);
        assert!(text.ends_with(" Seen from here: ttd-vedtak has no published access rules."), "{text}");
        assert!(told.next.unwrap().render(Language::En).ends_with("resume --redo policy"));
        // Where all fits, what the row says is still the best advice.
        assert_eq!(Reason::Fits.told(said.clone(), LooksAt::Subscription(&id), &tt02).next, said.next);
    }
}
