//! Everything there is to say of a policy.

use super::answers::{self, ServiceAnswer};
use super::at_organisation::AtOrganisation;
use super::consequences::Consequences;
use super::grants::{self, Grant};
use super::known::KnownResource;
use super::reach::{self, Recipient};
use crate::catalog::roles::Role;
use crate::domain::PolicyKind;
use crate::policy::apps::App;
use crate::policy::build;
use crate::policy::ids::attribute;
use crate::policy::lint::LintOptions;
use crate::policy::registry;
use crate::policy::rights::{self, Confidentiality, Listing, Unlistable};
use crate::policy::rights_v2::{self, RightV2};
use crate::policy::xacml::Policy;

/// Everything there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The resource, bare, when it is known.
    pub resource_id: Option<String>,
    /// The apps that the policy is about; none where it is about no app.
    pub apps: Vec<App>,
    /// What the policy is for, when it is known.
    pub kind: Option<PolicyKind>,
    /// Which recipient was asked for; otherwise all are told of.
    pub only: Option<Recipient>,
    /// It says what somebody was given, as the platform stores it beside the policy of the resource.
    pub delegation: bool,
    /// The registry's list of rights.
    pub listing: Result<Listing, Unlistable>,
    /// Key of each right in the registry's newer list, with who has it; empty when the resource is not known.
    pub rights_v2: Vec<RightV2>,
    /// The subjects, as the registry keeps them.
    pub subjects: Vec<String>,
    /// The level that the registry shows.
    pub level: i32,
    /// Who may read by registration alone, by kind of recipient; an empty list is nobody.
    pub reach: Vec<(Recipient, Vec<&'static Role>)>,
    /// Recipients where nobody can read any more once the roles of Altinn 2 have ended.
    pub lost: Vec<Recipient>,
    /// Who gets in at the one organisation that was looked up.
    pub at: Option<AtOrganisation>,
    /// Who may do what.
    pub grants: Vec<Grant>,
    /// What services ask, and what they are answered; `None` for a policy that names too many.
    pub answers: Option<Vec<ServiceAnswer>>,
    /// What else follows.
    pub consequences: Consequences,
}

/// Explains a policy, for all recipients or for one.
#[must_use]
pub fn explain(policy: &Policy, options: &LintOptions, only: Option<Recipient>) -> Explanation {
    let known = KnownResource::of(policy, options);
    let listing = rights::listing(policy);
    let asked = Recipient::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == *kind));
    let action = known.main_action();
    let asked_at = known.asked_at_all();
    // Broker answers systems only: what a person is registered as opens nothing there.
    let systems_only = known.kind == Some(PolicyKind::Broker);
    let readers = |kind, ended| match systems_only {
        true => Vec::new(),
        false => reach::by_registration(policy, &asked_at, action, kind, known.limited, ended),
    };
    let reach: Vec<_> = asked.map(|kind| (kind, readers(kind, known.ended))).collect();
    let lost = reach.iter().filter(|(kind, roles)| !roles.is_empty() && readers(*kind, true).is_empty());
    let rights_v2 = known.resource_id.as_deref().map(|id| rights_v2::listing(policy, id)).unwrap_or_default();
    Explanation {
        only,
        at: None,
        delegation: policy.is_delegation(),
        rights_v2,
        subjects: registry::subjects_in_order(policy),
        level: rights::minimum_level(policy),
        lost: lost.map(|(kind, _)| *kind).collect(),
        reach,
        grants: grants::grants(policy),
        answers: answers::answers(policy, &known),
        consequences: Consequences::of(policy, &known, listing.as_ref()),
        listing,
        apps: known.apps,
        kind: known.kind,
        resource_id: known.resource_id,
    }
}

impl Explanation {
    /// The same, with who gets in at one organisation.
    #[must_use]
    pub fn at(self, organisation: AtOrganisation) -> Self {
        Self { at: Some(organisation), ..self }
    }

    /// Whether it is about ordinary mail: then somebody must be able to read it before anybody has been authorised.
    #[must_use]
    pub fn is_ordinary_mail(&self) -> bool {
        let confidential = self.subjects.iter().any(|urn| {
            let id = urn.strip_prefix(attribute::ACCESS_PACKAGE).and_then(|rest| rest.strip_prefix(':'));
            id.is_some_and(|id| id == build::CONFIDENTIAL_POST || id == rights::EXPLICIT)
        });
        let confidentiality = self.consequences.confidentiality.as_ref();
        let open = match confidentiality {
            Some(Ok(found)) => *found == Confidentiality::NotConfidential,
            // Who asks for a recipient asks about mail.
            _ => !confidential,
        };
        open && (self.kind == Some(PolicyKind::Correspondence)
            || (self.kind.is_none() && (self.only.is_some() || self.at.is_some())))
    }
}
