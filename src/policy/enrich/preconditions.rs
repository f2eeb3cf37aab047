//! Preconditions: why something was not looked up, or not tried (Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21; Altinn/altinn-authorization-tmp,
//! `Controllers/DecisionController.cs`, 2026-08-21).

use super::attribute_source::AttributeSource;
use super::endpoint::Endpoint;
use super::named::{is_consent, names_a_resource, party_of, value, who};
use crate::policy::decide::{MatchResult, Request, matches_resource_and_action};
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::{Alternative, Policy, Rule, RuleEffect};
use crate::text::Phrase;

/// What kept something from being looked up, or a request from being decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precondition {
    /// No subject of the policy uses `urn:altinn:rolecode`, so no roles are looked up.
    NoRoleCode,
    /// No subject of the policy uses `urn:altinn:accesspackage`, so no packages are looked up.
    NoAccessPackage,
    /// The request names no party that is known.
    NoParty,
    /// The request names no user: organisations and system users have no roles.
    NoUser,
    /// The request names neither a user nor a system user, so no packages are looked up.
    NobodyWithPackages,
    /// Party types and access lists are looked up only for consent: a resource, and neither party nor instance.
    NotConsent,
    /// A request without subject attributes is refused.
    NoSubject,
    /// A system user must be the only subject attribute.
    SystemUserNotAlone,
    /// The request names no resource, so there is no policy to find.
    NoResource,
    /// The internal endpoint takes no person's number for the party.
    PersonNumberInside,
    /// Delegation policies are tried only after NotApplicable.
    DelegationShutOut,
    /// The party is on none of the resource's access lists for the action, or is a person.
    NotOnAccessList,
    /// The resource has access lists, and the request names no party.
    NoPartyForAccessList,
}

impl Precondition {
    /// What it says. The English text is in machine output and stays as it is.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::NoRoleCode => words::NO_ROLE_CODE,
            Self::NoAccessPackage => words::NO_ACCESS_PACKAGE,
            Self::NoParty => words::NO_PARTY,
            Self::NoUser => words::NO_USER,
            Self::NobodyWithPackages => words::NOBODY_WITH_PACKAGES,
            Self::NotConsent => words::NOT_CONSENT,
            Self::NoSubject => words::NO_SUBJECT,
            Self::SystemUserNotAlone => words::SYSTEM_USER_NOT_ALONE,
            Self::NoResource => words::NO_RESOURCE,
            Self::PersonNumberInside => words::PERSON_NUMBER_INSIDE,
            Self::DelegationShutOut => words::DELEGATION_SHUT_OUT,
            Self::NotOnAccessList => words::NOT_ON_ACCESS_LIST,
            Self::NoPartyForAccessList => words::NO_PARTY_FOR_ACCESS_LIST,
        }
    }
}

/// Why the service refuses the request, if it does: it names no resource, no subject, a system user and more, or inside
/// the platform a person by number.
pub(super) fn refusal(request: &Request, enriched: &Request, endpoint: Endpoint) -> Option<Precondition> {
    let subjects = request.bag(category::SUBJECT).count();
    let system_user = request.bag(category::SUBJECT).any(|attribute| attribute.id == attribute::SYSTEM_USER);
    let has = |id: &str| value(enriched, category::RESOURCE, id).is_some();
    let by_number = has(attribute::PERSON_NUMBER) && !has(attribute::PARTY_ID) && !has(attribute::ORGANISATION_NUMBER);
    let checks = [
        (!names_a_resource(enriched), Precondition::NoResource),
        (by_number && endpoint == Endpoint::Internal, Precondition::PersonNumberInside),
        (subjects == 0, Precondition::NoSubject),
        (subjects > 1 && system_user, Precondition::SystemUserNotAlone),
    ];
    checks.into_iter().find_map(|(refused, one)| refused.then_some(one))
}

/// The precondition that stopped a request which was not permitted: one in the way of what the rules ask that are about its
/// resource and action, else one in the way of what the subject holds.
pub(super) fn stopped(policy: &Policy, enriched: &Request, directory: &dyn AttributeSource) -> Option<Precondition> {
    let reached = |rule: &&Rule| {
        rule.effect == RuleEffect::Permit && matches_resource_and_action(rule, enriched) == Ok(MatchResult::Match)
    };
    let reached: Vec<&Rule> = policy.rules.iter().filter(reached).collect();
    let asked = |ids: &[&str]| {
        reached.iter().any(|rule| {
            rule.alternatives(category::SUBJECT)
                .flat_map(Alternative::matches)
                .any(|(_, of)| ids.contains(&of.attribute_id.as_str()))
        })
    };
    let user = value(enriched, category::SUBJECT, attribute::USER_ID);
    let party = party_of(enriched);
    let (roles_open, packages_open) =
        (policy.asks_subject_for(attribute::ROLE_CODE), policy.asks_subject_for(attribute::ACCESS_PACKAGE));
    if asked(&attribute::ROLES) && !roles_open {
        return Some(Precondition::NoRoleCode);
    }
    if asked(&[attribute::ACCESS_PACKAGE]) {
        if party.is_none() {
            return Some(Precondition::NoParty);
        }
        if who(enriched).is_none() {
            return Some(Precondition::NobodyWithPackages);
        }
    } else if asked(&attribute::ROLES) || asked(&[attribute::ESTATE_ROLE]) {
        if party.is_none() {
            return Some(Precondition::NoParty);
        }
        if user.is_none() {
            return Some(Precondition::NoUser);
        }
    }
    if asked(&[attribute::PARTY_TYPE, attribute::ACCESS_LIST]) && !is_consent(enriched) {
        return Some(Precondition::NotConsent);
    }
    let party = party?;
    let holds_roles = user.is_some_and(|user| !directory.roles(&user, &party).is_empty());
    if holds_roles && !roles_open {
        return Some(Precondition::NoRoleCode);
    }
    let holds_packages = who(enriched).is_some_and(|who| !directory.packages(who, &party).is_empty());
    (holds_packages && !packages_open).then_some(Precondition::NoAccessPackage)
}

/// What this file alone says. The English texts are in machine output.
mod words {
    crate::text::phrases! {
        NO_ROLE_CODE { nb: "ingen av reglene bruker urn:altinn:rolecode om hvem som slipper inn, så ingen roller blir slått opp", en: "no subject uses urn:altinn:rolecode, so no roles are looked up" }
        NO_ACCESS_PACKAGE { nb: "ingen av reglene bruker urn:altinn:accesspackage om hvem som slipper inn, så ingen tilgangspakker blir slått opp", en: "no subject uses urn:altinn:accesspackage, so no access packages are looked up" }
        NO_PARTY { nb: "forespørselen sier ikke hvem det gjøres på vegne av, så verken roller eller tilgangspakker blir slått opp", en: "the request names no known party, so neither roles nor access packages are looked up" }
        NO_USER { nb: "forespørselen har ingen bruker, og virksomheter og systembrukere har ingen roller", en: "the request names no user, and organisations and system users have no roles" }
        NOBODY_WITH_PACKAGES { nb: "forespørselen har verken bruker eller systembruker, så ingen tilgangspakker blir slått opp", en: "the request names neither a user nor a system user, so no access packages are looked up" }
        NOT_CONSENT { nb: "parttype og tilgangslister blir bare slått opp for samtykke, det vil si uten part og uten instans", en: "party types and access lists are looked up only for consent, that is without a party and without an instance" }
        NO_SUBJECT { nb: "en forespørsel som ikke sier hvem som spør, blir avvist", en: "a request without subject attributes is refused" }
        SYSTEM_USER_NOT_ALONE { nb: "en systembruker må være det eneste som er oppgitt om hvem som spør", en: "a system user must be the only subject attribute" }
        NO_RESOURCE { nb: "forespørselen nevner ingen ressurs, så det finnes ingen regler å se i", en: "the request names no resource, so no policy is found" }
        DELEGATION_SHUT_OUT { nb: "delegeringer blir bare prøvd når tilgangsreglene ikke avgjør det", en: "delegation policies are tried only when the policy is NotApplicable" }
        NOT_ON_ACCESS_LIST { nb: "parten står ikke på noen av ressursens tilgangslister for handlingen, eller er en person", en: "the party is on none of the resource's access lists for the action, or is a person" }
        NO_PARTY_FOR_ACCESS_LIST { nb: "ressursen bruker tilgangslister, og forespørselen sier ikke hvem det gjøres på vegne av", en: "the resource uses access lists and the request names no party" }
        PERSON_NUMBER_INSIDE { nb: "plattformens egne tjenester får ikke oppgi parten med fødselsnummer", en: "the internal endpoint does not accept a national identity number for the party" }
    }
}
