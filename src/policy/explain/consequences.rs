//! What else follows from a policy: levels, confidentiality, forwarding, what keeps people out, what ends soon.

use super::known::KnownResource;
use crate::catalog::roles::Role;
use crate::domain::PolicyKind;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::{attribute, category};
use crate::policy::rights::{self, Confidentiality, Listing, Unlistable};
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::{Policy, RuleEffect};

/// Whether a message may be sent with leave to forward it (Altinn/altinn-correspondence,
/// `Authorization/AltinnAuthorizationService.cs`, 2026-08-20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forwarding {
    /// The lowest level is 0.
    Allowed,
    /// The lowest level is higher: error 1068.
    Refused(i32),
    /// No level stands there at all: the request fails.
    Fails,
}

/// What else follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequences {
    /// Level for end users.
    pub level: Option<i32>,
    /// Level for organisations.
    pub level_org: Option<i32>,
    /// Whether messages may be forwarded; for Correspondence.
    pub forwarding: Option<Forwarding>,
    /// Confidentiality, as Correspondence reads it from the registry's list; for Correspondence.
    pub confidentiality: Option<Result<Confidentiality, Unlistable>>,
    /// The combining algorithm is one that the platform does not know: nobody is ever let in.
    pub never: bool,
    /// Roles stand there, but none by `urn:altinn:rolecode`: none is looked up.
    pub no_role_code: bool,
    /// No package: system users, and employees who are given one, stay outside.
    pub no_package: bool,
    /// A rule shuts out.
    pub denies: bool,
    /// Roles of Altinn 2.
    pub ending: Vec<&'static Role>,
    /// Of those who may read: how many are named only by roles of Altinn 2, and how many there are.
    pub ending_readers: (usize, usize),
    /// Whether access lists limit the resource, if that is known.
    pub limited: Option<bool>,
}

impl Consequences {
    /// Reads them from a policy.
    #[must_use]
    pub fn of(policy: &Policy, known: &KnownResource<'_>, listing: Result<&Listing, &Unlistable>) -> Self {
        let named: Vec<AttributePairs> = policy.rules.iter().flat_map(AttributePairs::subjects).collect();
        let ids = || named.iter().flat_map(|who| &who.0).map(|(id, _)| id.as_str());
        let correspondence = known.kind == Some(PolicyKind::Correspondence);
        let mut ending: Vec<&'static Role> = named.iter().flat_map(AttributePairs::ending).collect();
        ending.sort_by_key(|role| role.code);
        ending.dedup();
        let confidentiality = || listing.map(rights::confidentiality).map_err(Clone::clone);
        Self {
            level: rights::level_in(policy, category::LEVEL_END_USER),
            level_org: rights::level_in(policy, category::LEVEL_ORGANISATION),
            forwarding: correspondence.then(|| match rights::lowest_level(policy) {
                None => Forwarding::Fails,
                Some(level) if level > 0 => Forwarding::Refused(level),
                Some(_) => Forwarding::Allowed,
            }),
            confidentiality: correspondence.then(confidentiality),
            never: CombiningAlgorithm::parse(&policy.combining_algorithm).is_none(),
            no_role_code: ids().any(attribute::is_role) && ids().all(|id| id != attribute::ROLE_CODE),
            no_package: ids().any(attribute::is_role) && ids().all(|id| id != attribute::ACCESS_PACKAGE),
            denies: policy.rules.iter().any(|rule| rule.effect == RuleEffect::Deny),
            ending,
            ending_readers: ending_readers(policy),
            limited: known.options.access_lists,
        }
    }
}

fn ending_readers(policy: &Policy) -> (usize, usize) {
    let reads = |terms: &AttributePairs| {
        terms.value(attribute::ACTION_ID).is_none_or(|action| action.eq_ignore_ascii_case("read"))
    };
    let rules = policy.rules.iter().filter(|rule| rule.effect == RuleEffect::Permit);
    let rules = rules.filter(|rule| AttributePairs::alternatives(rule, category::ACTION).iter().any(reads));
    let mut readers: Vec<AttributePairs> = rules.flat_map(AttributePairs::subjects).collect();
    readers.sort();
    readers.dedup();
    (readers.iter().filter(|who| who.ending().next().is_some()).count(), readers.len())
}
